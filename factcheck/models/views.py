"""Saved views: how a person likes to see the queue, under a name."""

from collections.abc import Sequence
from typing import Any

from peewee import ForeignKeyField, JSONField, TextField

from factcheck.models.base import Thing
from factcheck.models.people import Person


class SavedView(Thing):
    """A person's view of the queue: `query` has the fields of `queue.Filter` and the order that are not the usual."""

    person: Any = ForeignKeyField(Person, backref="views")
    person_id: Any
    name: Any = TextField()
    query: Any = JSONField()

    class Meta:
        """Peewee's own settings."""

        table_name = "saved_view"
        indexes = ((("person", "name"), True),)

    @classmethod
    def of(cls, person: Person) -> "Sequence[SavedView]":
        """Return a person's views, by name."""
        return list(cls.select().where(cls.person == person).order_by(cls.name))
