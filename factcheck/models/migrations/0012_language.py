"""The language in which each person is spoken to; empty: what their browser likes best."""

from typing import Any

from peewee import CharField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.add_column("person", "language", CharField(max_length=2, default="")))


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_column("person", "language"))
