"""Partners, the keys with which they pull, and how much they used them."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self

from peewee import (
    BigIntegerField,
    CharField,
    CompositeKey,
    DateField,
    ForeignKeyField,
    JSONField,
)

from factcheck import clock
from factcheck.models.base import Table, Thing, UtcField
from factcheck.models.people import Person


class Partner(Thing):
    """A platform, newsroom or researcher that pulls verdicts."""

    name: Any = CharField(unique=True)
    created_at: Any = UtcField(default=clock.now)

    @classmethod
    def by_name(cls) -> "Sequence[Partner]":
        """Return every partner, by name."""
        return list(cls.select().order_by(cls.name))


class ApiKey(Thing):
    """A key of a partner. Only its digest is kept: a key has 256 random bits, so SHA-256 is enough.

    `rate` and `quota` are limits in the words of the settings, such as "600 per minute"; empty: the setting's.
    """

    partner: Any = ForeignKeyField(Partner, backref="keys")
    partner_id: Any
    prefix: Any = CharField()  # what tells the keys apart for people
    digest: Any = CharField(unique=True)
    scopes: Any = JSONField()
    rate: Any = CharField(default="")
    quota: Any = CharField(default="")
    created_at: Any = UtcField(default=clock.now)
    issued_by: Any = ForeignKeyField(Person, null=True)  # in whose name it pushes; null: the first admin
    issued_by_id: Any
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
        """Return the key if it is known, not revoked and not expired at this moment.

        The digest is what is compared, by the index: how long that takes tells nothing of the secret.
        """
        return cls.get_or_none((cls.digest == cls.digest_of(secret)) & cls.is_valid(at))

    @classmethod
    def is_valid(cls, at: datetime) -> Any:
        """Return the condition that a key is neither revoked nor expired at this moment."""
        return cls.revoked_at.is_null() & (cls.expires_at.is_null() | (cls.expires_at > at))

    def still_valid(self, at: datetime) -> bool:
        """Ask the database again, as whoever holds a stream open must."""
        cls = type(self)
        return bool(cls.select().where((cls.id == self.id) & cls.is_valid(at)).exists())

    @property
    def used_today(self) -> int:
        """How many requests were made with it on this day."""
        found = KeyUsage.get_or_none((KeyUsage.key == self) & (KeyUsage.day == clock.now().date()))
        return found.requests if found else 0


class KeyUsage(Table):
    """How many requests a key made on a day, in UTC."""

    key: Any = ForeignKeyField(ApiKey, backref="usage")
    key_id: Any
    day: Any = DateField()
    requests: Any = BigIntegerField()

    class Meta:
        """Peewee's own settings."""

        table_name = "key_usage"
        primary_key = CompositeKey("key", "day")

    @classmethod
    def add(cls, key_id: str, day: date, requests: int) -> None:
        """Count more requests."""
        cls.insert(key=key_id, day=day, requests=requests).on_conflict(
            conflict_target=[cls.key, cls.day], update={cls.requests: cls.requests + requests}
        ).execute()


class IdempotentRequest(Table):
    """What a request with an Idempotency-Key made, so that its repetition makes nothing more."""

    key: Any = ForeignKeyField(ApiKey)
    key_id: Any
    name: Any = CharField()  # the Idempotency-Key
    fingerprint: Any = CharField()  # SHA-256 of the request
    commentary: Any = CharField(default="")  # the id of the one that it made
    created_at: Any = UtcField(default=clock.now)

    class Meta:
        """Peewee's own settings."""

        table_name = "idempotent_request"
        primary_key = CompositeKey("key", "name")
