"""The ledger: every act, in order, without a gap, chained by hashes."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar

from peewee import BigIntegerField, CharField, IntegerField, TextField

from factcheck.models.base import Table, Thing, UtcField
from factcheck.models.db import db

GENESIS = "0" * 64


class LedgerEntry(Table):
    """One act: who did what to which thing, and what changed.

    `changes` is canonical JSON (keys sorted, no spaces), kept as the very characters that were hashed. `actor` is
    the id of a person, or empty where the program acted by itself.
    """

    sequence: Any = BigIntegerField(primary_key=True)
    at: Any = UtcField()
    actor: Any = CharField()
    act: Any = CharField()
    kind: Any = CharField()  # of the thing acted upon: "claim", "verdict"…
    thing: Any = CharField()  # its id
    changes: Any = TextField()
    previous_hash: Any = CharField()
    hash: Any = CharField()

    class Meta:
        """Peewee's own settings."""

        table_name = "ledger_entry"
        indexes = ((("kind", "thing"), False), (("actor", "sequence"), False), (("act", "sequence"), False))

    @property
    def changed(self) -> dict[str, Any]:
        """What changed, by name."""
        return dict(json.loads(self.changes))

    @classmethod
    def about(cls, *things: Thing) -> "Sequence[LedgerEntry]":
        """Return the entries on these things, newest first."""
        return list(cls.select().where(cls.thing.in_([thing.id for thing in things])).order_by(cls.sequence.desc()))

    @classmethod
    def newest(cls, limit: int, before: int | None = None) -> "Sequence[LedgerEntry]":
        """Return the newest entries, newest first; with `before`, of those with a smaller sequence."""
        query = cls.select() if before is None else cls.select().where(cls.sequence < before)
        return list(query.order_by(cls.sequence.desc()).limit(limit))

    @classmethod
    def newest_of(cls, actor: Thing, limit: int) -> "Sequence[LedgerEntry]":
        """Return what somebody did last, newest first."""
        return list(cls.select().where(cls.actor == actor.id).order_by(cls.sequence.desc()).limit(limit))

    @classmethod
    def after(cls, sequence: int, limit: int) -> "Sequence[LedgerEntry]":
        """Return the entries that follow this sequence, oldest first."""
        return list(cls.select().where(cls.sequence > sequence).order_by(cls.sequence).limit(limit))

    @classmethod
    def matching(
        cls,
        limit: int,
        *,
        act: str = "",
        person: str = "",
        thing: str = "",
        since: date | None = None,
        until: date | None = None,
        before: int | None = None,
    ) -> "Sequence[LedgerEntry]":
        """Return the newest entries that match, newest first; what is empty or None matches all.

        `person` is an id, `thing` an id or a kind, `since` and `until` are days in UTC, both included; with `before`,
        only entries with a smaller sequence.
        """
        wanted = [
            (act, cls.act == act),
            (person, cls.actor == person),
            (thing, (cls.thing == thing) | (cls.kind == thing)),
            (since, cls.at >= _midnight(since)),
            (until, cls.at < _midnight(until, days=1)),
            (before, cls.sequence < before),
        ]
        query = cls.select()
        for given, condition in wanted:
            query = query.where(condition) if given else query
        return list(query.order_by(cls.sequence.desc()).limit(limit))

    @classmethod
    def acts(cls) -> list[str]:
        """Return the acts that the ledger knows, by name."""
        return [row.act for row in cls.select(cls.act).distinct().order_by(cls.act)]

    def digest(self) -> str:
        """Return the SHA-256 that this entry must carry, in hexadecimal."""
        content = [
            self.sequence,
            # SQLite keeps whatever somebody wrote in a moment's place: then that is what does not hold.
            self.at.isoformat() if isinstance(self.at, datetime) else self.at,
            self.actor,
            self.act,
            self.kind,
            self.thing,
            self.changes,
            self.previous_hash,
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def _midnight(day: date | None, days: int = 0) -> datetime:
    return datetime.combine(day or date.min, time.min, UTC) + timedelta(days=days)


class LedgerHead(Table):
    """The one row that says where the ledger ends. Whoever holds its lock writes the next entry."""

    id: Any = IntegerField(primary_key=True)
    sequence: Any = BigIntegerField()
    hash: Any = CharField()

    moves: ClassVar[int] = 0  # how often this process has moved it

    class Meta:
        """Peewee's own settings."""

        table_name = "ledger_head"

    @classmethod
    def current(cls) -> "LedgerHead":
        """Return the head as it stands."""
        return cls.get_by_id(1)

    @classmethod
    def moved(cls) -> None:
        """Note that this process moved it; call it once the commit is done."""
        cls.moves += 1

    @classmethod
    def newest(cls) -> int:
        """Return the sequence of the newest entry."""
        # It is asked for with every request, and Peewee takes longer to write the query than the database to answer.
        ((sequence,),) = db.execute_sql("SELECT sequence FROM ledger_head").fetchall()
        return int(sequence)
