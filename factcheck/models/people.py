"""The people of the newsroom."""

from collections.abc import Sequence
from typing import Any, Self

from peewee import BooleanField, CharField, JSONField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, UtcField
from factcheck.models.db import db
from factcheck.policy import Role


class Person(Editable):
    """Somebody with an account.

    Whoever is signed in carries the `token` of the session; for everybody else it is empty. `keys` has the keys that
    they chose, by act (null: the usual ones); `single_keys` says whether any acts. `language` is what pages speak to
    them; empty until they choose: then it is what their browser likes best.
    """

    # What Flask-Login asks: whoever is loaded has proved who they are.
    is_authenticated, is_anonymous = True, False

    token = ""
    name: Any = CharField()
    email: Any = CharField(unique=True)  # lower case
    role: Any = EnumField(Role, default=Role.VIEWER)
    password_hash: Any = TextField()  # Argon2id
    active: Any = BooleanField(default=True)
    created_at: Any = UtcField(default=clock.now)
    keys: Any = JSONField(null=True)
    single_keys: Any = BooleanField(default=True)
    language: Any = CharField(max_length=2, default="")

    @property
    def is_active(self) -> bool:
        """What Flask-Login asks before it signs somebody in."""
        return bool(self.active)

    def get_id(self) -> str:
        """What a browser remembers of a person: the token of the session, and nothing of the person."""
        return self.token

    @classmethod
    def with_email(cls, email: str) -> Self | None:
        """Return the person with this e-mail address, in whatever case it is written."""
        return cls.get_or_none(cls.email == email.strip().lower())

    @classmethod
    def lock_admins(cls) -> None:
        """Hold every admin until the transaction ends; SQLite's transaction does so already."""
        query = cls.select(cls.id).where(cls.role == Role.ADMIN).order_by(cls.id)
        list(query.for_update() if db.for_update else query)

    @classmethod
    def by_name(cls) -> "Sequence[Person]":
        """Return everybody, by name."""
        return list(cls.select().order_by(cls.name, cls.id))
