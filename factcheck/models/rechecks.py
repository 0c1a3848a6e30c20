"""Published verdicts that somebody should look at again, and why."""

from enum import StrEnum
from typing import Any

from peewee import JOIN, ForeignKeyField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import UtcField
from factcheck.models.claims import Claim
from factcheck.models.closing import Closable
from factcheck.models.commentaries import Edition
from factcheck.models.evidence import Source
from factcheck.models.verdicts import Verdict, VerdictState


class Reason(StrEnum):
    """Why a verdict should be looked at again."""

    DAY = "day"  # the day came on which its author wanted to look again
    DEAD = "dead"  # a source that it relies on does not answer any more
    MOVED = "moved"  # such a source answers from another address
    CHANGED = "changed"  # such a source reads otherwise than its copy


class Recheck(Closable):
    """A reason to look at a published verdict again, until somebody closed it or the verdict was replaced."""

    verdict: Any = ForeignKeyField(Verdict, backref="rechecks")
    verdict_id: Any
    reason: Any = EnumField(Reason)
    said: Any = TextField()  # what happened, for people
    source: Any = ForeignKeyField(Source, null=True, backref="rechecks")
    source_id: Any
    opened_at: Any = UtcField(default=clock.now)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("closed_at",), False),)

    @classmethod
    def _open(cls) -> Any:
        return cls.closed_at.is_null() & (Verdict.state == VerdictState.PUBLISHED)

    @classmethod
    def waiting(cls, limit: int = 100) -> "list[Recheck]":
        """Return what is to be looked at, the longest waiting first, each with its verdict, claim and source."""
        return list(
            cls.select(cls, Verdict, Claim, Edition, Source)
            .join(Verdict)
            .join(Claim)
            .join(Edition)
            .join_from(cls, Source, JOIN.LEFT_OUTER)
            .where(cls._open())
            .order_by(cls.id)
            .limit(limit)
        )

    @classmethod
    def count(cls) -> int:
        """Return how many are to be looked at."""
        return int(cls.select().join(Verdict).where(cls._open()).count())

    @classmethod
    def on(cls, claim: Claim) -> "list[Recheck]":
        """Return what is to be looked at on a claim, the longest waiting first."""
        return list(cls.select(cls).join(Verdict).where(cls._open() & (Verdict.claim == claim)).order_by(cls.id))
