"""The API against a bare Flask view that answers the same bytes, in the same run: ratios, not seconds, are compared.

Two figures: a page of 100 verdicts, and `match` of one post against 10,000 published claims.
"""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from flask import Flask, Response
from flask.testing import FlaskClient

from factcheck import connect, create_app
from factcheck.models import Commentary, Rating, Rendition, Verdict, schema
from factcheck.models.db import connection, db
from factcheck.policy import Role
from factcheck.publishing import addresses
from factcheck.services import claims, commentaries, pages, partners, people, verdicts
from factcheck.settings import Settings
from factcheck.text import Span, Split, recognise

CLAIMS = 10_000
SECONDS = 3.0
PLACES = "bridge tower river market school station harbour library theatre hospital museum quarry orchard mill".split()
DEEDS = "cost opened closed burned doubled shrank moved flooded collapsed reopened".split()
UNITS = "euros visitors trees windows boats letters bricks lamps".split()


@contextmanager
def newsroom() -> Iterator[Settings]:
    """A database in a folder of its own, with a hundred real verdicts."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-bench-"))
    settings = Settings.load(
        {},
        data=str(folder),
        secret_key="a secret for a benchmark alone, long enough",
        workers=0,
        key_rate="100000000 per minute",
        key_quota="1000000000 per day",
    )
    connect(settings)
    schema.migrate()
    with connection():
        pages.render()
        publish(sentences(100))
        multiply()
    try:
        yield settings
    finally:
        shutil.rmtree(folder)


def sentences(number: int) -> list[str]:
    """Claims that differ in their words and numbers."""
    return [
        f"The {PLACES[n % 14]} of district {n} {DEEDS[n // 14 % 10]} with {n * 37 % 9973} {UNITS[n // 140 % 8]} a year"
        for n in range(number)
    ]


def publish(said: list[str]) -> Commentary:
    """Publish a commentary of these sentences, each with a verdict."""
    checker, editor = (
        people.add(None, name=name, email=f"{name}@example.org", role=role, password="a long password for nobody")
        for name, role in (("checker", Role.FACT_CHECKER), ("editor", Role.EDITOR))
    )
    text = ". ".join(said) + "."
    scrape = commentaries.receive(checker, content=text.encode(), filename="bench.txt", characters=text)
    commentary = commentaries.create(
        checker, scrape, recognise(text), splitting=False, language="en", title="Districts", text=text
    )
    edition = commentary.edition
    claims.record_split(edition, Split("en"))
    for sentence in said:
        start = text.index(sentence)
        claim = claims.add(checker, edition, spans=[Span(start, start + len(sentence))])
        verdict = verdicts.propose(checker, claim, rating=Rating.get_by_id("false"), summary="The accounts differ.")
        verdicts.approve(editor, verdict, seen=verdict.version)
    commentaries.publish(editor, commentary, seen=commentary.version)
    return commentary


def multiply() -> None:
    """Store copies of a rendition with other claims, up to the number that is wanted."""
    model = orjson.loads(bytes(Rendition.get(Rendition.kind == "verdict").body))
    position = Rendition.get(Rendition.kind == "verdict").position
    rows = []
    for number, sentence in enumerate(sentences(CLAIMS)[100:]):
        id = f"ZZ{number:024d}"
        verdict = {**model, "id": id, "claim": {**model["claim"], "id": id, "wording": sentence, "quote": sentence}}
        rows.append(
            {
                "path": addresses.api_verdict(id),
                "kind": "verdict",
                "public": False,
                "media_type": "application/json",
                "body": orjson.dumps(verdict),
                "gzip": b"",
                "etag": id,
                "modified_at": Verdict.select().first().reviewed_at,
                "position": position + 1 + number,
            }
        )
    with db.atomic():
        for start in range(0, len(rows), 50):
            Rendition.insert_many(rows[start : start + 50]).execute()


def rate(ask: Callable[[], Any]) -> float:
    """Requests a second of this process's time, one after another: what else the machine does hardly matters."""
    ask()
    count, begun = 0, time.process_time()
    while time.process_time() - begun < SECONDS:
        ask()
        count += 1
    return count / (time.process_time() - begun)


def bare(body: bytes) -> FlaskClient:
    """A Flask application whose one view answers these bytes."""
    app = Flask("bare")

    @app.route("/", methods=["GET", "POST"])
    def view() -> Response:
        return Response(body, content_type="application/json")

    return app.test_client()


def compare(name: str, ask: Callable[[], Any]) -> None:
    answer = ask()
    assert answer.status_code == 200, answer.text
    client = bare(answer.data)
    first = rate(lambda: client.get("/"))
    ours = rate(ask)
    floor = (first + rate(lambda: client.get("/"))) / 2
    ratio = f"{ours / floor:.3f} of a bare Flask view ({floor:,.0f})"
    print(f"{name:44} {ours:9,.1f} a second, {ratio}, {len(answer.data):,} bytes")


def main() -> None:
    with newsroom() as settings:
        client = create_app(settings).test_client()
        with connection():
            _, secret = partners.issue_key(None, partners.add(None, name="Bench"))
        headers = {"Authorization": f"Bearer {secret}"}
        compare("a page of 100 verdicts", lambda: client.get("/api/v1/verdicts?limit=100", headers=headers))
        etag = client.get("/api/v1/verdicts?limit=100", headers=headers).headers["ETag"]
        known = headers | {"If-None-Match": etag}
        answer = client.get("/api/v1/verdicts?limit=100", headers=known)
        assert answer.status_code == 304
        unchanged = rate(lambda: client.get("/api/v1/verdicts?limit=100", headers=known))
        print(f"{'the same, not changed (304)':44} {unchanged:9,.1f} a second")
        post = f"Can you believe this? {sentences(CLAIMS)[4711]}, they say. I do not."
        body = {"texts": [{"id": "post", "text": post, "language": "en"}]}
        begun = time.process_time()
        client.post("/api/v1/match", json=body, headers=headers)
        print(f"{'the index of 10,000 claims':44} {time.process_time() - begun:9.2f} seconds to make, once a change")
        compare(
            "match of a post against 10,000 claims", lambda: client.post("/api/v1/match", json=body, headers=headers)
        )


if __name__ == "__main__":
    main()
