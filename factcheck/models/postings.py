"""Postings: which listings' claims have a stem, packed so that a million claims are searched in milliseconds.

The inverted index of Zobel and Moffat, "Inverted Files for Text Search Engines" (2006), in blocks. It is written in the
transaction that publishes, so it is never behind, and no process has to keep it in memory.
"""

from collections.abc import Collection
from typing import Any

from peewee import EXCLUDED, BlobField, CharField, CompositeKey, IntegerField, SqliteDatabase

from factcheck.models.base import Table
from factcheck.models.db import db

BLOCK = 1 << 16  # listings of one block: their places in it take two bytes each


class Posting(Table):
    """The listings of one block whose claims have a stem: `places` are their ids less the block's first, as uint16.

    They are little-endian and in no order.
    """

    stem: Any = CharField()
    block: Any = IntegerField()
    places: Any = BlobField()

    class Meta:
        """Peewee's own settings."""

        primary_key = CompositeKey("stem", "block")

    @classmethod
    def add(cls, listing_id: int, stems: Collection[str]) -> None:
        """Let a listing be found by the stems of its claim. Call it while holding the ledger's head."""
        block, place = divmod(listing_id, BLOCK)
        packed = place.to_bytes(2, "little")
        rows = [{"stem": stem, "block": block, "places": packed} for stem in sorted(stems)]
        if rows:
            longer = cls.places.concat(EXCLUDED.places)
            if isinstance(db.obj, SqliteDatabase):
                longer = longer.cast("BLOB")  # which joining made a text
            cls.insert_many(rows).on_conflict(
                conflict_target=[cls.stem, cls.block], update={cls.places: longer}
            ).execute()

    @classmethod
    def forget(cls, listing_id: int, stems: Collection[str]) -> None:
        """Let a listing be found no more by the stems that it had. Call it while holding the ledger's head."""
        block, place = divmod(listing_id, BLOCK)
        packed = place.to_bytes(2, "little")
        for row in cls.select().where((cls.stem.in_(list(stems))) & (cls.block == block)):
            places = bytes(row.places)
            kept = b"".join(places[at : at + 2] for at in range(0, len(places), 2) if places[at : at + 2] != packed)
            cls.update(places=kept).where((cls.stem == row.stem) & (cls.block == block)).execute()

    @classmethod
    def of(cls, stems: Collection[str]) -> list[tuple[str, int, bytes]]:
        """Return the postings of these stems in their order: stem, block and places."""
        # Peewee takes as long to write hundreds of values down as the database to find them.
        wanted = list(stems)
        marks = ", ".join([db.param] * len(wanted))
        found = db.execute_sql(f"SELECT stem, block, places FROM posting WHERE stem IN ({marks}) ORDER BY stem", wanted)
        return list(found.fetchall())
