"""What waits until somebody has dealt with it."""

from typing import Any

from peewee import ForeignKeyField, TextField

from factcheck import clock
from factcheck.models.base import Thing, UtcField
from factcheck.models.people import Person


class Closable(Thing):
    """A row that is open until somebody closes it with a note; one UPDATE decides between two who do."""

    closed_at: Any = UtcField(null=True)
    closed_by: Any = ForeignKeyField(Person, null=True)
    closed_by_id: Any
    note: Any = TextField(default="")  # what whoever closed it found

    def close(self, person: Person, note: str) -> bool:
        """Close it, and tell whether it was open."""
        return self._turn(type(self).closed_at.is_null(), closed_at=clock.now(), closed_by=person, note=note)

    def reopen(self) -> bool:
        """Open it again, and tell whether it was closed."""
        return self._turn(type(self).closed_at.is_null(False), closed_at=None, closed_by=None, note="")

    def _turn(self, condition: Any, **columns: Any) -> bool:
        cls = type(self)
        return bool(cls.update(**columns).where((cls.id == self.id) & condition).execute())
