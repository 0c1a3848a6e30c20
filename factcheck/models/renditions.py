"""Renditions: the bytes that the public and the partners get, made when something changed."""

from typing import Any

from peewee import BigIntegerField, BlobField, BooleanField, CharField, IntegerField, TextField

from factcheck.models.base import Table, UtcField


class Rendition(Table):
    """The stored answer for one address.

    `public` ones are served to anybody by the front door; the others only to a partner, by the API. `position` orders
    those of one `kind` as the API lists them: the ledger's sequence at which it began to list this one, null where it
    lists it nowhere. `sequence` is that of the entry that changed the bytes last, and `became` the state that the
    feed of changes told of last, such as "corrected"; both are null for pages.
    """

    path: Any = TextField(primary_key=True)
    kind: Any = CharField()
    public: Any = BooleanField()
    status: Any = IntegerField(default=200)
    media_type: Any = CharField()
    body: Any = BlobField()
    gzip: Any = BlobField()
    etag: Any = CharField()  # without quotes: 32 hexadecimal digits of the SHA-256 of the body, or of what was drawn
    modified_at: Any = UtcField()
    position: Any = BigIntegerField(null=True)
    sequence: Any = BigIntegerField(null=True)
    became: Any = CharField(null=True)
    commentary: Any = CharField(null=True)  # the id of the one that it tells of

    class Meta:
        """Peewee's own settings."""

        indexes = (
            (("kind", "position", "path"), False),
            (("sequence", "path"), False),
            (("commentary", "kind"), False),
        )


class DueRendering(Table):
    """A published or withdrawn commentary, by its id, of which everything is still to be rendered anew.

    What all pages show has changed; until then readers have the former renditions. Like these, it is written only by
    whoever holds the ledger's head.
    """

    commentary: Any = CharField(primary_key=True)

    class Meta:
        """Peewee's own settings."""

        table_name = "due_rendering"

    @classmethod
    def add(cls, ids: Any) -> None:
        """Say that these are due, by their ids or a query for them; what is due already stays so."""
        cls.insert_from(ids, [cls.commentary]).on_conflict_ignore().execute()

    @classmethod
    def newest(cls) -> str | None:
        """Return the id of the commentary that comes next, the newest, which is read the most; None: none is due."""
        row = cls.select().order_by(cls.commentary.desc()).first()
        return row.commentary if row else None
