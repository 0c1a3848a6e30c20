"""The feed of changes, the exports, and that whoever follows them has what we say."""

import csv
import gzip
import io
import json
import threading
from typing import Any

import httpx
import orjson
import pytest
import zstandard
from flask import Flask

from factcheck.models import ApiKey, LedgerHead, Person, Rendition
from factcheck.services import claims, commentaries, partners, verdicts
from tests.api.conftest import Api, Checked
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish


def events(api: Api, after: int = 0) -> list[tuple[str, str]]:
    """The type and the id of every event."""
    changes = api.get(f"changes?after={after}").json["changes"]
    return [(event["type"], event["id"]) for change in changes for event in change["events"]]


def head(api: Api) -> int:
    return api.get("changes").json["head"]


def exported(api: Api, after: int = 0) -> list[dict[str, Any]]:
    return [json.loads(line) for line in api.get(f"export.ndjson?after={after}").text.splitlines()]


def test_it_tells_what_was_published(api: Api, checked: Checked):
    commentary = checked.commentary
    assert events(api) == [
        ("commentary.published", commentary.id),
        ("edition.published", commentary.edition.id),
        ("claim.published", checked.claim.id),
        ("verdict.published", checked.verdict.id),
    ]


def test_it_tells_a_correction_with_its_reason(api: Api, checked: Checked, fyodor: Person, ed: Person):
    before = head(api)
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    assert ("verdict.corrected", corrected.id) in events(api, before)
    assert ("verdict.superseded", checked.verdict.id) in events(api, before)
    (change,) = api.get(f"changes?after={before}").json["changes"]
    reasons = {event["type"]: event["reason"] for event in change["events"]}
    assert reasons["verdict.corrected"] == "New accounts came out."


def test_it_tells_a_retraction_with_its_reason(api: Api, checked: Checked, ed: Person):
    before = head(api)
    verdicts.retract(ed, checked.verdict, seen=checked.verdict.version, reason="The accounts were forged.")
    (change,) = api.get(f"changes?after={before}").json["changes"]
    (event,) = (event for event in change["events"] if event["kind"] == "verdict")
    assert (event["type"], event["reason"]) == ("verdict.retracted", "The accounts were forged.")


def test_it_leaves_tombstones_of_what_was_withdrawn(api: Api, checked: Checked, ed: Person):
    before = head(api)
    commentaries.withdraw(ed, checked.commentary, seen=checked.commentary.version, reason="It was a parody.")
    assert {type for type, _ in events(api, before)} == {
        "commentary.withdrawn",
        "edition.withdrawn",
        "claim.withdrawn",
        "verdict.withdrawn",
    }
    for kind, id in (("verdicts", checked.verdict.id), ("claims", checked.claim.id)):
        assert api.get(f"{kind}/{id}").json == {"id": id, "state": "withdrawn", "withdrawal": "It was a parody."}


def test_it_tells_that_a_withdrawn_one_is_back(api: Api, checked: Checked, ed: Person):
    commentary = checked.commentary
    commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a parody.")
    before = head(api)
    publish(ed, commentary)
    assert ("verdict.published", checked.verdict.id) in events(api, before)
    assert api.get("verdicts").json["verdicts"][0]["id"] == checked.verdict.id


def test_it_tells_that_a_claim_was_dismissed(api: Api, checked: Checked, fyodor: Person):
    other = make_claim(fyodor, checked.commentary, "Two thirds of the town’s people")
    before = head(api)
    claims.dismiss(fyodor, other, seen=other.version, reason="Not a claim.")
    assert ("claim.dismissed", other.id) in events(api, before)
    assert api.get(f"claims/{other.id}").json == {"id": other.id, "state": "dismissed", "withdrawal": None}


def test_it_tells_nothing_of_drafts(api: Api, fyodor: Person, ed: Person):
    approve(ed, propose(fyodor, make_claim(fyodor, make_commentary(fyodor))))
    assert api.get("changes").json["changes"] == []
    assert exported(api) == [{"position": 0}]


def test_each_change_names_the_one_before(api: Api, checked: Checked, fyodor: Person, ed: Person):
    for number in range(3):
        commentary = make_commentary(fyodor, title=f"Number {number}")
        make_claim(fyodor, commentary)
        publish(ed, commentary)
    found = api.get("changes").json["changes"]
    assert [change["previous"] for change in found] == [0, *(change["sequence"] for change in found[:-1])]


def test_its_pages_go_on_without_a_gap(api: Api, checked: Checked, fyodor: Person, ed: Person):
    for number in range(4):
        publish(ed, make_commentary(fyodor, title=f"Number {number}"))
    whole = api.get("changes").json["changes"]
    found, address = [], "changes?limit=2"
    while page := api.get(address).json["changes"]:
        found += page
        address = api.get(address).json["next"]
    assert found == whole
    assert len(found) == 5


def test_it_brings_the_resources_as_they_are_now(api: Api, checked: Checked):
    answer = api.get("changes?include=resources").json
    for change in answer["changes"]:
        for event in change["events"]:
            path = httpx.URL(event["url"]).path
            assert answer["included"][path] == api.get(path).json


def test_it_waits_for_what_comes(live: str, api: Api, checked: Checked, fyodor: Person, ed: Person):
    before = head(api)
    headers = {"Authorization": f"Bearer {api.key}"}
    answers: list[httpx.Response] = []

    def wait() -> None:
        address = f"{live}/api/v1/changes?after={before}&wait=30"
        answers.append(httpx.get(address, headers=headers, timeout=60))

    waiting = threading.Thread(target=wait)
    waiting.start()
    corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    waiting.join()
    (change,) = answers[0].json()["changes"]
    assert corrected.id in [event["id"] for event in change["events"]]


def test_it_refuses_a_position_that_the_ledger_has_not_reached(api: Api):
    answer = api.get(f"changes?after={LedgerHead.current().sequence + 1}")
    assert answer.status_code == 409
    assert "mirror everything anew" in answer.json["detail"]


def test_its_stream_goes_on_after_the_last_event_that_was_seen(
    live: str, api: Api, checked: Checked, fyodor: Person, ed: Person
):
    before = head(api)
    headers = {"Authorization": f"Bearer {api.key}", "Last-Event-ID": str(before)}
    with httpx.stream("GET", f"{live}/api/v1/changes/stream", headers=headers, timeout=30) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        lines = stream.iter_lines()
        corrected = approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
        fields = dict(line.split(": ", 1) for line in _until_blank(lines, after="event: change"))
    assert corrected.id in fields["data"]
    assert int(fields["id"]) == head(api)


def _until_blank(lines: Any, after: str) -> list[str]:
    """The lines of the first event with this line in it."""
    event: list[str] = []
    for line in lines:
        if line:
            event.append(line)
        elif after in event:
            return event
        else:
            event = []
    raise AssertionError(f"The stream ended without {after}")


def test_its_stream_ends_when_the_key_is_revoked(live: str, api: Api, ada: Person):
    headers = {"Authorization": f"Bearer {api.key}"}
    with httpx.stream("GET", f"{live}/api/v1/changes/stream", headers=headers, timeout=30) as stream:
        lines = stream.iter_lines()
        assert next(lines) == "retry: 1000"
        partners.revoke_key(ada, ApiKey.get())
        assert "event: end" in list(lines)


def test_it_keeps_places_for_readers_when_all_for_streams_are_taken(live: str, api: Api, app: Flask):
    headers = {"Authorization": f"Bearer {api.key}"}
    address = f"{live}/api/v1/changes/stream"
    with (
        httpx.stream("GET", address, headers=headers, timeout=30) as first,
        httpx.stream("GET", address, headers=headers, timeout=30) as second,
    ):
        assert first.status_code == second.status_code == 200
        third = httpx.get(address, headers=headers)
        assert (third.status_code, third.headers["Retry-After"]) == (503, "5")
        assert httpx.get(f"{live}/api/v1/verdicts", headers=headers).status_code == 200


def test_it_gives_a_place_back_when_a_client_goes_away(live: str, api: Api, app: Flask):
    headers = {"Authorization": f"Bearer {api.key}"}
    for _ in range(3):  # one more than there are places
        answer = httpx.get(f"{live}/api/v1/export.ndjson", headers=headers)
        assert answer.status_code == 200


def test_it_exports_every_resource_byte_for_byte(api: Api, checked: Checked, ed: Person, fyodor: Person):
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    *lines, end = exported(api)
    stored = Rendition.select().where(Rendition.became.is_null(False))
    assert {line["path"]: orjson.dumps(line["resource"]) for line in lines} == {
        row.path: bytes(row.body) for row in stored
    }
    assert end == {"position": head(api)}
    assert [line["sequence"] for line in lines] == sorted(line["sequence"] for line in lines)


def test_it_exports_only_what_changed_after_a_position(api: Api, checked: Checked, fyodor: Person, ed: Person):
    position = exported(api)[-1]["position"]
    assert exported(api, position) == [{"position": position}]
    publish(ed, make_commentary(fyodor, title="Another"))
    assert [line["kind"] for line in exported(api, position)[:-1]] == ["commentary", "edition"]


def test_it_resumes_an_export_in_the_middle(api: Api, checked: Checked, fyodor: Person, ed: Person):
    for number in range(3):
        publish(ed, make_commentary(fyodor, title=f"Number {number}"))
    whole = exported(api)
    broken_off = whole[:6]
    again = exported(api, broken_off[-1]["sequence"] - 1)
    merged = {line["path"]: line for line in [*broken_off, *again[:-1]]}
    assert list(merged.values()) == whole[:-1]


@pytest.mark.parametrize(
    ("coding", "unpack"),
    [("gzip", gzip.decompress), ("zstd", lambda packed: zstandard.ZstdDecompressor().stream_reader(packed).read())],
)
def test_it_packs_an_export_as_the_client_likes(api: Api, checked: Checked, coding: str, unpack: Any):
    plain = api.get("export.ndjson")
    packed = api.get("export.ndjson", Accept_Encoding=coding)
    assert packed.headers["Content-Encoding"] == coding
    assert unpack(packed.data) == plain.data


def test_it_exports_a_table(api: Api, checked: Checked):
    (row,) = csv.DictReader(io.StringIO(api.get("export.csv").text))
    assert (row["id"], row["rating"], row["holder"], row["sources"]) == (
        checked.verdict.id,
        "false",
        "the mayor",
        "https://town.example/accounts",
    )


def test_its_table_runs_nothing_in_a_spreadsheet(api: Api, fyodor: Person, ed: Person):
    commentary = make_commentary(fyodor)
    claim = make_claim(fyodor, commentary, holder="=HYPERLINK(1)")
    make_evidence(fyodor, claim)
    approve(ed, propose(fyodor, claim))
    publish(ed, commentary)
    (row,) = csv.DictReader(io.StringIO(api.get("export.csv").text))
    assert row["holder"] == "'=HYPERLINK(1)"


def test_its_export_stops_when_the_key_is_revoked(api: Api, checked: Checked, ada: Person, monkeypatch: Any):
    monkeypatch.setattr("factcheck.api.v1.export.BATCH", 1)
    answer = api.client.get("/api/v1/export.ndjson", headers={"Authorization": f"Bearer {api.key}"}, buffered=False)
    chunks = iter(answer.response)
    first = next(chunks)
    partners.revoke_key(ada, ApiKey.get())
    rest = b"".join(chunks)
    assert first
    assert b'"position"' not in rest
    answer.close()
