"""Feeds of outlets that are watched, and what stood in them."""

from collections.abc import Iterable
from typing import Any

from peewee import ForeignKeyField, TextField

from factcheck import clock
from factcheck.models.base import UtcField
from factcheck.models.commentaries import Scrape
from factcheck.models.people import Person
from factcheck.models.visits import Visited


class Feed(Visited):
    """An RSS or Atom feed whose new items become scrapes.

    `etag` and `modified` are what its server said of the last answer, sent back to ask only for what is newer.
    """

    url: Any = TextField(unique=True)
    title: Any = TextField(default="")
    etag: Any = TextField(default="")
    modified: Any = TextField(default="")
    read_at: Any = UtcField(null=True)
    paused_at: Any = UtcField(null=True)
    removed_at: Any = UtcField(null=True)
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person, backref="feeds")
    created_by_id: Any

    @classmethod
    def watched(cls) -> "list[Feed]":
        """Return the feeds that were not removed, by title."""
        return list(cls.select(cls, Person).join(Person).where(cls.removed_at.is_null()).order_by(cls.title, cls.id))


class FeedItem(Visited):
    """What stood in a feed: it is brought in once, by whatever feed, and known by its address ever after."""

    url: Any = TextField(unique=True)
    feed: Any = ForeignKeyField(Feed, backref="items")
    feed_id: Any
    guid: Any = TextField()
    title: Any = TextField(default="")
    scrape: Any = ForeignKeyField(Scrape, null=True, backref="feed_items")
    scrape_id: Any
    found_at: Any = UtcField(default=clock.now)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("feed", "guid"), True),)

    @classmethod
    def next_wanted(cls) -> "FeedItem | None":
        """Return what is to be fetched next, of feeds that are neither paused nor removed."""
        return cls.next(cls.feed.in_(Feed.select(Feed.id).where(Feed.paused_at.is_null() & Feed.removed_at.is_null())))

    @classmethod
    def of_scrapes(cls, scrapes: Iterable[Scrape]) -> "dict[str, FeedItem]":
        """Return the items that scrapes came from, with their feeds, by the scrapes' ids."""
        items = cls.select(cls, Feed).join(Feed).where(cls.scrape.in_([scrape.id for scrape in scrapes]))
        return {item.scrape_id: item for item in items}

    @classmethod
    def failed(cls, limit: int = 20) -> "list[FeedItem]":
        """Return the newest items that could not be brought in yet, with their feeds."""
        return list(
            cls.select(cls, Feed)
            .join(Feed)
            .where(cls.scrape.is_null() & (cls.problem != "") & Feed.removed_at.is_null())
            .order_by(cls.id.desc())
            .limit(limit)
        )
