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
    etag: Any = CharField()  # without quotes: 32 hexadecimal digits of the body's SHA-256
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
