"""What readers send: reports of errors."""

from typing import Any

from peewee import CharField, DateTimeField, ForeignKeyField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Person(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            table_name = "person"

    class Report(Model):
        id = CharField(primary_key=True, max_length=26)
        about = TextField()
        message = TextField()
        email = CharField()
        received_at = DateTimeField()
        closed_at = DateTimeField(null=True)
        closed_by = ForeignKeyField(Person, null=True)

        class Meta:
            database = db
            table_name = "report"
            indexes = ((("closed_at",), False),)

    db.create_tables([Report])


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_table("report"))
