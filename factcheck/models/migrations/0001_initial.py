"""The first tables, the ledger's first head, and the default scale of ratings."""

from typing import Any

from peewee import (
    BigIntegerField,
    BlobField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    FloatField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

SCALE: tuple[dict[str, Any], ...] = (
    {
        "slug": "true",
        "value": 5,
        "mark": "✓",
        "line": "solid",
        "names": {"en": "True", "ru": "Правда", "be": "Праўда"},
        "meanings": {
            "en": "The claim is accurate, and nothing of weight is left out.",
            "ru": "Утверждение точно, ничего существенного не упущено.",
            "be": "Сцвярджэнне дакладнае, нічога істотнага не прапушчана.",
        },
    },
    {
        "slug": "mostly-true",
        "value": 4,
        "mark": "✓",
        "line": "solid",
        "names": {"en": "Mostly true", "ru": "В основном правда", "be": "Пераважна праўда"},
        "meanings": {
            "en": "The claim is accurate in substance, but needs a detail or a clarification.",
            "ru": "По сути верно, но нуждается в уточнении.",
            "be": "Па сутнасці правільна, але патрабуе ўдакладнення.",
        },
    },
    {
        "slug": "mixed",
        "value": 3,
        "mark": "◐",
        "line": "dashed",
        "names": {"en": "Mixed", "ru": "Отчасти правда", "be": "Часткова праўда"},
        "meanings": {
            "en": "Parts of the claim are accurate, and parts are not.",
            "ru": "Часть утверждения верна, часть нет.",
            "be": "Частка сцвярджэння правільная, частка не.",
        },
    },
    {
        "slug": "misleading",
        "value": 2,
        "mark": "▲",
        "line": "dashed",
        "names": {"en": "Misleading", "ru": "Вводит в заблуждение", "be": "Уводзіць у зман"},
        "meanings": {
            "en": "The words can be defended, but what they make one believe is wrong.",
            "ru": "Слова можно защитить, но вывод, к которому они подталкивают, неверен.",
            "be": "Словы можна абараніць, але выснова, да якой яны падштурхоўваюць, няправільная.",
        },
    },
    {
        "slug": "mostly-false",
        "value": 2,
        "mark": "✕",
        "line": "wavy",
        "names": {"en": "Mostly false", "ru": "В основном неправда", "be": "Пераважна няпраўда"},
        "meanings": {
            "en": "There is a grain of truth, but the claim as a whole does not hold.",
            "ru": "Есть доля правды, но в целом утверждение неверно.",
            "be": "Ёсць доля праўды, але ў цэлым сцвярджэнне няправільнае.",
        },
    },
    {
        "slug": "false",
        "value": 1,
        "mark": "✕",
        "line": "wavy",
        "names": {"en": "False", "ru": "Неправда", "be": "Няпраўда"},
        "meanings": {
            "en": "The claim is contradicted by the evidence.",
            "ru": "Утверждение опровергается доказательствами.",
            "be": "Сцвярджэнне абвяргаецца доказамі.",
        },
    },
    {
        "slug": "unverifiable",
        "value": None,
        "mark": "?",
        "line": "dotted",
        "names": {"en": "Unverifiable", "ru": "Невозможно проверить", "be": "Немагчыма праверыць"},
        "meanings": {
            "en": "What can be found out neither supports nor refutes the claim.",
            "ru": "То, что удалось узнать, не подтверждает и не опровергает утверждение.",
            "be": "Тое, што ўдалося даведацца, не пацвярджае і не абвяргае сцвярджэнне.",
        },
    },
)


def up(migrator: Any, db: Any) -> None:  # noqa: D103
    class Partner(Model):
        id = CharField(primary_key=True, max_length=26)
        name = CharField(unique=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "partner"

    db.create_tables([Partner])

    class ApiKey(Model):
        id = CharField(primary_key=True, max_length=26)
        partner = ForeignKeyField(Partner)
        prefix = CharField()
        digest = CharField(unique=True)
        scopes = JSONField()
        created_at = DateTimeField()
        expires_at = DateTimeField(null=True)
        revoked_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "api_key"

    db.create_tables([ApiKey])

    class Person(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        name = CharField()
        email = CharField(unique=True)
        role = CharField(default="viewer")
        password_hash = TextField()
        session_key = CharField()
        active = BooleanField(default=True)
        created_at = DateTimeField()

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([Person])

    class Commentary(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        slug = CharField(unique=True)
        state = CharField(default="draft")
        topic = TextField(default="")
        outlet = TextField(default="")
        source_url = TextField(default="")
        period_start = DateField(null=True)
        period_end = DateField(null=True)
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person)
        published_at = DateTimeField(null=True)
        withdrawal = TextField(default="")

        class Meta:
            database = db
            table_name = "commentary"

    db.create_tables([Commentary])

    class Scrape(Model):
        id = CharField(primary_key=True, max_length=26)
        content = BlobField()
        sha256 = CharField()
        filename = TextField(default="")
        characters = TextField()
        received_at = DateTimeField()

        class Meta:
            database = db
            table_name = "scrape"

    db.create_tables([Scrape])

    class Edition(Model):
        id = CharField(primary_key=True, max_length=26)
        commentary = ForeignKeyField(Commentary)
        scrape = ForeignKeyField(Scrape, null=True)
        language = CharField(max_length=3)
        revision = IntegerField(default=1)
        title = TextField()
        byline = TextField(default="")
        label = TextField(default="")
        credit = TextField(default="")
        text = TextField()
        sha256 = CharField()
        parts = JSONField()
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person)
        split_at = DateTimeField(null=True)
        split_problem = TextField(default="")

        class Meta:
            database = db
            table_name = "edition"
            indexes = ((("commentary", "language", "revision"), True),)

    db.create_tables([Edition])

    class Claim(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        edition = ForeignKeyField(Edition)
        spans = JSONField()
        start = IntegerField()
        exact = TextField()
        prefix = TextField(default="")
        suffix = TextField(default="")
        wording = TextField()
        holder = TextField(default="")
        kind = CharField(default="fact")
        checkworthiness = FloatField(default=0.0)
        reasons = JSONField(default=list)
        state = CharField(default="open")
        dismissal = TextField(default="")
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person, null=True)

        class Meta:
            database = db
            table_name = "claim"
            indexes = ((("edition", "start"), False),)

    db.create_tables([Claim])

    class Source(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        url = TextField(unique=True, null=True)
        title = TextField()
        publisher = TextField(default="")
        published_on = DateField(null=True)
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person)

        class Meta:
            database = db
            table_name = "source"

    db.create_tables([Source])

    class Evidence(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        claim = ForeignKeyField(Claim)
        source = ForeignKeyField(Source)
        passage = TextField(default="")
        stance = CharField()
        note = TextField(default="")
        created_at = DateTimeField()
        created_by = ForeignKeyField(Person)
        detached_at = DateTimeField(null=True)

        class Meta:
            database = db
            table_name = "evidence"

    db.create_tables([Evidence])

    class LedgerEntry(Model):
        sequence = BigIntegerField(primary_key=True)
        at = DateTimeField()
        actor = CharField()
        act = CharField()
        kind = CharField()
        thing = CharField()
        changes = TextField()
        previous_hash = CharField()
        hash = CharField()

        class Meta:
            database = db
            table_name = "ledger_entry"
            indexes = ((("kind", "thing"), False),)

    db.create_tables([LedgerEntry])

    class LedgerHead(Model):
        id = IntegerField(primary_key=True)
        sequence = BigIntegerField()
        hash = CharField()

        class Meta:
            database = db
            table_name = "ledger_head"

    db.create_tables([LedgerHead])

    class Rating(Model):
        slug = CharField(primary_key=True)
        position = IntegerField()
        value = FloatField(null=True)
        mark = CharField()
        line = CharField()
        names = JSONField()
        meanings = JSONField()

        class Meta:
            database = db
            table_name = "rating"

    db.create_tables([Rating])

    class Rendition(Model):
        path = TextField(primary_key=True)
        kind = CharField()
        public = BooleanField()
        status = IntegerField(default=200)
        media_type = CharField()
        body = BlobField()
        gzip = BlobField()
        etag = CharField()
        modified_at = DateTimeField()
        position = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "rendition"
            indexes = ((("kind", "position"), False),)

    db.create_tables([Rendition])

    class Verdict(Model):
        id = CharField(primary_key=True, max_length=26)
        version = IntegerField(default=1)
        claim = ForeignKeyField(Claim)
        number = IntegerField()
        rating = ForeignKeyField(Rating)
        summary = TextField()
        explanation = TextField(default="")
        evidence = JSONField()
        correction = TextField(default="")
        state = CharField(default="proposed")
        proposed_by = ForeignKeyField(Person)
        proposed_at = DateTimeField()
        reviewed_by = ForeignKeyField(Person, null=True)
        reviewed_at = DateTimeField(null=True)
        comment = TextField(default="")
        retraction = TextField(default="")
        published_sequence = BigIntegerField(null=True)

        class Meta:
            database = db
            table_name = "verdict"
            indexes = ((("claim", "number"), True),)

    db.create_tables([Verdict])

    # Of two people who act at once, the database itself lets one through.
    for state in ("proposed", "published"):
        db.execute_sql(f"CREATE UNIQUE INDEX verdict_one_{state} ON verdict (claim_id) WHERE state = '{state}'")

    LedgerHead.create(id=1, sequence=0, hash="0" * 64)
    for position, step in enumerate(SCALE, start=1):
        Rating.create(position=position, **step)


def down(migrator: Any, db: Any) -> None:  # noqa: D103
    for table in (
        "verdict",
        "rendition",
        "rating",
        "ledger_head",
        "ledger_entry",
        "evidence",
        "source",
        "claim",
        "edition",
        "scrape",
        "commentary",
        "person",
        "api_key",
        "partner",
    ):
        migrator.migrate(migrator.drop_table(table))
