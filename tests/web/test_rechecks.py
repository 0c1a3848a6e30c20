"""The recheck queue, readers' reports and watched feeds, on the workbench."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from factcheck import clock
from factcheck.models import Commentary, Feed, Person, Reason, Recheck, Report, Scrape, Verdict
from factcheck.services import jobs, rechecking, reports
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.factories import approve, make_claim, make_evidence, propose, publish
from tests.forms import submit
from tests.pages import ARTICLE, website
from tests.web.pages import actions, typed, words, wrong


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but pages on this machine may be fetched."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8", data=str(tmp_path / "data"))


@pytest.fixture
def verdict(bridge: Commentary, fyodor: Person, ed: Person) -> Verdict:
    """A verdict that readers see, and that relies on a source."""
    claim = make_claim(fyodor, publish(ed, bridge))
    make_evidence(fyodor, claim)
    return approve(ed, propose(fyodor, claim))


@pytest.fixture
def recheck(verdict: Verdict) -> Recheck:
    rechecking.open_for(verdict.claim.evidence.get().source, Reason.CHANGED, "It reads otherwise.")
    return Recheck.get()


def test_it_says_what_is_to_be_looked_at_again_and_counts_it(checker: FlaskClient, recheck: Recheck) -> None:
    page = checker.get("/desk/recheck")
    assert "A source changed : The town’s accounts, 1998 . It reads otherwise." in words(page)
    assert ">Recheck 1</a>" in checker.get("/desk").text
    claim = recheck.verdict.claim
    at_claim = checker.get(f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}")
    assert words(at_claim, "rechecks").startswith("Look again. It reads otherwise.")


def test_it_closes_what_still_holds_with_a_note(checker: FlaskClient, recheck: Recheck) -> None:
    tomorrow = clock.now().date() + timedelta(days=1)
    action = f"/desk/rechecks/{recheck.id}/close"
    answer = submit(checker, "/desk/recheck", action, note="The sum is the same.", look_again_on=str(tomorrow))
    assert answer.status_code == 303
    assert "Nothing is to be looked at again." in words(checker.get("/desk/recheck"))
    assert (Recheck.get().note, Verdict.get().look_again_on) == ("The sum is the same.", tomorrow)
    claim = recheck.verdict.claim
    history = words(checker.get(f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"), "history")
    assert "looked again: the verdict holds" in history


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"note": ""}, "This is needed."),
        ({"note": "It holds.", "look_again_on": "2020-01-01"}, "Choose a day that is still to come."),
    ],
)
def test_it_says_what_is_wrong_with_a_closing(
    checker: FlaskClient, recheck: Recheck, fields: dict[str, str], says: str
) -> None:
    answer = submit(checker, "/desk/recheck", f"/desk/rechecks/{recheck.id}/close", **fields)
    assert answer.status_code == 422
    assert says in words(answer, f"recheck-{recheck.id}")
    assert typed(answer, f"note-{recheck.id}") == fields["note"]


def test_a_viewer_reads_the_list_and_closes_nothing(viewer: FlaskClient, recheck: Recheck) -> None:
    page = viewer.get("/desk/recheck")
    assert "It reads otherwise." in words(page)
    assert not any("close" in action for action in actions(page))


def test_it_shows_what_readers_reported_at_its_claim(checker: FlaskClient, verdict: Verdict) -> None:
    reports.receive(about=f"/verdicts/{verdict.id}", message="<b>Wrong</b> year.", email="reader@example.org")
    reports.receive(about=f"/claims/{verdict.claim_id}", message="No.")
    reports.receive(about="/", message="A word is misspelt.")
    page = checker.get("/desk/recheck")
    assert page.text.count(f'href="/desk/claims/{verdict.claim_id}"') == 2
    assert "<b>Wrong</b> year." in words(page)
    assert words(page).count(", False: It cost 5 million euros") == 2, "the page's title, not its address"
    assert ">Recheck 3</a>" in page.text


def test_it_closes_a_report_with_a_note(checker: FlaskClient, verdict: Verdict) -> None:
    report = reports.receive(about=f"/verdicts/{verdict.id}", message="Wrong.")
    action = f"/desk/reports/{report.id}/close"
    assert submit(checker, "/desk/recheck", action, note="").status_code == 422
    submit(checker, "/desk/recheck", action, note="We wrote back.")
    assert (Report.get().note, Report.count()) == ("We wrote back.", 0)


# The days of a verdict


def test_a_proposal_speaks_for_a_day_and_asks_for_another_look(
    checker: FlaskClient, bridge: Commentary, fyodor: Person
) -> None:
    claim = make_claim(fyodor, bridge)
    page, action = f"/desk/c/{bridge.id}?claim={claim.id}", f"/desk/claims/{claim.id}/verdicts"
    fields = {"rating": "false", "summary": "No."}
    tomorrow = clock.now().date() + timedelta(days=1)
    early = submit(checker, page, action, **fields, as_of=str(tomorrow), look_again_on="2020-01-01")
    assert wrong(early, "propose-verdict-as-of") == "It cannot speak for a day that is still to come."
    assert wrong(early, "propose-verdict-look-again-on").startswith("Choose a day that is still to come.")
    submit(checker, page, action, **fields, as_of="2024-05-06", look_again_on=str(tomorrow))
    assert (Verdict.get().as_of, Verdict.get().look_again_on) == (date(2024, 5, 6), tomorrow)
    assert "As of 6 May 2024. To be looked at again on" in words(checker.get(page), "verdict")


# Feeds


@pytest.fixture
def feed() -> Iterator[str]:
    """The address of a feed with one item."""
    item = "<item><title>What the bridge cost</title><link>/news</link></item>"
    rss = f"<rss version='2.0'><channel><title>The Town News</title>{item}</channel></rss>"
    with website({"/feed": rss, "/news": ARTICLE}) as address:
        yield f"{address}/feed"


def test_an_editor_watches_a_feed_whose_items_wait_on_the_desk(
    editor: FlaskClient, settings: Settings, feed: str
) -> None:
    assert submit(editor, "/desk/feeds", "/desk/feeds", url=feed).status_code == 303
    assert "The Town News is watched." in words(editor.get("/desk/feeds"), "messages")
    jobs.visit_what_is_due(settings)
    desk = words(editor.get("/desk"))
    assert "What the bridge cost From the feed The Town News , received on" in desk
    page = editor.get(f"/desk/scrapes/{Scrape.get().id}")
    assert typed(page, "create-commentary-title") == "What the bridge cost"


def test_it_says_that_an_address_is_no_feed(editor: FlaskClient, feed: str) -> None:
    answer = submit(editor, "/desk/feeds", "/desk/feeds", url=feed.replace("/feed", "/news"))
    assert wrong(answer, "add-feed-url").startswith("This is neither an RSS nor an Atom feed.")


def test_an_editor_pauses_resumes_and_removes_a_feed(editor: FlaskClient, feed: str) -> None:
    submit(editor, "/desk/feeds", "/desk/feeds", url=feed)
    id = Feed.get().id
    submit(editor, "/desk/feeds", f"/desk/feeds/{id}/pause")
    assert "paused since" in words(editor.get("/desk/feeds"))
    submit(editor, "/desk/feeds", f"/desk/feeds/{id}/resume")
    submit(editor, "/desk/feeds", f"/desk/feeds/{id}/remove")
    assert "No feed is watched." in words(editor.get("/desk/feeds"))


def test_a_fact_checker_sees_feeds_and_turns_none(checker: FlaskClient, editor: FlaskClient, feed: str) -> None:
    submit(editor, "/desk/feeds", "/desk/feeds", url=feed)
    page = checker.get("/desk/feeds")
    assert "The Town News" in words(page)
    assert not any("feeds" in action for action in actions(page))
