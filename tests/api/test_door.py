"""Answers that are given again before Flask: the same as at first, and never a moment too long."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck import clock
from factcheck.models import ApiKey, KeyUsage, LedgerHead, Person, Rendition
from factcheck.publishing import front_door
from factcheck.services import partners, verdicts
from tests.api.conftest import Api, Checked

ADDRESSES = ["verdicts?limit=5", "ratings", "verdicts?fields=id,summary", "topics", "commentaries"]
ITS_OWN = {"RateLimit", "RateLimit-Policy", "X-Request-Id", "Date"}


def said(answer: TestResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """What an answer says to everybody alike."""
    return answer.status_code, answer.data, sorted(pair for pair in answer.headers if pair[0] not in ITS_OWN)


def key_of(api: Api) -> ApiKey:
    return ApiKey.get(ApiKey.digest == ApiKey.digest_of(api.key))


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_says_the_same_again(api: Api, checked: Checked, address: str):
    first = api.get(address)
    assert first.status_code == 200
    assert said(api.get(address)) == said(first)


def test_it_does_not_look_again_while_the_ledger_stays(api: Api, checked: Checked):
    first = api.get("verdicts")
    Rendition.update(body=b"{}").where(Rendition.kind == "verdict").execute()
    assert api.get("verdicts").data == first.data


def test_it_looks_again_once_the_ledger_moved(api: Api, checked: Checked, ed: Person):
    assert len(api.get("verdicts").json["verdicts"]) == 1
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="An error.")
    assert api.get("verdicts").json["verdicts"] == []


def test_it_looks_again_though_another_process_moved_the_ledger_just_now(
    api: Api, checked: Checked, monkeypatch: pytest.MonkeyPatch
):
    """Readers' pages may be some milliseconds late; partners follow the ledger, and are told of it at once."""
    monkeypatch.setattr(front_door, "_PATIENCE", 3600.0)
    assert api.get("verdicts").json["verdicts"]
    Rendition.update(position=None).where(Rendition.kind == "verdict").execute()
    LedgerHead.update(sequence=LedgerHead.sequence + 1).execute()
    assert api.get("verdicts").json["verdicts"] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_tells_who_has_it_already(api: Api, checked: Checked, address: str):
    tag = api.get(address).headers["ETag"]
    known = api.get(address, If_None_Match=tag)
    assert (known.status_code, known.data, known.headers["ETag"]) == (304, b"", tag)


def test_it_answers_head_without_the_body(api: Api, checked: Checked):
    first = api.get("verdicts")
    head = api.send("HEAD", "verdicts")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(first.data))


def test_it_tells_formats_apart(api: Api, checked: Checked):
    address = f"verdicts/{checked.verdict.id}"
    assert api.get(address).content_type == "application/json"
    assert api.get(address, Accept="application/ld+json").content_type == "application/ld+json"
    assert api.get(address).content_type == "application/json"


def test_it_refuses_a_key_from_the_moment_that_it_is_revoked(api: Api, checked: Checked, ada: Person):
    assert api.get("verdicts").status_code == api.get("verdicts").status_code == 200
    partners.revoke_key(ada, key_of(api))
    assert api.get("verdicts").status_code == 401


def test_it_refuses_a_key_from_the_moment_that_it_expires(client: FlaskClient, checked: Checked):
    partner = partners.add(None, name="Another")
    ends = datetime(2036, 1, 1, tzinfo=UTC)
    api = Api(client, partners.issue_key(None, partner, expires_at=ends)[1])
    assert api.get("verdicts").status_code == api.get("verdicts").status_code == 200
    with clock.reading(lambda: ends + timedelta(seconds=1)):
        assert api.get("verdicts").status_code == 401


def test_it_asks_each_key_for_its_scope(client: FlaskClient, api: Api, checked: Checked):
    other = partners.issue_key(None, partners.add(None, name="Another"), scopes=("search",))[1]
    assert api.get("verdicts").status_code == 200
    for _ in range(3):
        assert Api(client, other).get("verdicts").status_code == 403


def test_it_gives_nothing_again_to_who_has_no_key(client: FlaskClient, api: Api, checked: Checked):
    api.get("verdicts")
    assert '"anonymous"' in client.get("/api/v1/verdicts").headers["RateLimit-Policy"]


def test_it_counts_every_answer_and_no_refusal(client: FlaskClient, checked: Checked):
    partner = partners.add(None, name="Another")
    key, secret = partners.issue_key(None, partner, rate="3 per minute")
    api = Api(client, secret)
    assert [api.get("ratings").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    client.application.extensions["usage"].flush()  # type: ignore[attr-defined]
    assert KeyUsage.get(KeyUsage.key == key).requests == 3  # what was refused is not counted


def test_it_names_each_request(api: Api, checked: Checked):
    assert api.get("ratings", X_Request_Id="first").headers["X-Request-Id"] == "first"
    assert api.get("ratings", X_Request_Id="second").headers["X-Request-Id"] == "second"
    assert api.get("ratings").headers["X-Request-Id"] != api.get("ratings").headers["X-Request-Id"]
