"""Partners and the keys with which they pull."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from peewee import CharField, ForeignKeyField, JSONField

from factcheck import clock
from factcheck.models.base import Thing, UtcField


class Partner(Thing):
    """A platform, newsroom or researcher that pulls verdicts."""

    name: Any = CharField(unique=True)
    created_at: Any = UtcField(default=clock.now)

    @classmethod
    def by_name(cls) -> "Sequence[Partner]":
        """Return every partner, by name."""
        return list(cls.select().order_by(cls.name))


class ApiKey(Thing):
    """A key of a partner. Only its digest is kept: a key has 256 random bits, so SHA-256 is enough."""

    partner: Any = ForeignKeyField(Partner, backref="keys")
    partner_id: Any
    prefix: Any = CharField()  # what tells the keys apart for people
    digest: Any = CharField(unique=True)
    scopes: Any = JSONField()
    created_at: Any = UtcField(default=clock.now)
    expires_at: Any = UtcField(null=True)
    revoked_at: Any = UtcField(null=True)

    class Meta:
        """Peewee's own settings."""

        table_name = "api_key"

    @staticmethod
    def digest_of(secret: str) -> str:
        """Return what is kept of a key."""
        return hashlib.sha256(secret.encode()).hexdigest()

    @classmethod
    def valid(cls, secret: str, at: datetime) -> Self | None:
        """Return the key if it is known, not revoked and not expired at this moment."""
        return cls.get_or_none(
            (cls.digest == cls.digest_of(secret))
            & cls.revoked_at.is_null()
            & (cls.expires_at.is_null() | (cls.expires_at > at))
        )
