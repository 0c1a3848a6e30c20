"""Watching feeds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factcheck import clock
from factcheck.errors import Conflict, Forbidden, Invalid
from factcheck.models import Feed, FeedItem, LedgerEntry, Person, Scrape
from factcheck.services import commentaries, jobs, undo, watching
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.pages import ARTICLE
from tests.receivers import Receiver, answer, receiving

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but pages on this machine may be fetched."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8", data=str(tmp_path / "data"))


class Outlet:
    """An outlet's site: its feed tells of the articles at `paths`, newest first, and says when nothing is new."""

    def __init__(self, receiver: Receiver) -> None:
        self.receiver = receiver
        self.paths = ["/one"]
        self.missing: set[str] = set()
        self.feed_status = 200
        receiver.behave = self.behave

    @property
    def address(self) -> str:
        return self.receiver.url.replace("/hook", "/feed.xml")

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for since the last look."""
        return [message.path for message in self.receiver.received()]

    def behave(self, handler: BaseHTTPRequestHandler, _: bytes) -> None:
        path = urlsplit(handler.path).path
        if path != "/feed.xml":
            status, body, media_type = (
                (404 if path in self.missing else 200),
                ARTICLE.replace("1998", path),
                "text/html",
            )
        else:
            status, media_type = self.feed_status, "application/rss+xml"
            if handler.headers.get("If-None-Match") == self.etag and status == 200:
                status = 304
            items = "".join(
                f"<item><title>T {each}</title><link>{each}?utm_source=rss</link></item>" for each in self.paths
            )
            body = f'<rss version="2.0"><channel><title>The Town News</title>{items}</channel></rss>'
        content = b"" if status == 304 else body.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("ETag", self.etag)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    @property
    def etag(self) -> str:
        return f'"{"".join(self.paths)}"'


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    with receiving() as receiver:
        yield Outlet(receiver)


@pytest.fixture
def later() -> Iterator[Callable[[timedelta], None]]:
    """The clock stands still at noon, and goes on when it is told."""
    now = [NOON]
    with clock.reading(lambda: now[0]):
        yield lambda passed: now.__setitem__(0, now[0] + passed)


@pytest.fixture
def feed(settings: Settings, ed: Person, outlet: Outlet, later: Callable[[timedelta], None]) -> Feed:
    """A feed that is watched and was not read yet."""
    added = watching.add(ed, url=outlet.address, settings=settings)
    _ = outlet.asked
    return added


def work(settings: Settings, later: Callable[[timedelta], None], visits: int = 15) -> None:
    """What a worker does in a while."""
    for _ in range(visits):
        jobs.visit_what_is_due(settings)
        later(timedelta(seconds=6))


def test_it_brings_new_items_in_as_scrapes_that_wait(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    work(settings, later)
    (scrape,) = Scrape.unsaved()
    item = FeedItem.of_scrapes([scrape])[scrape.id]
    assert (item.feed.title, item.title) == ("The Town News", "T /one")
    assert "9.1 million euros" in Scrape.find(scrape.id).characters
    entry = LedgerEntry.newest(1)[0]
    assert (entry.act, entry.actor, entry.changed["feed"]) == ("scrape.receive", "", feed.id)


def test_it_brings_nothing_in_twice(settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]):
    work(settings, later)
    commentaries.discard(feed.created_by, Scrape.get())
    outlet.paths = ["/two", "/one"]
    for _ in range(3):
        later(HOUR)
        work(settings, later)
    assert sorted(urlsplit(scrape.url).path for scrape in Scrape.select()) == ["/one", "/two"]
    assert outlet.asked.count("/one") == 1


def test_it_brings_nothing_in_that_came_in_by_its_address(
    settings: Settings, feed: Feed, outlet: Outlet, ed: Person, later: Callable[[timedelta], None]
):
    url = outlet.address.replace("/feed.xml", "/one")
    commentaries.receive(ed, content=b"A", filename="", characters="A", url=url)
    work(settings, later)
    assert Scrape.select().count() == 1


def test_it_brings_an_item_of_two_feeds_in_once(
    settings: Settings, feed: Feed, outlet: Outlet, ed: Person, later: Callable[[timedelta], None]
):
    watching.add(ed, url=outlet.address + "?topic=bridges", settings=settings)
    work(settings, later)
    assert Feed.select().where(Feed.read_at.is_null()).count() == 0
    assert Scrape.select().count() == 1


def test_it_takes_only_the_newest_of_what_stands_in_a_new_feed(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    outlet.paths = [f"/{number}" for number in range(15)]
    work(settings, later)
    assert {urlsplit(scrape.url).path for scrape in Scrape.select()} == {f"/{number}" for number in range(10)}
    assert FeedItem.select().count() == 15


def test_it_asks_only_for_what_is_newer(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    work(settings, later)
    first = outlet.receiver.received()[0]
    assert "if-none-match" not in first.headers
    later(HOUR)
    work(settings, later)
    (again,) = outlet.receiver.received()
    assert again.headers["if-none-match"] == outlet.etag
    assert Feed.get().problem == ""


def test_it_reads_a_feed_twice_an_hour(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    work(settings, later)
    _ = outlet.asked
    for _ in range(4):
        later(timedelta(minutes=15))
        work(settings, later, visits=1)
    assert outlet.asked == ["/feed.xml", "/feed.xml"]


def test_it_shows_that_a_feed_fails_and_goes_on(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    outlet.feed_status = 500
    work(settings, later)
    assert Feed.get().problem == "It answers 500 instead of being there."
    outlet.feed_status = 200
    later(HOUR)
    work(settings, later)
    assert (Feed.get().problem, Scrape.select().count()) == ("", 1)


def test_it_shows_that_an_item_fails_and_gives_it_up(
    settings: Settings, feed: Feed, outlet: Outlet, later: Callable[[timedelta], None]
):
    outlet.missing = {"/one"}
    work(settings, later)
    assert FeedItem.failed()[0].problem == "The page answers 404 instead of being there."
    for _ in range(4):
        later(24 * HOUR)
        work(settings, later)
    assert outlet.asked.count("/one") == 3


def test_it_reads_no_paused_feed_and_goes_on_when_it_is_resumed(
    settings: Settings, feed: Feed, outlet: Outlet, ed: Person, later: Callable[[timedelta], None]
):
    watching.pause(ed, feed)
    later(HOUR)
    work(settings, later)
    assert outlet.asked == []
    watching.resume(ed, feed)
    work(settings, later)
    assert Scrape.select().count() == 1


def test_it_fetches_no_items_of_a_feed_that_was_removed(
    settings: Settings, feed: Feed, outlet: Outlet, ed: Person, later: Callable[[timedelta], None]
):
    watching.read(feed, settings)
    watching.remove(ed, feed)
    later(HOUR)
    work(settings, later)
    assert outlet.asked == ["/feed.xml"]
    assert Feed.watched() == []


def test_it_watches_a_removed_feed_again_and_remembers(
    settings: Settings, feed: Feed, outlet: Outlet, ed: Person, later: Callable[[timedelta], None]
):
    work(settings, later)
    watching.remove(ed, feed)
    assert watching.add(ed, url=outlet.address, settings=settings) == feed
    work(settings, later)
    assert Scrape.select().count() == 1


def test_pausing_can_be_undone(feed: Feed, ed: Person):
    sequence = watching.pause(ed, feed)
    undo.undo(ed, sequence, sequence)
    assert Feed.get().paused_at is None


def test_it_watches_a_feed_once(settings: Settings, feed: Feed, outlet: Outlet, ed: Person):
    with pytest.raises(Conflict):
        watching.add(ed, url=outlet.address, settings=settings)


def test_it_watches_nothing_that_is_no_feed(settings: Settings, outlet: Outlet, ed: Person):
    with pytest.raises(Invalid, match="neither an RSS nor an Atom feed"):
        watching.add(ed, url=outlet.address.replace("/feed.xml", "/one"), settings=settings)
    outlet.receiver.behave = answer(404)
    with pytest.raises(Invalid, match="404"):
        watching.add(ed, url=outlet.address, settings=settings)
    with pytest.raises(Invalid, match="inside a private network"):
        watching.add(ed, url="http://10.0.0.1/feed", settings=settings)


def test_a_fact_checker_watches_nothing(settings: Settings, feed: Feed, outlet: Outlet, fyodor: Person):
    with pytest.raises(Forbidden):
        watching.add(fyodor, url=outlet.address, settings=settings)
    with pytest.raises(Forbidden):
        watching.pause(fyodor, feed)
