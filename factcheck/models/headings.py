"""The topics and the outlets of the commentaries: names that commentaries share, with how many have each."""

from enum import StrEnum
from typing import Any, NamedTuple

from peewee import Case, fn

from factcheck.models.commentaries import Commentary, CommentaryState
from factcheck.models.ledger import LedgerEntry


class Heading(StrEnum):
    """What a commentary is listed under; the value is its column."""

    TOPIC = "topic"
    OUTLET = "outlet"

    @property
    def column(self) -> Any:
        """The column of `Commentary`."""
        return getattr(Commentary, self.value)


class Count(NamedTuple):
    """A name, how many commentaries have it, and how many of these the public sees."""

    name: str
    commentaries: int
    published: int


def counts(heading: Heading) -> list[Count]:
    """Return every topic, or every outlet, by name."""
    published = fn.SUM(Case(None, [(Commentary.state == CommentaryState.PUBLISHED, 1)], 0))
    query: Any = Commentary.select(heading.column, fn.COUNT(Commentary.id), published)
    rows = query.where(heading.column != "").group_by(heading.column).order_by(heading.column).tuples()
    return [Count(*row) for row in rows]


def successor(heading: Heading, name: str) -> str:
    """Return what a topic or an outlet that nothing has any more was renamed to, as the ledger knows; else nothing."""
    now = name
    renames = LedgerEntry.select(LedgerEntry.changes).where(LedgerEntry.act == f"{heading.value}.rename")
    for entry in renames.order_by(LedgerEntry.sequence):
        if entry.changed["before"] == now:
            now = entry.changed["after"]
    taken = Commentary.select().where(heading.column == name).exists()
    return "" if now == name or taken else now
