"""The wordings of listed claims, and the postings by which a text finds those that it makes again."""

import json
from typing import Any

from peewee import BlobField, CharField, CompositeKey, IntegerField, Model, TextField, chunked

from factcheck.text.stems import key_stems

BLOCK = 1 << 16
AT_ONCE = 5_000


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Posting(Model):
        stem = CharField()
        block = IntegerField()
        places = BlobField()

        class Meta:
            database = db
            table_name = "posting"
            primary_key = CompositeKey("stem", "block")

    class Listing(Model):
        id: Any
        path = TextField(unique=True)
        kind = CharField()
        wording = TextField(default="")

        class Meta:
            database = db
            table_name = "listing"

    class Rendition(Model):
        path = TextField(primary_key=True)
        body = BlobField()

        class Meta:
            database = db
            table_name = "rendition"

    db.create_tables([Posting])
    migrator.migrate(migrator.add_column("listing", "wording", TextField(default="")))
    verdicts = Listing.kind.in_(("verdict", "translation"))
    keep = f"UPDATE listing SET wording = {db.param} WHERE id = {db.param}"
    found: dict[tuple[str, int], bytearray] = {}
    newest = 0
    while True:
        query: Any = Listing.select(Listing.id, Rendition.body).join(Rendition, on=(Rendition.path == Listing.path))
        query = query.where(verdicts & (Listing.id > newest)).order_by(Listing.id).limit(AT_ONCE)
        wordings = {id: json.loads(bytes(body))["claim"]["wording"] for id, body in query.tuples()}
        if not wordings:
            break
        newest = max(wordings)
        db.cursor().executemany(keep, [(wording, id) for id, wording in wordings.items()])
        for id, wording in wordings.items():
            block, place = divmod(id, BLOCK)
            for stem in key_stems(wording):
                found.setdefault((stem, block), bytearray()).extend(place.to_bytes(2, "little"))
    postings = ({"stem": stem, "block": block, "places": bytes(found[stem, block])} for stem, block in sorted(found))
    for batch in chunked(postings, 500):
        Posting.insert_many(batch).execute()


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(migrator.drop_table("posting"), migrator.drop_column("listing", "wording"))
