"""The workbench: scrapes that were discarded, and who is on which claim until when, the gate, and pages that
were looked up."""

from typing import Any

from peewee import BooleanField, CharField, DateField, DateTimeField, IntegerField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.add_column("scrape", "discarded_at", DateTimeField(null=True)),
        migrator.add_column("scrape", "url", TextField(default="")),
        migrator.add_column("source", "author", TextField(default="")),
        migrator.add_column("source", "language", CharField(max_length=3, default="")),
        migrator.add_column("claim", "assignee_id", CharField(null=True, max_length=26, index=True)),
        migrator.add_column("claim", "due_on", DateField(null=True)),
        migrator.add_column("verdict", "override", TextField(default="")),
    )

    class Gate(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        sources = IntegerField(default=0)
        passage = BooleanField(default=False)
        rationale = BooleanField(default=False)
        owners = TextField(default="")

        class Meta:
            database = db
            table_name = "gate"

    db.create_tables([Gate])
    Gate.insert(id="gate").execute()


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_table("gate"),
        migrator.drop_column("verdict", "override"),
        migrator.drop_index("claim", "claim_assignee_id"),
        migrator.drop_column("claim", "assignee_id"),
        migrator.drop_column("claim", "due_on"),
        migrator.drop_column("source", "language"),
        migrator.drop_column("source", "author"),
        migrator.drop_column("scrape", "url"),
        migrator.drop_column("scrape", "discarded_at"),
    )
