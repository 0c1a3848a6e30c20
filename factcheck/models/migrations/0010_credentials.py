"""Sessions that are kept on the server, second factors, links to set a password, and tries to sign in that failed.

Whoever was signed in signs in again.
"""

from typing import Any

from peewee import BigIntegerField, CharField, DateTimeField, ForeignKeyField, JSONField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Table(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Person(Table):
        id = CharField(primary_key=True, max_length=26)

    class Session(Table):
        id = CharField(primary_key=True, max_length=26)
        digest = CharField(unique=True)
        person = ForeignKeyField(Person)
        created_at = DateTimeField()
        seen_at = DateTimeField()
        address = CharField()
        agent = TextField()

    class SecondFactor(Table):
        person = ForeignKeyField(Person, primary_key=True)
        secret = CharField()
        confirmed_at = DateTimeField(null=True)
        last_step = BigIntegerField()
        recovery = JSONField()

    class PasswordLink(Table):
        id = CharField(primary_key=True, max_length=26)
        digest = CharField(unique=True)
        person = ForeignKeyField(Person)
        expires_at = DateTimeField()

    class FailedSignIn(Table):
        id = CharField(primary_key=True, max_length=26)
        account = CharField(index=True)
        address = CharField()
        at = DateTimeField(index=True)

    db.create_tables([Session, SecondFactor, PasswordLink, FailedSignIn])
    migrator.migrate(migrator.drop_column("person", "session_key"))


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.add_column("person", "session_key", CharField(default="")))
    migrator.migrate(
        *(migrator.drop_table(name) for name in ("failed_sign_in", "password_link", "second_factor", "session"))
    )
