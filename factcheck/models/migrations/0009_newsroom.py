"""What a newsroom sets itself: its scale's colours, its name and logo; blind ratings, saved views of the queue, and
an index by which the ledger is filtered."""

from typing import Any

from peewee import (
    BlobField,
    BooleanField,
    CharField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

COLOURS = {
    "true": ("#0a6847", "#5fd3a4"),
    "mostly-true": ("#3d6b1f", "#a5d46a"),
    "mixed": ("#7a5c00", "#e6c25a"),
    "misleading": ("#9a4a00", "#f2a65a"),
    "mostly-false": ("#a8323e", "#f08a8f"),
    "false": ("#8f0f2e", "#ff7a97"),
    "unverifiable": ("#55566b", "#b3b5cc"),
}


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.add_column("rating", "version", IntegerField(default=1)),
        migrator.add_column("rating", "active", BooleanField(default=True)),
        migrator.add_column("rating", "light", CharField(default="#1c1b19")),
        migrator.add_column("rating", "dark", CharField(default="#e9e6df")),
        migrator.add_index("ledger_entry", ("act", "sequence")),
    )

    class Reference(Model):
        class Meta:
            database = db

    class Rating(Reference):
        slug = CharField(primary_key=True)
        light = CharField()
        dark = CharField()

        class Meta:
            table_name = "rating"

    for slug, (light, dark) in COLOURS.items():
        Rating.update(light=light, dark=dark).where(Rating.slug == slug).execute()

    class Person(Reference):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            table_name = "person"

    class Verdict(Reference):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            table_name = "verdict"

    class Site(Reference):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        name = TextField(default="")
        contact = TextField(default="")
        method = JSONField(default=dict)
        logo = BlobField(null=True)
        logo_type = CharField(default="")
        logo_ratio = FloatField(default=1)
        logo_sha256 = CharField(default="")

        class Meta:
            table_name = "site"

    class BlindRating(Reference):
        id = CharField(primary_key=True, max_length=26)
        verdict = ForeignKeyField(Verdict)
        rater = ForeignKeyField(Person)
        asked_by = ForeignKeyField(Person)
        asked_at = DateTimeField()
        rating = ForeignKeyField(Rating, null=True)
        first = ForeignKeyField(Rating, null=True)
        note = TextField(default="")
        given_at = DateTimeField(null=True)

        class Meta:
            table_name = "blind_rating"
            indexes = ((("verdict", "rater"), True),)

    class SavedView(Reference):
        id = CharField(primary_key=True, max_length=26)
        person = ForeignKeyField(Person)
        name = TextField()
        query = JSONField()

        class Meta:
            table_name = "saved_view"
            indexes = ((("person", "name"), True),)

    db.create_tables([Site, BlindRating, SavedView])
    Site.insert(id="site").execute()


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        *(migrator.drop_table(name) for name in ("saved_view", "blind_rating", "site")),
        migrator.drop_index("ledger_entry", "ledger_entry_act_sequence"),
        *(migrator.drop_column("rating", name) for name in ("dark", "light", "active", "version")),
    )
