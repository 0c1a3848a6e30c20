"""What lets people in besides passwords: sessions, second factors, links that work once; and tries that failed.

The rows come and go; what must be remembered of them is in the ledger.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from peewee import BigIntegerField, CharField, ForeignKeyField, JSONField, TextField

from factcheck import clock
from factcheck.messages import _
from factcheck.models.base import Table, Thing, UtcField
from factcheck.models.people import Person
from factcheck.models.sealed import SealedField


def digest_of(secret: str) -> str:
    """Return what is kept of a secret that we made: it has at least 112 random bits, so SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Session(Thing):
    """A browser in which somebody is signed in. It holds the token, we hold its digest."""

    digest: Any = CharField(unique=True)
    person: Any = ForeignKeyField(Person, backref="sessions")
    person_id: Any
    created_at: Any = UtcField(default=clock.now)
    seen_at: Any = UtcField(default=clock.now)
    address: Any = CharField()
    agent: Any = TextField()  # what the browser says that it is

    @classmethod
    def with_token(cls, token: str, *, opened_after: datetime, seen_after: datetime) -> Self | None:
        """Return the session of this token if it was opened and used after these moments, its person with it."""
        found: Self | None = (
            cls.select(cls, Person)
            .join(Person)
            .where(
                (cls.digest == digest_of(token))
                & (cls.created_at > opened_after)
                & (cls.seen_at > seen_after)
                & Person.active
            )
            .first()
        )
        return found

    @property
    def browser(self) -> str:
        """What the browser is, in a word or two that people know."""
        browsers = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
        systems = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS"}
        systems |= {"Linux": "Linux"}
        name = next((words for mark, words in browsers.items() if f"{mark}/" in self.agent), _("A browser"))
        system = next((words for mark, words in systems.items() if mark in self.agent), "")
        return _("%(browser)s on %(system)s", browser=name, system=system) if system else name

    @classmethod
    def of(cls, person: Person) -> "Sequence[Session]":
        """Return a person's sessions, the last used first."""
        return list(cls.select().where(cls.person == person.id).order_by(cls.seen_at.desc(), cls.id.desc()))


class SecondFactor(Table):
    """What a person's authenticator shares with us (RFC 6238), and the digests of the recovery codes that are left."""

    person: Any = ForeignKeyField(Person, primary_key=True)
    person_id: Any
    secret: Any = SealedField()  # base 32
    confirmed_at: Any = UtcField(null=True)  # null: set up, but no code was typed yet
    last_step: Any = BigIntegerField(default=0)  # the newest interval whose code was used; none works twice
    recovery: Any = JSONField(default=list)

    class Meta:
        """Peewee's own settings."""

        table_name = "second_factor"

    @classmethod
    def of(cls, person: Person) -> Self | None:
        """Return the second factor that a person uses."""
        return cls.get_or_none((cls.person == person.id) & cls.confirmed_at.is_null(False))

    @classmethod
    def begun(cls, person: Person) -> Self | None:
        """Return the one that a person is setting up; one that cannot be opened any more has to be begun anew."""
        found: Self | None = cls.get_or_none((cls.person == person.id) & cls.confirmed_at.is_null())
        return found if found and found.secret else None


class PasswordLink(Thing):
    """A link with which somebody sets their password, once and for a while."""

    digest: Any = CharField(unique=True)
    person: Any = ForeignKeyField(Person)
    person_id: Any
    expires_at: Any = UtcField()

    class Meta:
        """Peewee's own settings."""

        table_name = "password_link"


class FailedSignIn(Thing):
    """A try to sign in that failed, or whose outcome is not known yet. The account is a digest of what was typed."""

    account: Any = CharField(index=True)
    address: Any = CharField()
    at: Any = UtcField(index=True)

    class Meta:
        """Peewee's own settings."""

        table_name = "failed_sign_in"
