"""Archiving sources, and noticing what becomes of their pages."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck import clock
from factcheck.errors import Conflict, Forbidden, Invalid
from factcheck.models import Claim, Copy, Evidence, LedgerEntry, Link, LinkState, Person, Reason, Recheck, Source
from factcheck.services import archiving, evidence, files, jobs, sources, undo
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.pages import ARTICLE
from tests.races import refused, together
from tests.receivers import Behave, Receiver, answer, receiving

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OTHER = ARTICLE.replace("9.1 million", "8 million")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but pages on this machine may be fetched, and what is kept is kept for the test alone."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8", data=str(tmp_path / "data"))


def page(body: str | bytes, media_type: str = "text/html; charset=utf-8") -> Behave:
    """Answer with a page."""
    content = body.encode() if isinstance(body, str) else body

    def behave(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return behave


@pytest.fixture
def site() -> Iterator[Receiver]:
    """A web server with an article at every address."""
    with receiving() as receiver:
        receiver.behave = page(ARTICLE)
        yield receiver


@pytest.fixture
def claim(fyodor: Person, ed: Person) -> Claim:
    return make_claim(fyodor, publish(ed, make_commentary(fyodor)))


@pytest.fixture
def later() -> Iterator[Callable[[timedelta], None]]:
    """The clock stands still at noon, and goes on when it is told."""
    now = [NOON]
    with clock.reading(lambda: now[0]):
        yield lambda passed: now.__setitem__(0, now[0] + passed)


def visit(settings: Settings) -> LinkState:
    """Visit what is due, and return where the one source stands."""
    jobs.visit_what_is_due(settings)
    return LinkState(Link.get().state)


@pytest.fixture
def cited(
    settings: Settings, fyodor: Person, ed: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None]
) -> Evidence:
    """A source with an archived page, on which a published verdict relies."""
    attached = make_evidence(fyodor, claim, url=site.url, passage="it cost 9.1 million euros in all")
    visit(settings)
    approve(ed, propose(fyodor, claim))
    return Evidence.find(attached.id)


def pass_a_week(later: Callable[[timedelta], None]) -> None:
    jobs.plan_rechecks()
    later(7 * DAY)


def test_it_keeps_the_page_of_a_new_source_as_warc(settings: Settings, fyodor: Person, claim: Claim, site: Receiver):
    make_evidence(fyodor, claim, url=site.url)
    assert Link.get().state is LinkState.WAITING
    assert visit(settings) is LinkState.ALIVE
    copy = Copy.get()
    kept = files.open_kept(copy.sha256, settings)
    records = ArchiveIterator(BytesIO(kept), check_digests=True)
    record = next(records)
    assert record.rec_headers["WARC-Target-URI"] == copy.url == site.url
    assert record.http_headers.get_statuscode() == "200"
    assert record.content_stream().read() == ARTICLE.encode()
    assert record.digest_checker.passed
    assert list(records) == []
    assert "9.1 million euros" in copy.text
    assert "<" not in copy.text
    assert (copy.media_type, copy.size) == ("text/html", len(kept))


def test_it_says_in_the_ledger_what_was_kept(settings: Settings, fyodor: Person, claim: Claim, site: Receiver):
    make_evidence(fyodor, claim, url=site.url)
    visit(settings)
    entry = LedgerEntry.newest(1)[0]
    assert (entry.act, entry.actor, entry.thing) == ("source.visit", "", Source.get().id)
    assert entry.changed["sha256"] == Copy.get().sha256


def test_it_visits_a_source_once_however_often_it_is_cited(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver
):
    make_evidence(fyodor, claim, url=site.url)
    make_evidence(fyodor, claim, url=site.url)
    visit(settings)
    assert len(site.received()) == 1


def test_it_leaves_a_host_alone_between_two_requests(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None]
):
    make_evidence(fyodor, claim, url=site.url)
    make_evidence(fyodor, claim, url=f"{site.url}/2")
    visit(settings)
    assert len(site.received()) == 1
    later(timedelta(seconds=6))
    visit(settings)
    assert len(site.received()) == 1


def test_it_takes_up_what_a_lost_worker_left(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None]
):
    make_evidence(fyodor, claim, url=site.url)
    first, second = Link.get(), Link.get()
    assert (first.take(), second.take()) == (True, False)  # whose worker dies now
    later(timedelta(minutes=6))
    assert visit(settings) is LinkState.ALIVE


@pytest.mark.parametrize("status", [404, 403, 500])
def test_it_says_why_there_is_no_copy_and_tries_again_less_and_less(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None], status: int
):
    site.behave = answer(status)
    make_evidence(fyodor, claim, url=site.url)
    assert visit(settings) is LinkState.FAILED
    assert Link.get().problem == f"The page answers {status} instead of being there."
    for _ in range(10):
        later(2 * DAY)
        visit(settings)
    assert len(site.received()) == 5
    assert Link.get().due_at is None
    assert Copy.select().count() == 0


def test_it_waits_as_long_as_a_server_asks(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = answer(429, Retry_After="7200")
    make_evidence(fyodor, claim, url=site.url)
    visit(settings)
    assert Link.get().due_at == NOON + timedelta(hours=2)


def test_it_never_goes_to_a_private_address(settings: Settings, fyodor: Person, claim: Claim):
    make_evidence(fyodor, claim, url="http://10.0.0.1/secret")
    assert visit(settings) is LinkState.FAILED
    assert "inside a private network" in Link.get().problem


def test_it_tries_again_when_somebody_asks(settings: Settings, fyodor: Person, claim: Claim, site: Receiver):
    site.behave = answer(404)
    make_evidence(fyodor, claim, url=site.url)
    visit(settings)
    site.behave = page(ARTICLE)
    Link.update(tried_at=None).execute()
    archiving.ask(fyodor, Source.get())
    assert visit(settings) is LinkState.ALIVE
    assert Link.get().problem == ""


def test_it_lets_no_viewer_ask(vera: Person, fyodor: Person, claim: Claim):
    attached = make_evidence(fyodor, claim)
    with pytest.raises(Forbidden):
        archiving.ask(vera, attached.source)


def test_it_keeps_a_page_that_is_no_html(settings: Settings, fyodor: Person, claim: Claim, site: Receiver):
    site.behave = page(b"\x89PNG\r\n\x1a\n\x00\x01", "image/png")
    make_evidence(fyodor, claim, url=site.url)
    assert visit(settings) is LinkState.ALIVE
    assert (Copy.get().media_type, Copy.get().text) == ("image/png", "")


def test_it_finds_a_passage_that_was_typed_in_the_copy(cited: Evidence):
    assert cited.selector == {
        "type": "TextQuoteSelector",
        "exact": "it cost 9.1 million euros in all",
        "prefix": " after nine years of building, and "[-32:],
        "suffix": ".\nTwo thirds of the people of the"[:32],
    }


def test_it_gives_no_selector_to_words_that_the_copy_does_not_have(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver
):
    make_evidence(fyodor, claim, url=site.url, passage="it cost 5 million")
    visit(settings)
    assert Evidence.get().selector is None


def test_it_finds_words_in_a_copy_that_is_there_already(cited: Evidence, fyodor: Person, claim: Claim, site: Receiver):
    assert make_evidence(fyodor, claim, url=site.url, passage="by bicycle or on foot").selector


# Visited again


def test_it_looks_at_what_a_published_verdict_relies_on_every_week(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    for _ in range(3):
        pass_a_week(later)
        assert visit(settings) is LinkState.ALIVE
    assert len(site.received()) == 4
    assert Copy.select().count() == 1
    assert Recheck.waiting() == []


def test_it_looks_at_nothing_on_which_no_published_verdict_relies(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, later: Callable[[timedelta], None]
):
    make_evidence(fyodor, claim, url=site.url)
    visit(settings)
    pass_a_week(later)
    visit(settings)
    assert len(site.received()) == 1


def test_it_calls_a_page_dead_that_fails_three_times_and_asks_for_another_look(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = answer(404)
    pass_a_week(later)
    assert [visit(settings), later(DAY), visit(settings), later(DAY), visit(settings)][::2] == [
        LinkState.ALIVE,
        LinkState.ALIVE,
        LinkState.DEAD,
    ]
    (recheck,) = Recheck.waiting()
    assert (recheck.reason, recheck.verdict.claim_id) == (Reason.DEAD, cited.claim_id)
    assert recheck.said == "The page answers 404 instead of being there."


def test_it_forgives_a_page_that_fails_once(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = answer(503)
    pass_a_week(later)
    visit(settings)
    later(DAY / 2)
    visit(settings)
    assert len(site.received()) == 2  # it is not asked again before the next day
    site.behave = page(ARTICLE)
    later(DAY)
    assert visit(settings) is LinkState.ALIVE
    assert (Link.get().tries, Recheck.waiting()) == (0, [])


def test_it_notices_that_a_dead_page_is_back(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = answer(404)
    pass_a_week(later)
    for _ in range(3):
        visit(settings)
        later(DAY)
    site.behave = page(ARTICLE)
    pass_a_week(later)
    assert visit(settings) is LinkState.ALIVE
    assert LedgerEntry.newest(1)[0].changed["state"] == "alive"


def test_it_keeps_what_a_page_says_now_and_tells_that_the_quoted_words_are_gone(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = page(OTHER)
    pass_a_week(later)
    assert visit(settings) is LinkState.CHANGED
    assert Copy.select().count() == 2
    (recheck,) = Recheck.waiting()
    assert recheck.reason is Reason.CHANGED
    assert recheck.said.endswith("What was quoted is not found there.")
    assert Evidence.find(cited.id).copy_id == cited.copy_id  # where its words stand


def test_it_tells_that_the_quoted_words_still_stand_in_a_changed_page(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = page(ARTICLE.replace("Two thirds", "Three quarters"))
    pass_a_week(later)
    visit(settings)
    assert Recheck.waiting()[0].said.endswith("What was quoted still stands there.")


def test_it_takes_another_dress_of_the_same_words_for_no_change(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    site.behave = page(ARTICLE.replace("<body>", "<body class='new'><nav>Menu</nav><script>1</script>"))
    pass_a_week(later)
    assert visit(settings) is LinkState.ALIVE


def test_it_notices_that_a_page_moved(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    def move(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        (page(OTHER) if handler.path == "/front" else answer(302, Location="/front"))(handler, body)

    site.behave = move
    pass_a_week(later)
    assert visit(settings) is LinkState.MOVED
    (recheck,) = Recheck.waiting()
    assert recheck.reason is Reason.MOVED
    assert "answers from http://127.0.0.1" in recheck.said


def test_it_asks_once_for_another_look_while_nobody_has_looked(
    settings: Settings, cited: Evidence, site: Receiver, later: Callable[[timedelta], None]
):
    for words in ("8 million", "7 million", "6 million"):
        site.behave = page(ARTICLE.replace("9.1 million", words))
        pass_a_week(later)
        visit(settings)
    assert Copy.select().count() == 4
    assert len(Recheck.waiting()) == 1


def test_it_asks_for_no_look_at_a_verdict_that_does_not_rely_on_the_source(
    settings: Settings, cited: Evidence, fyodor: Person, ed: Person, site: Receiver, later: Callable[[timedelta], None]
):
    other = make_claim(fyodor, cited.claim.edition.commentary, "Two thirds of the town")
    approve(ed, propose(fyodor, other))
    make_evidence(fyodor, other, url=site.url)  # after the verdict
    site.behave = page(OTHER)
    pass_a_week(later)
    visit(settings)
    assert [recheck.verdict.claim_id for recheck in Recheck.waiting()] == [cited.claim_id]


# Known by its own name


def test_it_recognises_a_source_by_the_address_that_its_page_calls_itself(
    settings: Settings, cited: Evidence, fyodor: Person, claim: Claim, site: Receiver
):
    canonical = site.url.replace("/hook", "/bridge")
    assert make_evidence(fyodor, claim, url=canonical).source_id == cited.source_id
    assert evidence.Source.select().count() == 1


def test_it_makes_two_sources_one_and_parts_them_again(
    settings: Settings,
    cited: Evidence,
    fyodor: Person,
    claim: Claim,
    site: Receiver,
    later: Callable[[timedelta], None],
):
    """The page of a second address calls itself as the first one's does, which is known once it was archived."""
    second = make_evidence(fyodor, claim, url=f"{site.url}/print", passage="by bicycle or on foot")
    later(timedelta(minutes=1))
    visit(settings)
    link = Link.get(Link.source == second.source_id)
    assert link.namesakes == [cited.source]
    sequence = sources.merge(fyodor, second.source, cited.source)
    assert Evidence.find(second.id).source_id == cited.source_id
    assert make_evidence(fyodor, claim, url=f"{site.url}/print").source_id == cited.source_id
    assert Link.get(Link.source == cited.source_id).namesakes == []
    site.behave = page(OTHER)
    pass_a_week(later)
    visit(settings)
    assert len(Recheck.waiting()) == 1
    undo.undo(fyodor, sequence, sequence)
    assert Evidence.find(second.id).source_id == second.source_id


def test_a_verdict_that_cites_a_merged_source_is_looked_at_again(
    settings: Settings,
    cited: Evidence,
    fyodor: Person,
    claim: Claim,
    site: Receiver,
    later: Callable[[timedelta], None],
):
    other = make_evidence(fyodor, claim, url=f"{site.url}/print").source
    sources.merge(fyodor, cited.source, other)
    later(timedelta(minutes=1))
    visit(settings)
    site.behave = page(OTHER)
    pass_a_week(later)
    visit(settings)
    assert [recheck.source_id for recheck in Recheck.waiting()] == [other.id]


def test_it_merges_no_source_with_itself_or_twice(fyodor: Person, cited: Evidence, claim: Claim, site: Receiver):
    other = make_evidence(fyodor, claim, url=f"{site.url}/print").source
    with pytest.raises(Invalid):
        sources.merge(fyodor, other, other)
    outcomes = together(
        lambda: sources.merge(fyodor, other, cited.source), lambda: sources.merge(fyodor, cited.source, other)
    )
    assert [type(each) for each in refused(outcomes)] == [Conflict]


@pytest.mark.parametrize("link", ["http://[::1", "https://other.example/", f"/{'a' * 5000}", ""])
def test_it_keeps_a_page_whatever_it_calls_itself(
    settings: Settings, fyodor: Person, claim: Claim, site: Receiver, link: str
):
    site.behave = page(ARTICLE.replace('href="/bridge"', f'href="{link}"'))
    make_evidence(fyodor, claim, url=site.url)
    assert visit(settings) is LinkState.ALIVE


def test_it_goes_on_when_a_parser_breaks_on_a_page(
    settings: Settings,
    fyodor: Person,
    claim: Claim,
    site: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
):
    monkeypatch.setattr(archiving, "_read", lambda *arguments: 1 / 0)
    make_evidence(fyodor, claim, url=site.url)
    assert visit(settings) is LinkState.WAITING
    assert Link.get().problem == "It could not be read."
    assert [record.exc_info is not None for record in caplog.records] == [True]
