"""Renditions: the bytes that the public and the partners get, made when something changed."""

from typing import Any

from peewee import BigIntegerField, BlobField, BooleanField, CharField, IntegerField, TextField

from factcheck.models.base import Table, UtcField


class Rendition(Table):
    """The stored answer for one address.

    `public` ones are served to anybody by the front door; the others only to a partner, by the API. `position` orders
    those of one `kind` as the API lists them, null where it lists them nowhere.
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

    class Meta:
        """Peewee's own settings."""

        indexes = ((("kind", "position"), False),)
