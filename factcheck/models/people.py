"""The people of the newsroom."""

from collections.abc import Sequence
from typing import Any, Self

from flask_login import UserMixin
from peewee import BooleanField, CharField, JSONField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, UtcField
from factcheck.policy import Role


class Person(UserMixin, Editable):  # type: ignore[misc]  # Flask-Login ships no types
    """Somebody with an account. `session_key` is in every session; changing it ends them all.

    `keys` has the keys that they chose, by act (null: the usual ones); `single_keys` says whether any acts.
    """

    name: Any = CharField()
    email: Any = CharField(unique=True)  # lower case
    role: Any = EnumField(Role, default=Role.VIEWER)
    password_hash: Any = TextField()  # Argon2id
    session_key: Any = CharField()
    active: Any = BooleanField(default=True)
    created_at: Any = UtcField(default=clock.now)
    keys: Any = JSONField(null=True)
    single_keys: Any = BooleanField(default=True)

    @property
    def is_active(self) -> bool:
        """What Flask-Login asks before it signs somebody in."""
        return bool(self.active)

    def get_id(self) -> str:
        """What a session remembers of a person."""
        return f"{self.id}.{self.session_key}"

    @classmethod
    def of_session(cls, remembered: str) -> Self | None:
        """Return the active person whom a session remembers, if that session was not ended."""
        id, _, key = remembered.partition(".")
        return cls.get_or_none((cls.id == id) & (cls.session_key == key) & cls.active)

    @classmethod
    def with_email(cls, email: str) -> Self | None:
        """Return the person with this e-mail address, in whatever case it is written."""
        return cls.get_or_none(cls.email == email.strip().lower())

    @classmethod
    def by_name(cls) -> "Sequence[Person]":
        """Return everybody, by name."""
        return list(cls.select().order_by(cls.name, cls.id))
