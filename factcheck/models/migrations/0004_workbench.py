"""The workbench: scrapes that were discarded, and who is on which claim until when."""

from typing import Any

from peewee import CharField, DateField, DateTimeField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.add_column("scrape", "discarded_at", DateTimeField(null=True)),
        migrator.add_column("claim", "assignee_id", CharField(null=True, max_length=26, index=True)),
        migrator.add_column("claim", "due_on", DateField(null=True)),
    )


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_index("claim", "claim_assignee_id"),
        migrator.drop_column("claim", "assignee_id"),
        migrator.drop_column("claim", "due_on"),
        migrator.drop_column("scrape", "discarded_at"),
    )
