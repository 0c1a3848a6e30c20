"""Commentaries, their editions, and the scrapes that they came from."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self

from peewee import JOIN, BlobField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField, fn
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.errors import NotFound
from factcheck.models.base import Editable, Thing, UtcField
from factcheck.models.people import Person


class CommentaryState(StrEnum):
    """Whether the public sees a commentary."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Commentary(Editable):
    """A work, whatever languages its text is in."""

    slug: Any = CharField(unique=True)
    state: Any = EnumField(CommentaryState, default=CommentaryState.DRAFT)
    topic: Any = TextField(default="")
    outlet: Any = TextField(default="")
    source_url: Any = TextField(default="")
    period_start: Any = DateField(null=True)
    period_end: Any = DateField(null=True)
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any
    published_at: Any = UtcField(null=True)
    withdrawal: Any = TextField(default="")  # the reason that readers see

    @classmethod
    def with_slug(cls, slug: str) -> Self:
        """Return the commentary at this address, or raise `NotFound`."""
        found = cls.get_or_none(cls.slug == slug)
        if found is None:
            raise NotFound(f"There is no commentary at {slug}.")
        return found

    @property
    def editions(self) -> "Sequence[Edition]":
        """The newest edition in each language, that of the first one's language first."""
        oldest_first = Edition.select().where(Edition.commentary == self).order_by(Edition.id)
        return list({each.language: each for each in oldest_first}.values())

    @property
    def edition(self) -> "Edition":
        """The newest edition."""
        return Edition.select().where(Edition.commentary == self).order_by(Edition.id.desc()).get()


class Scrape(Thing):
    """What came in, byte for byte, and the characters that it reads as."""

    content: Any = BlobField()
    sha256: Any = CharField()
    filename: Any = TextField(default="")
    url: Any = TextField(default="")  # where it was fetched
    characters: Any = TextField()
    received_at: Any = UtcField(default=clock.now)
    discarded_at: Any = UtcField(null=True)

    @classmethod
    def unsaved(cls, limit: int = 20) -> "Sequence[Scrape]":
        """Return the newest scrapes that no commentary was made of and nobody discarded, without their content."""
        return list(
            cls.select(cls.id, cls.filename, cls.received_at, fn.SUBSTR(cls.characters, 1, 200).alias("characters"))
            .join(Edition, JOIN.LEFT_OUTER, on=(Edition.scrape == cls.id))
            .where(Edition.id.is_null() & cls.discarded_at.is_null())
            .order_by(cls.id.desc())
            .limit(limit)
        )


class Edition(Thing):
    """A commentary's text in one language, one revision of it. It never changes: a corrected text is a new edition.

    `parts` says what was recognised in the scrape: pairs of a part's name and its span in the scrape's characters.
    """

    commentary: Any = ForeignKeyField(Commentary, backref="editions")
    commentary_id: Any
    scrape: Any = ForeignKeyField(Scrape, null=True, lazy_load=True)
    scrape_id: Any
    language: Any = CharField(max_length=3)
    revision: Any = IntegerField(default=1)
    title: Any = TextField()
    byline: Any = TextField(default="")
    label: Any = TextField(default="")
    credit: Any = TextField(default="")
    text: Any = TextField()
    sha256: Any = CharField()
    parts: Any = JSONField()
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any
    split_at: Any = UtcField(null=True)
    split_problem: Any = TextField(default="")

    class Meta:
        """Peewee's own settings."""

        indexes = ((("commentary", "language", "revision"), True),)

    @classmethod
    def newest(cls) -> "Sequence[Edition]":
        """Return the newest edition of each commentary, without its text, the newest commentary first."""
        newest = cls.select(fn.MAX(cls.id)).group_by(cls.commentary)
        return list(
            cls.select(cls.id, cls.commentary, cls.language, cls.title, cls.split_at, cls.split_problem, Commentary)
            .join(Commentary)
            .where(cls.id.in_(newest))
            .order_by(Commentary.id.desc())
        )

    @classmethod
    def of_scrape(cls, scrape: Scrape) -> "Edition | None":
        """Return the edition that was made of a scrape."""
        found: Edition | None = cls.get_or_none(cls.scrape == scrape)
        return found
