"""Errors that readers report."""

from collections.abc import Sequence
from typing import Any

from peewee import CharField, TextField

from factcheck import clock
from factcheck.models.base import UtcField
from factcheck.models.closing import Closable


class Report(Closable):
    """What a reader says is wrong, until somebody has dealt with it."""

    about: Any = TextField()  # the path of a public page
    message: Any = TextField()
    email: Any = CharField(default="")  # where the reader would like an answer
    received_at: Any = UtcField(default=clock.now)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("closed_at",), False),)

    @classmethod
    def count(cls) -> int:
        """Return how many reports nobody has dealt with."""
        return int(cls.select().where(cls.closed_at.is_null()).count())

    @classmethod
    def waiting(cls, limit: int = 50) -> "Sequence[Report]":
        """Return the reports that nobody has dealt with, the longest waiting first."""
        return list(cls.select().where(cls.closed_at.is_null()).order_by(cls.id).limit(limit))
