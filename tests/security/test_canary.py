"""A canary: whatever is not published carries a mark, and no byte that the public gets has it."""

import gzip
import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from factcheck.models import Listing, Person, Rendition
from factcheck.services import claims, commentaries, comments, reports, verdicts
from tests.addresses import addresses
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish

MARK = "CANARYMARK"
PUBLIC = ("reader", "health", "api_pages", "v1", "google")


@pytest.fixture
def newsroom(app: Flask, ed: Person, fyodor: Person) -> dict[str, list[Any]]:
    """Something of each kind is published, and beside it lies everything that is not; returns what is known."""
    often = "100000 per minute"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], key_rate=often, anonymous_rate=often)
    commentary = make_commentary(fyodor, topic="Bridges", outlet="The Daily")
    claim = make_claim(fyodor, commentary, holder="the mayor")
    make_evidence(fyodor, claim)
    returned = propose(fyodor, claim, summary=f"{MARK} a first try", explanation=f"{MARK} of it")
    verdicts.return_(ed, returned, seen=1, comment=f"{MARK} what the reviewer said")
    approved = propose(fyodor, claim)
    verdicts.approve(ed, approved, seen=approved.version, override=f"{MARK} why the gate was passed")
    publish(ed, commentary)
    propose(fyodor, claim, "mixed", summary=f"{MARK} waits", correction=f"{MARK} its reason")
    make_evidence(
        fyodor, claim, title=f"{MARK} attached since", note=f"{MARK} note", url=f"https://{MARK}.example/".lower()
    )
    dismissed = make_claim(fyodor, commentary, "Two thirds", wording=f"{MARK} dismissed", holder=f"{MARK} holder")
    claims.dismiss(fyodor, dismissed, seen=1, reason=f"{MARK} dismissal")
    comments.add(fyodor, claim, text=f"{MARK} what colleagues say")
    draft = make_commentary(fyodor, f"{MARK} stands in a draft.", title=f"{MARK} title", topic=MARK, outlet=MARK)
    approve(ed, propose(fyodor, make_claim(fyodor, draft, f"{MARK} stands"), summary=f"{MARK} approved in a draft"))
    commentaries.receive(fyodor, content=MARK.encode(), filename=MARK, characters=MARK)
    reports.receive(about="", message=f"{MARK} report", email=f"{MARK}@example.org".lower())
    return {
        "id": [commentary.id, commentary.edition.id, claim.id, approved.id, claim.evidence[0].id, draft.id],
        "name": ["Bridges", "the mayor", MARK],
        "slug": ["false", "invalid"],
        "filename": ["base.css"],
    }


def leaks(said: bytes) -> str | None:
    """What stands around the mark, or an address of ours."""
    found = re.search(rb".{0,80}(?:%s|@example\.org).{0,80}" % MARK.encode(), said, re.IGNORECASE | re.DOTALL)
    return found and found.group().decode(errors="replace")


def test_it_renders_nothing_that_is_not_published(newsroom: dict[str, list[Any]]):
    rows = list(Rendition.select().where(Rendition.public))
    assert {row.kind for row in rows} >= {"commentary page", "embed page", "embed data", "picture"}, "something to see"
    for row in rows:
        assert leaks(bytes(row.body)) is None, row.path
        assert gzip.decompress(bytes(row.gzip)) == bytes(row.body) if row.gzip else True, row.path
        assert leaks(row.path.encode()) is None, row.path
    assert not [row for row in Listing.select().dicts() if leaks(repr(row).encode())]


def test_it_answers_nobody_with_what_is_not_published(app: Flask, newsroom: dict[str, list[Any]]):
    client = app.test_client()
    asked = {row.path for row in Rendition.select(Rendition.path).where(Rendition.public)}
    for number in range(6):
        places = {name: values[number % len(values)] for name, values in newsroom.items()}
        for address in addresses(app, places, PUBLIC):
            if address.method == "GET" and MARK not in address.path:
                asked.add(address.path)
    asked |= {f"/search?q={word}" for word in ("bridge", "mayor", "it")}
    asked |= {f"/oembed?url=http://127.0.0.1:8000{path}" for path in asked if path.startswith("/c/")}
    assert len(asked) > 50
    for path in sorted(asked):
        answer = client.get(path)
        if answer.mimetype != "text/event-stream":
            heads = repr(list(answer.headers)).encode()
            assert answer.status_code < 500, path
            assert leaks(answer.get_data() + heads) is None, path
        answer.close()
