"""What every table has in common."""

from datetime import UTC, datetime
from typing import Any, Self

from peewee import CharField, DateTimeField, IntegerField, Model

from factcheck import clock
from factcheck.errors import NotFound, Stale
from factcheck.models.db import db


class UtcField(DateTimeField):
    """A moment: aware and in UTC for Python, without a zone in the database."""

    def db_value(self, value: datetime | None) -> Any:
        """Take an aware moment to the database."""
        return super().db_value(value.astimezone(UTC).replace(tzinfo=None) if value else value)

    def python_value(self, value: Any) -> Any:
        """Give an aware moment back."""
        moment = super().python_value(value)
        return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else moment


class Table(Model):
    """A table on the one handle, with plain names."""

    class Meta:
        """Peewee's own settings."""

        database = db
        legacy_table_names = False

    @classmethod
    def drop(cls, condition: Any) -> int:
        """Delete the rows that a condition names, and return how many."""
        return int(cls.delete().where(condition).execute())  # type: ignore[arg-type]  # peewee's stubs


class Thing(Table):
    """A row with an opaque, sortable id."""

    id: Any = CharField(primary_key=True, max_length=26, default=clock.new_id)

    @classmethod
    def find(cls, id: str) -> Self:
        """Return the row with this id, or raise `NotFound`."""
        found = cls.get_or_none(cls._meta.primary_key == id)
        if found is None:
            raise NotFound(f"There is no {cls.__name__.lower()} {id}.")
        return found

    def put(self, **columns: Any) -> None:
        """Change columns, and nothing else: a version that somebody saw stays the row's."""
        type(self).update(**columns).where(type(self).id == self.id).execute()
        for name, value in columns.items():
            setattr(self, name, value)

    def lock(self) -> None:
        """Hold the row's lock until the transaction ends, and read the row anew.

        SQLite's immediate transaction is that lock already.
        """
        cls = type(self)
        query = cls.select().where(cls._meta.primary_key == self.id)
        self.__data__.update((query.for_update() if db.for_update else query).get().__data__)


class Editable(Thing):
    """A row that people change: it counts its versions, and a save names the version it saw."""

    version: Any = IntegerField(default=1)

    def save_over(self, seen: int, **changes: Any) -> None:
        """Change these columns if `seen` is still the row's version, else raise `Stale` with both texts.

        One UPDATE decides, so of two people who saved at once exactly one wins, on either engine.
        """
        cls = type(self)
        saved = (
            cls.update(**changes, version=cls.version + 1)
            .where((cls._meta.primary_key == self.id) & (cls.version == seen))
            .execute()
        )
        fresh = cls.find(self.id)
        if not saved:
            raise Stale(current={name: getattr(fresh, name) for name in changes}, yours=changes)
        self.__data__.update(fresh.__data__)
