"""The commentaries that are rendered anew, soon, because what all pages show has changed."""

from typing import Any

from peewee import CharField, Model


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class DueRendering(Model):
        commentary = CharField(primary_key=True)

        class Meta:
            database = db
            table_name = "due_rendering"

    db.create_tables([DueRendering])


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_table("due_rendering"))
