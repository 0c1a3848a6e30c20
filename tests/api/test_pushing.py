"""Pushing commentaries in, once however often one asks."""

import json
from typing import Any

import pytest

from factcheck.models import ApiKey, Commentary, Edition, LedgerEntry, Person, Scrape
from factcheck.services import partners
from tests.api.conftest import Api
from tests.races import together

TEXT = (
    "The bridge over the river opened in 1998, and it cost 5 million euros, the mayor said on Monday.\n\n"
    "Two thirds of the town’s people cross it every day, and nobody knows who pays for its repair."
)


@pytest.fixture(autouse=True)
def unsplit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the splitter, which has its own tests, out of it."""
    monkeypatch.setattr("factcheck.services.jobs.split_edition", lambda edition_id: None)


def push(api: Api, idempotency_key: str = "", **body: Any) -> Any:
    headers = {"Idempotency_Key": idempotency_key} if idempotency_key else {}
    return api.send("POST", "commentaries", body={"content": TEXT, **body}, **headers)


def test_it_makes_a_draft_that_the_public_does_not_see(api: Api):
    answer = push(api, title="A bridge", topic="Bridges", outlet="The Daily", language="en")
    assert answer.status_code == 201
    assert answer.json["state"] == "draft"
    commentary = Commentary.find(answer.json["id"])
    assert (commentary.topic, commentary.outlet, commentary.edition.title) == ("Bridges", "The Daily", "A bridge")
    assert commentary.edition.text == TEXT
    assert api.get(f"commentaries/{commentary.id}").status_code == 404


def test_it_keeps_what_was_pushed_byte_for_byte(api: Api):
    html = f"<!doctype html><html><body><article><h1>A bridge</h1><p>{TEXT}</p></article></body></html>"
    answer = push(api, content=html, format="html")
    assert answer.status_code == 201
    assert bytes(Scrape.get().content) == html.encode()
    assert "opened in 1998" in Commentary.find(answer.json["id"]).edition.text


def test_it_takes_it_in_the_name_of_whoever_issued_the_key(client: Any, ada: Person):
    partner = partners.add(None, name="The Daily")
    _, secret = partners.issue_key(ada, partner, scopes=("commentaries:write",))
    answer = push(Api(client, secret))
    assert Commentary.find(answer.json["id"]).created_by.name == "Ada"


def test_it_makes_one_draft_however_often_one_asks(api: Api):
    first, second = push(api, "key-1"), push(api, "key-1")
    assert (first.status_code, first.json) == (second.status_code, second.json)
    assert second.headers["Idempotent-Replayed"] == "true"
    assert Commentary.select().count() == 1
    assert push(api, "key-2").json["id"] != first.json["id"]


def test_it_makes_one_draft_of_requests_that_come_at_once(app: Any, secret: str):
    outcomes = together(*[lambda: push(Api(app.test_client(), secret), "key-1")] * 4)
    assert {answer.status_code for answer in outcomes} == {201}
    assert len({answer.json["id"] for answer in outcomes}) == Commentary.select().count() == 1


def test_it_refuses_another_request_with_a_known_key(api: Api):
    push(api, "key-1")
    assert push(api, "key-1", title="Another").status_code == 409


def test_it_keeps_the_keys_of_two_partners_apart(api: Api, client: Any):
    _, secret = partners.issue_key(None, partners.add(None, name="Another"), scopes=("commentaries:write",))
    assert push(api, "key-1").json["id"] != push(Api(client, secret), "key-1").json["id"]


def test_it_forgets_a_request_that_was_refused(api: Api):
    assert push(api, "key-1", content=" ").status_code == 422
    assert Edition.select().count() == 0
    assert push(api, "key-1").status_code == 201


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"content": ""}, "content"),
        ({"language": "fr"}, "language"),
        ({"format": "docx"}, "format"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"period_start": "yesterday"}, "period_start"),
        ({"period_end": ""}, "period_end"),
        ({"titel": "x"}, "titel"),
    ],
)
def test_it_names_the_field_that_does_not_hold(api: Api, body: dict[str, Any], field: str):
    answer = push(api, **body)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_it_names_the_key_in_the_ledger(api: Api):
    push(api)
    entry = LedgerEntry.get(LedgerEntry.act == "commentary.push")
    assert json.loads(entry.changes)["key"] == ApiKey.get().id
