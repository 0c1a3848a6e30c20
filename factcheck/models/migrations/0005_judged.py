"""The claim as each version of a verdict judged it. Of versions that are there already, its words as they are now."""

from typing import Any

from peewee import CharField, IntegerField, JSONField, Model, TextField


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.add_column("verdict", "judged", JSONField(null=True)))

    class Claim(Model):
        id = CharField(primary_key=True, max_length=26)
        edition = CharField(column_name="edition_id")
        spans = JSONField()
        start = IntegerField()
        exact = TextField()
        prefix = TextField()
        suffix = TextField()
        wording = TextField()
        holder = TextField()
        kind = CharField()

        class Meta:
            database = db
            table_name = "claim"

    class Verdict(Model):
        id = CharField(primary_key=True, max_length=26)
        claim_id = CharField()
        judged = JSONField()

        class Meta:
            database = db
            table_name = "verdict"

    rows: Any = Claim.select().dicts()
    claims = {row.pop("id"): row for row in rows}
    for verdict in Verdict.select(Verdict.id, Verdict.claim_id):
        Verdict.update(judged=claims[verdict.claim_id]).where(Verdict.id == verdict.id).execute()
    migrator.migrate(migrator.add_not_null("verdict", "judged"))


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_column("verdict", "judged"))
