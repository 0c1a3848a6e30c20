"""By what a rendition for partners is found: its facets, the sources that it cites, and its words."""

from collections.abc import Sequence
from typing import Any

from peewee import CharField, ForeignKeyField, JSONField, SqliteDatabase, TextField

from factcheck.models.base import Table, UtcField
from factcheck.models.db import db


class Listing(Table):
    """The facets of what the API lists: one row a rendition, with the same path."""

    id: Any
    path: Any = TextField(unique=True)
    kind: Any = CharField()
    claim: Any = CharField(default="")
    commentary: Any = CharField()
    language: Any = CharField()
    topic: Any = TextField()
    outlet: Any = TextField()
    holder: Any = TextField(default="")
    rating: Any = CharField(default="")
    published_at: Any = UtcField()
    corrected_at: Any = UtcField(null=True)
    wording: Any = TextField(default="")  # of the claim that a verdict is on, by which a text is matched

    class Meta:
        """Peewee's own settings."""

        indexes = tuple(((facet, "kind"), False) for facet in ("rating", "holder", "topic", "outlet", "commentary"))


def wordings(ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """Return the id, the path and the claim's wording of each of these listings."""
    marks = ", ".join([db.param] * len(ids))
    rows = db.execute_sql(f"SELECT id, path, wording FROM listing WHERE id IN ({marks})", ids).fetchall()
    return [(int(id), str(path), str(wording)) for id, path, wording in rows]


class Citation(Table):
    """A source that a standing verdict relies on, as it was cited."""

    id: Any
    listing: Any = ForeignKeyField(Listing, backref="citations", on_delete="CASCADE")
    listing_id: Any
    evidence: Any = CharField()  # its id
    source: Any = CharField(index=True)  # its id
    domain: Any = TextField(index=True)  # of the source's address, without www.; empty where it is not on the web
    content: Any = JSONField()  # as `EvidenceSchema` dumps it

    class Meta:
        """Peewee's own settings."""

        indexes = ((("evidence", "listing"), True),)


def index_words(listing_id: int, stems: Sequence[str]) -> None:
    """Keep the stems under which a listing is found, in place of those before."""
    forget_words(listing_id)
    if isinstance(db.obj, SqliteDatabase):
        db.execute_sql("INSERT INTO listing_words (rowid, stems) VALUES (?, ?)", (listing_id, " ".join(stems)))
    else:
        # The stems are lexemes already: PostgreSQL's own parser is not asked.
        db.execute_sql(
            "INSERT INTO listing_words (id, stems) VALUES (%s, array_to_tsvector(%s::text[]))",
            (listing_id, sorted(set(stems))),
        )


def forget_words(listing_id: int) -> None:
    """Let a listing be found by its words no more."""
    if isinstance(db.obj, SqliteDatabase):
        db.execute_sql("DELETE FROM listing_words WHERE rowid = ?", (listing_id,))
    else:
        db.execute_sql("DELETE FROM listing_words WHERE id = %s", (listing_id,))


def with_words(stems: Sequence[str], newest: int, limit: int) -> list[int]:
    """Return the ids, none above `newest`, of the listings that have all these stems, the most relevant first."""
    if isinstance(db.obj, SqliteDatabase):
        wanted = " ".join(f'"{stem}"' for stem in stems)
        rows = db.execute_sql(
            "SELECT rowid FROM listing_words WHERE listing_words MATCH ? AND rowid <= ? ORDER BY rank, rowid LIMIT ?",
            (wanted, newest, limit),
        )
    else:
        wanted = " & ".join(f"'{stem}'" for stem in stems)
        rows = db.execute_sql(
            "SELECT id FROM listing_words WHERE stems @@ %s::tsquery AND id <= %s "
            "ORDER BY ts_rank(stems, %s::tsquery, 1) DESC, id LIMIT %s",
            (wanted, newest, wanted, limit),
        )
    return [int(id) for (id,) in rows.fetchall()]
