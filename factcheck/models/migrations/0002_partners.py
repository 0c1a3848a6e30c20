"""What partners find, follow and are told by: facets, words, limits, usage, webhooks and their deliveries."""

from typing import Any

from peewee import (
    BigIntegerField,
    CharField,
    CompositeKey,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    SqliteDatabase,
    TextField,
)


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Partner(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            table_name = "partner"

    class ApiKey(Model):
        id = CharField(primary_key=True, max_length=26)

        class Meta:
            database = db
            table_name = "api_key"

    migrator.migrate(
        migrator.add_column("rendition", "sequence", BigIntegerField(null=True)),
        migrator.add_column("rendition", "became", CharField(null=True)),
        migrator.add_column("rendition", "commentary", CharField(null=True)),
        migrator.drop_index("rendition", "rendition_kind_position"),
        migrator.add_index("rendition", ("kind", "position", "path")),
        migrator.add_index("rendition", ("sequence", "path")),
        migrator.add_index("rendition", ("commentary", "kind")),
        migrator.add_column("api_key", "rate", CharField(default="")),
        migrator.add_column("api_key", "quota", CharField(default="")),
        migrator.add_column("api_key", "issued_by_id", CharField(null=True, max_length=26, index=True)),
    )

    class Listing(Model):
        path = TextField(unique=True)
        kind = CharField()
        claim = CharField(default="")
        commentary = CharField()
        language = CharField()
        topic = TextField()
        outlet = TextField()
        holder = TextField(default="")
        rating = CharField(default="")
        published_at = DateTimeField()
        corrected_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "listing"
            indexes = tuple(((facet, "kind"), False) for facet in ("rating", "holder", "topic", "outlet", "commentary"))

    class Citation(Model):
        listing = ForeignKeyField(Listing, on_delete="CASCADE")
        evidence = CharField(unique=True)
        source = CharField(index=True)
        domain = TextField(index=True)
        content = JSONField()

        class Meta:
            database = db
            table_name = "citation"

    class KeyUsage(Model):
        key = ForeignKeyField(ApiKey)
        day = DateField()
        requests = BigIntegerField()

        class Meta:
            database = db
            table_name = "key_usage"
            primary_key = CompositeKey("key", "day")

    class IdempotentRequest(Model):
        key = ForeignKeyField(ApiKey)
        name = CharField()
        fingerprint = CharField()
        commentary = CharField(default="")
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "idempotent_request"
            primary_key = CompositeKey("key", "name")

    class Webhook(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        partner = ForeignKeyField(Partner)
        url = TextField()
        types = JSONField()
        filters = JSONField()
        secret = CharField()
        previous_secret = CharField(default="")
        previous_until = DateTimeField(null=True)
        position = BigIntegerField()
        created_at = DateTimeField()
        failing_since = DateTimeField(null=True)
        paused_at = DateTimeField(null=True)
        pause_reason = TextField(default="")
        deleted_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "webhook"

    class Delivery(Model):
        id = CharField(primary_key=True, max_length=26)
        webhook = ForeignKeyField(Webhook)
        sequence = BigIntegerField()
        type = CharField()
        thing = CharField()
        body = TextField()
        state = CharField(default="waiting")
        attempts = IntegerField(default=0)
        due_at = DateTimeField()
        created_at = DateTimeField()
        answered_at = DateTimeField(null=True)
        status = IntegerField(null=True)
        problem = TextField(default="")

        class Meta:
            database = db
            table_name = "delivery"
            indexes = ((("state", "due_at"), False), (("webhook", "thing", "state"), False))

    db.create_tables([Listing, Citation, KeyUsage, IdempotentRequest, Webhook, Delivery])
    if isinstance(db, SqliteDatabase):
        db.execute_sql(
            "CREATE VIRTUAL TABLE listing_words USING fts5 (stems, tokenize = 'unicode61 remove_diacritics 0')"
        )
    else:
        db.execute_sql("CREATE TABLE listing_words (id INTEGER PRIMARY KEY, stems TSVECTOR NOT NULL)")
        db.execute_sql("CREATE INDEX listing_words_stems ON listing_words USING gin (stems)")


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    db.execute_sql("DROP TABLE listing_words")
    for table in ("delivery", "webhook", "idempotent_request", "key_usage", "citation", "listing"):
        migrator.migrate(migrator.drop_table(table))
    migrator.migrate(
        migrator.drop_index("rendition", "rendition_kind_position_path"),
        migrator.drop_index("rendition", "rendition_sequence_path"),
        migrator.drop_index("rendition", "rendition_commentary_kind"),
        migrator.drop_index("api_key", "api_key_issued_by_id"),
        migrator.drop_column("api_key", "issued_by_id"),
        migrator.drop_column("api_key", "quota"),
        migrator.drop_column("api_key", "rate"),
        migrator.drop_column("rendition", "commentary"),
        migrator.drop_column("rendition", "became"),
        migrator.drop_column("rendition", "sequence"),
        migrator.add_index("rendition", ("kind", "position")),
    )
