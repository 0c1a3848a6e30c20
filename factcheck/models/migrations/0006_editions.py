"""New editions: since when a text is the current one, where claims stand in it, which claims of two languages are one,
and which claim says that another was said."""

from typing import Any

from peewee import CharField, DateTimeField, FloatField, ForeignKeyField, IntegerField, JSONField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.add_column("edition", "current_since", DateTimeField(null=True)),
        migrator.add_column("claim", "same_as_id", CharField(null=True, max_length=26, index=True)),
        migrator.add_column("claim", "saying_id", CharField(null=True, max_length=26, index=True)),
    )
    db.execute_sql("UPDATE edition SET current_since = created_at")

    class Table(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            legacy_table_names = False

    class Edition(Table):
        pass

    class Claim(Table):
        pass

    class Person(Table):
        pass

    class Placement(Table):
        edition = ForeignKeyField(Edition)
        claim = ForeignKeyField(Claim)
        claim_version = IntegerField()
        spans = JSONField()
        wording = TextField()
        dropped = TextField(default="")
        decided_by = ForeignKeyField(Person)
        decided_at = DateTimeField()

        class Meta:
            indexes = ((("edition", "claim"), True),)

    db.create_tables([Placement])

    class Pairing(Table):
        claim = ForeignKeyField(Claim, unique=True)
        other = ForeignKeyField(Claim)
        likeness = FloatField()

    db.create_tables([Pairing])


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_table("pairing"),
        migrator.drop_table("placement"),
        migrator.drop_index("claim", "claim_saying_id"),
        migrator.drop_column("claim", "saying_id"),
        migrator.drop_index("claim", "claim_same_as_id"),
        migrator.drop_column("claim", "same_as_id"),
        migrator.drop_column("edition", "current_since"),
    )
