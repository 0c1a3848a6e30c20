"""Sources, the copies that we keep of them, and what they say about a claim."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from peewee import CharField, DateField, ForeignKeyField, IntegerField, JSONField, TextField
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, Thing, UtcField
from factcheck.models.claims import Claim
from factcheck.models.people import Person
from factcheck.text.anchors import TextQuoteSelector


class Stance(StrEnum):
    """How a source bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Source(Editable):
    """A work that is cited: one row however often."""

    url: Any = TextField(unique=True, null=True)  # null: not on the web
    title: Any = TextField()
    publisher: Any = TextField(default="")
    author: Any = TextField(default="")
    language: Any = CharField(max_length=3, default="")
    published_on: Any = DateField(null=True)
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any

    same_as: Any = ForeignKeyField("self", null=True, backref="others")  # the source that is cited in its place
    same_as_id: Any

    @property
    def ids(self) -> list[str]:
        """Its id and those of the sources that it is cited in place of."""
        others = Source.select(Source.id).where(Source.same_as == self.id)
        return [self.id, *(other.id for other in others)]

    @property
    def details(self) -> dict[str, Any]:
        """What is known about it besides its address."""
        return {name: getattr(self, name) for name in ("title", "publisher", "author", "language", "published_on")}


class Copy(Thing):
    """A copy of a source, kept as a file that is named by its SHA-256: an archived page, or what somebody uploaded.

    A page is kept as a WARC (ISO 28500); `url` is the address that answered, empty for an upload. `pages` are the code
    points of `text` at which the pages of a PDF begin.
    """

    source: Any = ForeignKeyField(Source, backref="copies")
    source_id: Any
    taken_at: Any = UtcField(default=clock.now)
    sha256: Any = CharField(unique=True)
    size: Any = IntegerField()  # bytes of the file
    media_type: Any = CharField()  # of the page or of the upload
    filename: Any = TextField(default="")  # as it was uploaded
    url: Any = TextField(default="")
    text: Any = TextField()
    digest: Any = CharField()  # SHA-256 of what it says: of its text or, where it has none, of its content
    pages: Any = JSONField(default=list)

    @classmethod
    def newest(cls, source_id: str) -> "Copy | None":
        """Return the newest copy of a source."""
        found: Copy | None = cls.select().where(cls.source == source_id).order_by(cls.id.desc()).first()
        return found

    @classmethod
    def of_source(cls, *sources: str) -> "Sequence[Copy]":
        """Return the copies of sources, the newest first, without their text."""
        known = (field for field in cls._meta.sorted_fields if field is not cls.text)
        return list(cls.select(*known).where(cls.source.in_(sources)).order_by(cls.id.desc()))

    @classmethod
    def of(cls, sources: Iterable[str]) -> "dict[str, Copy]":
        """Return the newest copies of sources, without their text, by the sources' ids."""
        return {copy.source_id: copy for copy in reversed(cls.of_source(*sources))}

    @property
    def download_name(self) -> str:
        """The name under which its file is saved."""
        if self.url:
            return f"{urlsplit(self.url).hostname}-{self.taken_at:%Y-%m-%d}.warc.gz"
        return str(self.filename)

    def page_of(self, place: int) -> int | None:
        """Return the number of the page that a code point of the text is on; None where there are no pages."""
        return bisect_right(self.pages, place) or None


class Evidence(Editable):
    """A source on a claim: the passage, its stance and a note.

    Where the passage stands in a copy of the source, `copy` names it, and `prefix` and `suffix` complete the
    TextQuoteSelector of W3C Web Annotation whose `exact` is the passage.
    """

    claim: Any = ForeignKeyField(Claim, backref="evidence")
    claim_id: Any
    source: Any = ForeignKeyField(Source, backref="evidence")
    source_id: Any
    passage: Any = TextField(default="")
    copy: Any = ForeignKeyField(Copy, null=True, backref="quotations")
    copy_id: Any
    prefix: Any = TextField(default="")
    suffix: Any = TextField(default="")
    stance: Any = EnumField(Stance)
    note: Any = TextField(default="")
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person)
    created_by_id: Any
    detached_at: Any = UtcField(null=True)

    @property
    def selector(self) -> dict[str, str] | None:
        """Where the passage stands in the copy, as JSON-LD; None where it was not found in one."""
        return TextQuoteSelector(self.passage, self.prefix, self.suffix).jsonld() if self.copy_id else None

    @classmethod
    def of_source(cls, source_id: str) -> "Sequence[Evidence]":
        """Return where a source is attached now, oldest first, with the claims."""
        return list(
            cls.select(cls, Claim)
            .join(Claim)
            .where((cls.source == source_id) & cls.detached_at.is_null())
            .order_by(cls.id)
        )

    @classmethod
    def on(cls, claim: Claim) -> "Sequence[Evidence]":
        """Return what is attached to a claim now, oldest first, with its sources."""
        return list(
            cls.select(cls, Source)
            .join(Source)
            .where((cls.claim == claim) & cls.detached_at.is_null())
            .order_by(cls.id)
        )
