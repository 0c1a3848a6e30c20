"""Where the sources on the web stand: what the last visit to each found."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from peewee import ForeignKeyField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import UtcField
from factcheck.models.evidence import Evidence, Source
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.models.visits import Visited, host_of


class LinkState(StrEnum):
    """What is known of a source's page."""

    WAITING = "waiting"  # nobody fetched it yet
    FAILED = "failed"  # it could not be fetched, and there is no copy
    ALIVE = "alive"  # it reads as its copy does
    CHANGED = "changed"  # it read otherwise than the copy before
    MOVED = "moved"  # it answered from another address than before
    DEAD = "dead"  # there is a copy, and the page does not answer any more


NEVER_FETCHED = (LinkState.WAITING, LinkState.FAILED)


class Link(Visited):
    """A source's page on the web: one row for each source that has an address."""

    source: Any = ForeignKeyField(Source, unique=True, backref="links")
    source_id: Any
    state: Any = EnumField(LinkState, default=LinkState.WAITING)
    canonical: Any = TextField(default="", index=True)  # the address by which the page calls itself
    checked_at: Any = UtcField(null=True)  # when it last answered

    @classmethod
    def follow(cls, source: Source) -> None:
        """Have a source's page fetched, unless it is followed already."""
        cls.insert(
            id=clock.new_id(), source=source, url=source.url, host=host_of(source.url), due_at=clock.now()
        ).on_conflict_ignore().execute()

    @classmethod
    def of(cls, sources: Iterable[str]) -> "dict[str, Link]":
        """Return the links of sources, by the sources' ids."""
        return {link.source_id: link for link in cls.select().where(cls.source.in_(list(sources)))}

    @classmethod
    def source_at(cls, url: str) -> "Source | None":
        """Return the source that is cited for an address: its own, or that by which its archived page calls itself."""
        link = cls.select().where(cls.canonical == url).order_by(cls.id).first()
        source: Source | None = Source.get_or_none(Source.url == url) or (link.source if link else None)
        return source.same_as if source and source.same_as_id else source

    @property
    def namesakes(self) -> "list[Source]":
        """The sources whose pages seem to be the same one: they have this one's address, or call themselves as it."""
        called = Link.select(Link.source).where(Link.canonical == self.canonical)
        same = (Source.url == self.canonical) | Source.id.in_(called)
        found = Source.select().where(same & (Source.id != self.source_id) & Source.same_as.is_null())
        return list(found.order_by(Source.id)) if self.canonical else []

    @classmethod
    def to_watch(cls) -> "list[Link]":
        """Return what standing verdicts rely on, was fetched, and has no next visit yet."""
        cited = (
            Evidence.select(Evidence.source)
            .join(Verdict, on=(Verdict.claim == Evidence.claim))
            .where(Verdict.state == VerdictState.PUBLISHED)
        )
        return list(cls.select().where(cls.due_at.is_null() & cls.state.not_in(NEVER_FETCHED) & cls.source.in_(cited)))
