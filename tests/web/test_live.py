"""What others do, told to who is signed in as it happens."""

from collections.abc import Callable, Iterator
from typing import Any

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.models import Claim, Commentary, LedgerHead, Person, Presence
from factcheck.services import archiving, claims, commentaries, people, presence, verdicts
from factcheck.settings import Settings
from factcheck.text import Kind
from tests.factories import make_claim, make_commentary, make_evidence, propose
from tests.web.pages import parsed


@pytest.fixture
def follow(app: Flask) -> Callable[..., Iterator[tuple[str, Any]]]:
    """Follows a commentary from now on: each event is its name and what it tells."""

    def opened(client: FlaskClient, commentary: str = "") -> Iterator[tuple[str, Any]]:
        after = LedgerHead.current().sequence
        answer = client.get(f"/desk/live?commentary={commentary}&after={after}", buffered=False)
        assert answer.mimetype == "text/event-stream"

        def events() -> Iterator[tuple[str, Any]]:
            name = ""
            for line in (line for chunk in answer.response for line in chunk.decode().splitlines()):
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    data = line.removeprefix("data: ")
                    yield name, data if name == "end" else orjson.loads(data)

        return events()

    return opened


def test_it_tells_what_others_do_to_the_commentary_at_hand_and_nothing_of_another(
    editor: FlaskClient, follow: Callable[..., Any], bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    other = make_claim(fyodor, make_commentary(fyodor, title="Another"))
    events = follow(editor, bridge.id)
    assert next(events) == ("presence", [])
    claims.revise(fyodor, other, seen=1, wording="Elsewhere.", holder="", kind=Kind.FACT)
    claims.revise(fyodor, claim, seen=1, wording="Here.", holder="", kind=Kind.FACT)
    verdict = propose(fyodor, claim)
    verdicts.withdraw(fyodor, verdict, seen=1)
    known = {"topic": "Roads", "outlet": "", "source_url": "", "period_start": None, "period_end": None}
    commentaries.revise(fyodor, bridge, seen=1, **known)
    assert [next(events)[1] for _ in range(4)] == [
        {"claim": claim.id, "said": "Fyodor corrected the claim."},
        {"claim": claim.id, "said": "Fyodor proposed a verdict."},
        {"claim": claim.id, "said": "Fyodor withdrew the proposal."},
        {"claim": "", "said": "Fyodor changed what is known about the commentary."},
    ]


def test_it_tells_the_queue_what_others_do_to_any_commentary(
    editor: FlaskClient, follow: Callable[..., Any], bridge: Commentary, fyodor: Person, ada: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    events = follow(editor)
    assert next(events) == ("presence", [])
    people.issue_link(ada, fyodor)  # which is nothing that waits
    claims.revise(fyodor, claim, seen=1, wording="Here.", holder="", kind=Kind.FACT)
    other = make_claim(fyodor, make_commentary(fyodor, title="Another"))
    told = [next(events)[1] for _ in range(4)]
    assert told[0] == {"claim": claim.id, "said": "Fyodor corrected the claim."}
    assert told[-1]["claim"] == other.id


def test_it_tells_of_a_visited_page_at_every_claim_that_cites_it(
    editor: FlaskClient, follow: Callable[..., Any], bridge: Commentary, fyodor: Person
) -> None:
    first, second = (make_claim(fyodor, bridge, words) for words in ("It cost 5 million euros", "Two thirds"))
    for claim in (first, second):
        make_evidence(fyodor, claim, url="http://127.0.0.1/")
    events = follow(editor, bridge.id)
    assert next(events) == ("presence", [])
    archiving.visit_next(Settings.load({}, database_url="sqlite:///"))  # which is refused
    said = "The program visited the page of a source."
    assert [next(events)[1] for _ in range(2)] == [{"claim": claim.id, "said": said} for claim in (first, second)]


def test_it_tells_who_else_is_where(
    editor: FlaskClient, follow: Callable[..., Any], bridge: Commentary, fyodor: Person, ed: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    presence.tell(ed, claim, editing=True)  # oneself
    events = follow(editor)
    assert next(events) == ("presence", [])
    presence.tell(fyodor, claim, editing=True)
    assert next(events) == ("presence", [{"claim": claim.id, "name": "Fyodor", "editing": True}])
    presence.leave(fyodor, claim)
    assert next(events) == ("presence", [])


def test_it_ends_when_the_session_ends(
    editor: FlaskClient, follow: Callable[..., Any], bridge: Commentary, ed: Person
) -> None:
    events = follow(editor, bridge.id)
    next(events)
    people.set_password(ed, ed, "another long password")
    assert list(events) == [("end", "You are signed out.")]


def test_it_is_for_people_who_are_signed_in(client: FlaskClient) -> None:
    assert client.get("/desk/live").status_code == 302


def test_it_keeps_places_for_everything_else(app: Flask, editor: FlaskClient, follow: Callable[..., Any]) -> None:
    opened = [follow(editor) for _ in range(app.config["SETTINGS"].desk_streams)]
    assert [next(each) for each in opened]
    refused = editor.get("/desk/live")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert editor.get("/desk").status_code == 200


def test_it_shows_in_the_queue_who_else_is_on_what(
    editor: FlaskClient, checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    token = {"csrf_token": token_of(checker, f"/desk/claims/{claim.id}")}
    answer = checker.post(f"/desk/claims/{claim.id}/presence", data={**token, "doing": "editing"})
    assert answer.status_code == 204
    assert "Fyodor edits it" in editor.get("/desk/queue").text
    assert "edits it" not in checker.get("/desk/queue").text
    checker.post(f"/desk/claims/{claim.id}/presence", data={**token, "doing": "gone"})
    assert Presence.select().count() == 0
    assert Claim.find(claim.id).version == 1


def token_of(client: FlaskClient, page: str) -> str:
    return str(parsed(client.get(page, follow_redirects=True)).xpath("//input[@name='csrf_token']/@value")[0])
