"""Commentaries, their editions, and the scrapes that they came from."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self

from peewee import JOIN, BlobField, CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField, fn
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.errors import NotFound
from factcheck.models.base import Editable, Thing, UtcField
from factcheck.models.people import Person
from factcheck.text.document import Document


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
        """The current edition in each language, that of the first one's language first."""
        oldest_first = Edition.select().where((Edition.commentary == self) & Edition.current())
        return list({each.language: each for each in oldest_first.order_by(Edition.id)}.values())

    @property
    def edition(self) -> "Edition":
        """The current edition in the first one's language."""
        return self.editions[0]

    @property
    def edition_id(self) -> str:
        """The id of that edition, without reading its text."""
        known: Any = Edition.select(Edition.language, Edition.id).where(
            (Edition.commentary == self) & Edition.current()
        )
        (first, _), *_others = rows = list(known.order_by(Edition.id).tuples())
        return str(dict(rows)[first])


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
    def of(cls, content: bytes, *, filename: str, url: str, characters: str) -> Self:
        """Make a scrape, not saved yet, of what came in."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(content=content, sha256=digest, filename=filename, url=url, characters=characters)

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
    `current_since` is when readers and the desk were given it in place of the one before; null while they were not yet.
    """

    commentary: Any = ForeignKeyField(Commentary, backref="+")  # `Commentary.editions` says which
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
    current_since: Any = UtcField(null=True)
    split_at: Any = UtcField(null=True)
    split_problem: Any = TextField(default="")

    class Meta:
        """Peewee's own settings."""

        indexes = ((("commentary", "language", "revision"), True),)

    @classmethod
    def made_of(
        cls,
        scrape: Scrape,
        document: Document,
        *,
        commentary: Commentary,
        created_by: Person,
        language: str,
        title: str,
        text: str,
        label: str,
        byline: str,
        credit: str,
    ) -> Self:
        """Make an edition, not saved yet, of what was recognised in a scrape and what a person made of it."""
        return cls(
            commentary=commentary,
            scrape=scrape,
            language=language,
            title=title,
            label=label,
            byline=byline,
            credit=credit,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            parts=[[part.value, list(span)] for part, span in document.parts],
            created_by=created_by,
        )

    @classmethod
    def newest(cls) -> "Sequence[Edition]":
        """Return the current edition of each commentary in its first language, without its text, the newest first."""
        columns = (cls.id, cls.commentary, cls.language, cls.title, cls.split_at, cls.split_problem, Commentary)
        found: dict[str, Edition] = {}
        for edition in cls.select(*columns).join(Commentary).where(cls.current()).order_by(cls.id):
            known = found.setdefault(edition.commentary_id, edition)
            if known.language == edition.language:
                found[edition.commentary_id] = edition
        return sorted(found.values(), key=lambda each: str(each.commentary_id), reverse=True)

    @classmethod
    def current(cls) -> Any:
        """Return, as a condition, that an edition was given to readers and to the desk."""
        return cls.current_since.is_null(False)

    def _revisions(self, *conditions: Any) -> Any:
        """Select the editions in this language that are or were current."""
        cls = type(self)
        same = (cls.commentary == self.commentary_id) & (cls.language == self.language) & cls.current()
        return cls.select().where(same, *conditions)

    @property
    def former(self) -> "Sequence[Edition]":
        """The editions in this language that were current before it, newest first."""
        return list(self._revisions(Edition.revision < self.revision).order_by(Edition.id.desc()))

    @property
    def before(self) -> "Edition | None":
        """The edition in this language that this one follows."""
        return next(iter(self.former), None)

    @property
    def after(self) -> "Edition | None":
        """The edition in this language that took this one's place."""
        found: Edition | None = self._revisions(Edition.revision > self.revision).order_by(Edition.id).first()
        return found

    @classmethod
    def of(cls, commentary: Commentary) -> "Sequence[Edition]":
        """Return every edition of a commentary, oldest first, those included that wait to become current."""
        return list(cls.select().where(cls.commentary == commentary).order_by(cls.id))

    @classmethod
    def waiting(cls, commentary: Commentary) -> Any:
        """Select the editions of a commentary that wait to become current."""
        return cls.select().where((cls.commentary == commentary) & cls.current_since.is_null())

    @classmethod
    def of_scrape(cls, scrape: Scrape) -> "Edition | None":
        """Return the edition that was made of a scrape."""
        found: Edition | None = cls.get_or_none(cls.scrape == scrape)
        return found
