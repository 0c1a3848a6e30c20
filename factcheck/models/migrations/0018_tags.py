"""The tags of claims, and an index of the claims that have any."""

from typing import Any

from peewee import TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.add_column("claim", "tags", TextField(default="")))
    db.execute_sql("CREATE INDEX claim_tagged ON claim (id) WHERE tags > ''")


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    db.execute_sql("DROP INDEX claim_tagged")
    migrator.migrate(migrator.drop_column("claim", "tags"))
