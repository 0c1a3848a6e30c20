"""Working together: comments with mentions, who is at which claim, drafts, and each person's keys."""

from typing import Any

from peewee import BooleanField, CharField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Person(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            table_name = "person"

    class Claim(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            table_name = "claim"

    class Comment(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        claim = ForeignKeyField(Claim)
        text = TextField()
        author = ForeignKeyField(Person)
        written_at = DateTimeField()
        edited_at = DateTimeField(null=True)
        deleted_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "comment"

    class Mention(Model):
        comment = ForeignKeyField(Comment)
        person = ForeignKeyField(Person)
        read_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "mention"
            indexes = ((("comment", "person"), True),)

    class Presence(Model):
        person = ForeignKeyField(Person, primary_key=True)
        claim = ForeignKeyField(Claim)
        editing = BooleanField(default=False)
        seen_at = DateTimeField(index=True)

        class Meta:
            database = db
            table_name = "presence"

    class Draft(Model):
        person = ForeignKeyField(Person)
        path = CharField()
        thing = CharField(max_length=26)
        typed = JSONField()
        saved_at = DateTimeField()

        class Meta:
            database = db
            table_name = "draft"
            indexes = ((("person", "path"), True), (("person", "thing"), False))

    db.create_tables([Comment, Mention, Presence, Draft])
    migrator.migrate(
        migrator.add_column("person", "keys", JSONField(null=True)),
        migrator.add_column("person", "single_keys", BooleanField(default=True)),
        migrator.add_index("ledger_entry", ("actor", "sequence")),
    )


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_index("ledger_entry", "ledger_entry_actor_sequence"),
        migrator.drop_column("person", "single_keys"),
        migrator.drop_column("person", "keys"),
        *(migrator.drop_table(name) for name in ("draft", "presence", "mention", "comment")),
    )
