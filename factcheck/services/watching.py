"""Watching feeds: what an outlet publishes comes in by itself, as scrapes that wait for somebody to look at them.

The rows are the queue: a feed says when it is to be read next, an item that has no scrape yet when it is to be fetched.
An item is brought in once, whichever feed tells of it and however often.
"""

from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from factcheck import clock
from factcheck.errors import Conflict, Invalid, Refusal
from factcheck.messages import _
from factcheck.models import Feed, FeedItem, Person, Scrape
from factcheck.models.db import db
from factcheck.models.visits import LONGEST_ADDRESS, host_of
from factcheck.policy import require
from factcheck.services import intake, ledger, lookup, visiting
from factcheck.services.fetching import Answered, Failed, Fetcher, Refused
from factcheck.settings import Settings
from factcheck.text import feeds, pages

EVERY = timedelta(minutes=30)
FEED_DELAYS = (EVERY,) * 3 + (timedelta(hours=6),) * 1000  # a feed that fails is asked less often, and not given up
ITEM_DELAYS = (timedelta(minutes=10), timedelta(hours=6))
AT_FIRST = 10  # of what stands in a feed when it is added
MOST = 100  # items of a feed that are looked at


def add(actor: Person, *, url: str, settings: Settings) -> Feed:
    """Watch a feed from now on; a feed that was removed is watched again. It is read at once, to tell a wrong address.

    Raises `Invalid` where there is no feed, `Conflict` where it is watched already.
    """
    require(actor, "feed.add")
    url = pages.plain_address(url)
    known = Feed.get_or_none(Feed.url == url)
    if known and not known.removed_at:
        raise Conflict(_("This feed is watched already."))
    contents = _parse(lookup.fetch(url, settings))
    with db.atomic():  # the unique address decides between two who add it
        Feed.insert(
            id=clock.new_id(), url=url, host=host_of(url), title=contents.title or host_of(url), created_by=actor
        ).on_conflict_ignore().execute()
        feed: Feed = Feed.get(Feed.url == url)
        feed.put(removed_at=None, paused_at=None, due_at=clock.now(), tries=0, problem="")
        ledger.append(actor, "feed.add", feed, url=url, title=feed.title)
    return feed


def _parse(answered: Answered) -> feeds.Contents:
    try:
        return feeds.read(answered.body, answered.url)
    except feeds.NoFeed as problem:
        raise Invalid({"url": [str(problem)]}) from None


def pause(actor: Person, feed: Feed) -> int:
    """Read a feed no more until somebody resumes it. Each of these returns the ledger's sequence."""
    return _turn(actor, "feed.pause", feed, paused_at=clock.now(), due_at=None)


def resume(actor: Person, feed: Feed) -> int:
    """Read a feed again, from now on."""
    return _turn(actor, "feed.resume", feed, paused_at=None, due_at=clock.now(), tries=0)


def remove(actor: Person, feed: Feed) -> int:
    """Watch a feed no more. What it brought stays."""
    return _turn(actor, "feed.remove", feed, removed_at=clock.now(), due_at=None)


def watch_again(actor: Person, feed: Feed) -> int:
    """Watch a feed again that was removed. Raises `Conflict` where it is watched."""
    require(actor, "feed.add", feed)
    with db.atomic():  # the feed's lock decides between two who add it again
        feed.lock()
        if not feed.removed_at:
            raise Conflict(_("This feed is watched already."))
        feed.put(removed_at=None, due_at=None if feed.paused_at else clock.now())
        return ledger.append(actor, "feed.add", feed, url=feed.url, title=feed.title)


def _turn(actor: Person, act: str, feed: Feed, **columns: object) -> int:
    require(actor, act, feed)
    with db.atomic():  # the feed's lock decides between two who turn it
        feed.lock()
        if feed.removed_at:
            raise Conflict(_("This feed was removed already."))
        feed.put(**columns)
        return ledger.append(actor, act, feed, url=feed.url)


def visit_next(settings: Settings) -> bool:
    """Read the feed or fetch the item that has been due longest, if there is one, and tell whether there was."""
    feed = Feed.next()
    if feed:
        visiting.visit(feed, lambda feed: read(feed, settings))
        return True
    item = FeedItem.next_wanted()
    if item:
        visiting.visit(item, lambda item: bring_in(item, settings))
    return bool(item)


def read(feed: Feed, settings: Settings) -> None:
    """Ask a feed for what is newer than the last time, and note its new items."""
    known = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    fetcher = Fetcher.of(settings, redirects=lookup.REDIRECTS, most_bytes=settings.upload_limit)
    try:
        answered = fetcher.get(feed.url, {name: value for name, value in known.items() if value})
        if answered.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
            raise Failed(_("It answers %(status)s instead of being there.", status=answered.status))
        found = feeds.read(answered.body, answered.url) if answered.status == HTTPStatus.OK else None
    except (Refused, Failed, feeds.NoFeed) as problem:
        feed.postpone(str(problem), FEED_DELAYS)
        return
    with db.atomic():  # the items and what the server said of the answer, so that nothing is asked for less
        first = not feed.read_at
        feed.lock()
        if found:
            _note(feed, found.items[:MOST], AT_FIRST if first else MOST)
            feed.put(etag=answered.headers.get("etag", ""), modified=answered.headers.get("last-modified", ""))
        away = bool(feed.paused_at or feed.removed_at)
        feed.put(read_at=clock.now(), tries=0, problem="", due_at=None if away else clock.now() + EVERY)


def _note(feed: Feed, items: tuple[feeds.Item, ...], most: int) -> None:
    """Keep the items that no feed told of before; the first `most` of the feed are to be fetched."""
    for number, item in enumerate(each for each in items if len(each.url) <= LONGEST_ADDRESS):
        told = (FeedItem.url == item.url) | ((FeedItem.feed == feed) & (FeedItem.guid == item.guid[:LONGEST_ADDRESS]))
        if FeedItem.select().where(told).exists():
            continue
        known = Scrape.select().where(Scrape.url == item.url).exists()  # somebody brought it in by its address
        FeedItem.insert(
            id=clock.new_id(),
            feed=feed,
            url=item.url,
            host=host_of(item.url),
            guid=item.guid[:LONGEST_ADDRESS],
            title=item.title,
            due_at=None if known or number >= most else clock.now(),
        ).on_conflict_ignore().execute()


def bring_in(item: FeedItem, settings: Settings) -> None:
    """Fetch an item's page and keep it as a scrape that waits to be confirmed."""
    try:
        answered = lookup.fetch(item.url, settings)
        filename = urlsplit(answered.url).path.rpartition("/")[2]
        found = intake.read(answered.body, filename, settings)
    except Refusal as problem:
        item.postpone(problem.detail, ITEM_DELAYS)
        return
    scrape = Scrape.of(answered.body, filename=filename, url=answered.url, characters=found.characters)
    with db.atomic():  # the item's lock decides between two workers
        item.lock()
        if item.scrape_id:
            return
        scrape.save(force_insert=True)
        item.put(scrape=scrape, due_at=None, problem="", tries=0)
        ledger.append(None, "scrape.receive", scrape, url=answered.url, feed=item.feed_id, sha256=scrape.sha256)
