"""Every address of the application, with things of Faina's in it, and forms with every field there is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.routing import IntegerConverter, Rule
from werkzeug.test import TestResponse

from factcheck.models import Partner, Person
from factcheck.models.db import db
from factcheck.services import commentaries
from tests.factories import make_claim, make_commentary, make_evidence, make_key, propose, publish

# The other rooms are public, or have keys of their own.
NEWSROOM = ("accounts", "admin", "workbench", "health", "static")

NOTHING = "01J0000000000000000000NONE"

FIELDS = {
    "seen": "1",
    "text": "A text of some words.",
    "title": "A title",
    "language": "en",
    "quote": "The bridge",
    "wording": "A wording",
    "kind": "fact",
    "reason": "A reason",
    "comment": "A comment",
    "at": "46",
    "stance": "refutes",
    "rating": "false",
    "summary": "A summary",
    "explanation": "An explanation",
    "name": "A name",
    "email": "new@example.org",
    "role": "viewer",
    "active": "yes",
    "current": "not the password",
    "doing": "editing",
    "password": "a long new password",
}


class Address(NamedTuple):
    """One method of one address."""

    endpoint: str
    method: str
    path: str

    @property
    def room(self) -> str:
        return self.endpoint.split(".")[0]


def make_places(editor: Person, checker: Person) -> dict[str, Any]:
    """What can stand in an address, by its name: things of the checker's."""
    commentary = publish(editor, make_commentary(checker))
    claim = make_claim(checker, commentary)
    attached = make_evidence(checker, claim)
    verdict = propose(checker, claim)
    scrape = commentaries.receive(checker, content=b"A text.", filename="a.txt", characters="A text.")
    make_key()
    partner = Partner.get()
    return {
        "commentary_id": commentary.id,
        "claim_id": claim.id,
        "evidence_id": attached.id,
        "source_id": attached.source_id,
        "verdict_id": verdict.id,
        "scrape_id": scrape.id,
        "person_id": checker.id,
        "partner_id": partner.id,
        "key_id": partner.keys[0].id,
        "filename": "base.css",
    }


def addresses(app: Flask, places: dict[str, Any], rooms: tuple[str, ...] = NEWSROOM) -> Iterator[Address]:
    """Every address of some rooms; where nothing is known for a place, something that does not exist stands there."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.split(".")[0] in rooms:
            path = app.url_map.bind("").build(
                rule.endpoint, {name: _filled(rule, name, places) for name in rule.arguments}
            )
            for method in sorted(rule.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
                yield Address(rule.endpoint, method, path)


def _filled(rule: Rule, name: str, places: dict[str, Any]) -> Any:
    if isinstance(rule._converters[name], IntegerConverter):
        return 1
    return places.get(name, NOTHING)


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever is done in the block, so that every question meets the same newsroom."""
    with db.atomic() as transaction:
        yield
        transaction.rollback()


def get(client: FlaskClient, path: str) -> TestResponse:
    """Read an answer to its end and close it; of a stream, which has none, only the head."""
    answer = client.get(path)
    if answer.mimetype != "text/event-stream":
        answer.get_data()
    answer.close()
    return answer


def token_of(client: FlaskClient) -> str:
    """The token against forged forms, which lasts as long as a session."""
    return str(html.fromstring(client.get("/sign-in").text).xpath("string(//input[@name='csrf_token']/@value)"))


def send(client: FlaskClient, method: str, path: str, **more: str) -> TestResponse:
    """Send every field there is, with the token of the person's session."""
    data = {**FIELDS, **more, "csrf_token": token_of(client)} if method != "GET" else None
    return client.open(path, method=method, data=data, buffered=True)
