"""Only what was published exists for partners: whatever they ask, in whatever way."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.models import Commentary, Edition, Person
from factcheck.services import claims, commentaries, verdicts
from tests.api.conftest import Api
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.forms import sign_in

MARK = "SECRETMARK"


@pytest.fixture
def secrets(app: Flask, ed: Person, fyodor: Person) -> set[str]:
    """A newsroom full of secrets, each with the mark in it; returns the ids of what the public must not know."""
    published = publish(ed, make_commentary(fyodor))
    draft = make_commentary(fyodor, f"{MARK} stands in a draft. It is a text.", title=f"{MARK} title", topic=f"{MARK}")
    hidden = make_claim(fyodor, draft, "It is a text", wording=f"{MARK} wording", holder=f"{MARK} holder")
    attached = make_evidence(fyodor, hidden, url=f"https://{MARK.lower()}.example", title=f"{MARK} source")
    checked = approve(ed, propose(fyodor, hidden, summary=f"{MARK} approved in a draft"))
    claim = make_claim(fyodor, published)
    returned = propose(fyodor, claim, summary=f"{MARK} returned")
    verdicts.return_(ed, returned, seen=1, comment=f"{MARK} comment")
    approve(ed, propose(fyodor, claim))
    waiting = propose(fyodor, claim, "mixed", summary=f"{MARK} waits", correction=f"{MARK} reason")
    make_evidence(fyodor, claim, url="", title=f"{MARK} attached after the verdict", note=f"{MARK} note")
    dismissed = make_claim(fyodor, published, "Two thirds", wording=f"{MARK} dismissed")
    claims.dismiss(fyodor, dismissed, seen=1, reason=f"{MARK} dismissal")
    scrape = commentaries.receive(fyodor, content=MARK.encode(), filename=MARK, characters=MARK)
    edition = Edition.get(Edition.commentary == draft)
    things = (draft, edition, hidden, attached, attached.source, checked, returned, waiting, scrape, ed, fyodor)
    return {thing.id for thing in things} | {draft.slug}


def questions(app: Flask, ids: set[str]) -> Iterator[str]:
    """Every address of the public side, with every hidden id and with those that are known."""
    known = {str(row.id) for table in (Commentary, Edition) for row in table.select()}
    for rule in app.url_map.iter_rules():
        room = rule.endpoint.split(".")[0]
        if "GET" in rule.methods and room in ("v1", "google", "api_pages", "api-docs") and "stream" not in rule.rule:
            texts = [name for name in rule.arguments if rule._converters[name].__class__.__name__ != "IntegerConverter"]
            for value in sorted(ids | known) if texts else [""]:
                arguments = {name: value if name in texts else 1 for name in rule.arguments}
                yield app.url_map.bind("").build(rule.endpoint, arguments)
    yield from (f"/c/{slug.slug}" for slug in Commentary.select())
    yield from ("/", "/sign-in")
    for query in (MARK, MARK.lower(), "text"):
        yield f"/api/v1/search?q={query}"
        yield f"/v1alpha1/claims:search?query={query}"
    yield from (f"/api/v1/verdicts?{name}={MARK}" for name in ("topic", "holder", "outlet"))


@pytest.fixture
def unhurried(app: Flask) -> None:
    """An installation where limits do not bite."""
    often = "100000 per minute"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], key_rate=often, anonymous_rate=often)


@pytest.mark.usefixtures("unhurried")
@pytest.mark.parametrize("who", ["a partner", "anybody"])
def test_it_tells_no_secret_at_any_address(app: Flask, api: Api, client: FlaskClient, secrets: set[str], who: str):
    asked = list(questions(app, secrets))
    assert len(asked) > 100
    for path in asked:
        answer = api.get(path) if who == "a partner" else client.get(path, buffered=True)
        said = answer.text.replace(path, "")  # a refusal may repeat what was asked
        assert answer.status_code < 500, path
        assert MARK in path.upper() or MARK not in said.upper(), path
        assert "@example.org" not in said, path
        assert not [id for id in secrets if id in said], path


@pytest.mark.parametrize("kind", ["verdicts", "claims", "commentaries", "editions", "evidence", "sources"])
def test_it_says_the_same_of_a_secret_and_of_nothing(api: Api, secrets: set[str], kind: str):
    nothing = api.get(f"{kind}/01J0000000000000000000NONE")
    assert nothing.status_code == 404
    for id in secrets:
        answer = api.get(f"{kind}/{id}")
        assert (answer.status_code, without_id(answer, id)) == (404, without_id(nothing, "01J0000000000000000000NONE"))


def without_id(answer: Any, id: str) -> str:
    return str(answer.text).replace(id, "")


def test_it_takes_no_session_for_a_key(app: Flask, client: FlaskClient, ada: Person, secrets: set[str]):
    sign_in(client, ada)
    assert client.get("/api/v1/webhooks").status_code == 401
    assert client.post("/api/v1/commentaries", json={}).status_code == 401
    for id in secrets:
        assert client.get(f"/api/v1/verdicts/{id}").status_code == 404


def test_it_asks_for_a_key_with_a_problem_document(client: FlaskClient):
    answer = client.post("/api/v1/commentaries", json={})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json().keys() >= {"type", "title", "status", "detail"}
