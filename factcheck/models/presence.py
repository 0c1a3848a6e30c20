"""Who is at which claim now. It is no record: rows are overwritten, and mean nothing once they are old."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from peewee import BooleanField, ForeignKeyField

from factcheck import clock
from factcheck.models.base import Table, UtcField
from factcheck.models.claims import Claim
from factcheck.models.people import Person

GONE_AFTER = timedelta(seconds=25)  # a page says every ten seconds that somebody is still there


class Presence(Table):
    """Where somebody was seen last, and whether they were typing there."""

    person: Any = ForeignKeyField(Person, primary_key=True)
    person_id: Any
    claim: Any = ForeignKeyField(Claim)
    claim_id: Any
    editing: Any = BooleanField(default=False)
    seen_at: Any = UtcField(index=True)

    @classmethod
    def now(cls) -> "Sequence[Presence]":
        """Return who is there now, with their names, by name."""
        return list(
            cls.select(cls, Person.id, Person.name)
            .join(Person)
            .where(cls.seen_at > clock.now() - GONE_AFTER)
            .order_by(Person.name, Person.id)
        )
