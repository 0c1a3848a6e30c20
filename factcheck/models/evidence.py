"""Sources, and what they say about a claim."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from peewee import CharField, DateField, ForeignKeyField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, UtcField
from factcheck.models.claims import Claim
from factcheck.models.people import Person


class Stance(StrEnum):
    """How a source bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Source(Editable):
    """A work that is cited: one row however often."""

    url: Any = TextField(unique=True, null=True)  # null: not on the web
    title: Any = TextField()
    publisher: Any = TextField(default="")
    author: Any = TextField(default="")
    language: Any = CharField(max_length=3, default="")
    published_on: Any = DateField(null=True)
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any


class Evidence(Editable):
    """A source on a claim: the passage, its stance and a note."""

    claim: Any = ForeignKeyField(Claim, backref="evidence")
    claim_id: Any
    source: Any = ForeignKeyField(Source, backref="evidence")
    source_id: Any
    passage: Any = TextField(default="")
    stance: Any = EnumField(Stance)
    note: Any = TextField(default="")
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any
    detached_at: Any = UtcField(null=True)

    @classmethod
    def on(cls, claim: Claim) -> "Sequence[Evidence]":
        """Return what is attached to a claim now, oldest first, with its sources."""
        return list(
            cls.select(cls, Source)
            .join(Source)
            .where((cls.claim == claim) & cls.detached_at.is_null())
            .order_by(cls.id)
        )
