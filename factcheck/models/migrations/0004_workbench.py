"""The workbench: scrapes that were discarded."""

from typing import Any

from peewee import DateTimeField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.add_column("scrape", "discarded_at", DateTimeField(null=True)))


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_column("scrape", "discarded_at"))
