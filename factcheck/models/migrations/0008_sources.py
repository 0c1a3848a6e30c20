"""Sources: copies of them, where their pages stand, passages in the copies; what a verdict speaks for and when it is
looked at again; feeds that are watched."""

from typing import Any

from peewee import CharField, DateField, DateTimeField, ForeignKeyField, IntegerField, JSONField, Model, TextField

from factcheck import clock
from factcheck.models.visits import host_of


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Table(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            legacy_table_names = False

    class Visited(Table):
        url = TextField()
        host = CharField(max_length=253, index=True)
        due_at = DateTimeField(null=True, index=True)
        tried_at = DateTimeField(null=True)
        tries = IntegerField(default=0)
        problem = TextField(default="")

    class Person(Table):
        pass

    class Verdict(Table):
        pass

    class Scrape(Table):
        pass

    class Source(Table):
        url = TextField(null=True)

    class Copy(Table):
        source = ForeignKeyField(Source)
        taken_at = DateTimeField()
        sha256 = CharField(unique=True)
        size = IntegerField()
        media_type = CharField()
        filename = TextField(default="")
        url = TextField(default="")
        text = TextField()
        digest = CharField()
        pages = JSONField()

    class Link(Visited):
        source = ForeignKeyField(Source, unique=True)
        state = CharField()
        canonical = TextField(default="", index=True)
        checked_at = DateTimeField(null=True)

    class Recheck(Table):
        verdict = ForeignKeyField(Verdict)
        reason = CharField()
        said = TextField()
        source = ForeignKeyField(Source, null=True)
        opened_at = DateTimeField()
        closed_at = DateTimeField(null=True, index=True)
        closed_by = ForeignKeyField(Person, null=True)
        note = TextField(default="")

    class Feed(Visited):
        url = TextField(unique=True)
        title = TextField(default="")
        etag = TextField(default="")
        modified = TextField(default="")
        read_at = DateTimeField(null=True)
        paused_at = DateTimeField(null=True)
        removed_at = DateTimeField(null=True)
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person)

    class FeedItem(Visited):
        url = TextField(unique=True)
        feed = ForeignKeyField(Feed)
        guid = TextField()
        title = TextField(default="")
        scrape = ForeignKeyField(Scrape, null=True)
        found_at = DateTimeField()

        class Meta:
            indexes = ((("feed", "guid"), True),)

    db.create_tables([Copy, Link, Recheck, Feed, FeedItem])
    migrator.migrate(
        migrator.add_column("source", "same_as_id", CharField(null=True, max_length=26, index=True)),
        migrator.add_column("evidence", "copy_id", CharField(null=True, max_length=26, index=True)),
        migrator.add_column("evidence", "prefix", TextField(default="")),
        migrator.add_column("evidence", "suffix", TextField(default="")),
        migrator.add_column("verdict", "as_of", DateField(null=True)),
        migrator.add_column("verdict", "look_again_on", DateField(null=True, index=True)),
        migrator.add_column("report", "note", TextField(default="")),
    )
    db.execute_sql("UPDATE verdict SET as_of = DATE(proposed_at)")
    now = clock.now().replace(tzinfo=None)
    for source in Source.select().where(Source.url.is_null(False)):
        host = host_of(source.url or "")
        Link.insert(id=clock.new_id(), source=source, url=source.url, host=host, due_at=now, state="waiting").execute()


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    migrator.migrate(
        migrator.drop_column("report", "note"),
        migrator.drop_index("verdict", "verdict_look_again_on"),
        migrator.drop_column("verdict", "look_again_on"),
        migrator.drop_column("verdict", "as_of"),
        migrator.drop_column("evidence", "suffix"),
        migrator.drop_column("evidence", "prefix"),
        migrator.drop_index("evidence", "evidence_copy_id"),
        migrator.drop_column("evidence", "copy_id"),
        migrator.drop_index("source", "source_same_as_id"),
        migrator.drop_column("source", "same_as_id"),
        *(migrator.drop_table(name) for name in ("feed_item", "feed", "recheck", "link", "copy")),
    )
