"""What people typed into forms and have not sent."""

from collections.abc import Collection
from typing import Any

from peewee import CharField, ForeignKeyField, JSONField

from factcheck.models.base import Table, UtcField
from factcheck.models.people import Person


class Draft(Table):
    """The fields of one form, as one person left them. `path` is where the form goes, `thing` the id in that path."""

    person: Any = ForeignKeyField(Person, backref="drafts")
    person_id: Any
    path: Any = CharField()
    thing: Any = CharField(max_length=26)
    typed: Any = JSONField()
    saved_at: Any = UtcField()

    class Meta:
        """Peewee's own settings."""

        indexes = ((("person", "path"), True), (("person", "thing"), False))

    @classmethod
    def about(cls, person: Person, things: Collection[str]) -> dict[str, dict[str, str]]:
        """Return what a person typed about these things, by their ids: the fields of each form by its path."""
        found = cls.select().where((cls.person == person) & cls.thing.in_(sorted(things)))
        return {draft.path: draft.typed for draft in found}
