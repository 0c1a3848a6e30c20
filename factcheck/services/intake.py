"""Intake: from the bytes of a file to a commentary, as the command line does it in one go and the workbench in two."""

from dataclasses import dataclass
from typing import Any

from factcheck.errors import Invalid, TooLarge
from factcheck.messages import _
from factcheck.models import Claim, Commentary, Edition, Person
from factcheck.services import commentaries
from factcheck.settings import Settings
from factcheck.text import Document, Part, files, recognise


@dataclass(frozen=True, slots=True)
class Read:
    """What a file reads as, and what was recognised in it."""

    characters: str
    document: Document
    notes: tuple[str, ...]

    def describe(self) -> dict[str, Any]:
        """Return what was recognised, for a program or a person to read."""
        document = self.document
        period = document.period
        return {
            "title": document.first(Part.TITLE),
            "topic": document.first(Part.TOPIC),
            "period": [period.start.isoformat(), period.end.isoformat()] if period else None,
            "label": document.first(Part.LABEL),
            "byline": document.first(Part.BYLINE),
            "credit": document.first(Part.CREDIT),
            "language": document.language,
            "paragraphs": [span.of(document.source) for part, span in document.parts if part is Part.BODY],
            "boilerplate": [span.of(document.source) for part, span in document.parts if part is Part.BOILERPLATE],
            "notes": list(self.notes),
        }


def read(content: bytes, filename: str, settings: Settings) -> Read:
    """Read a file and recognise its parts. Raises `TooLarge`, or `Invalid` where it cannot be read or holds no text."""
    if len(content) > settings.upload_limit:
        raise TooLarge(
            _("It has %(size)s bytes; the limit is %(limit)s.", size=len(content), limit=settings.upload_limit)
        )
    try:
        characters, notes = files.read(content, filename)
    except files.Unreadable as problem:
        raise Invalid({"file": [str(problem)]}) from None
    if not characters.strip():
        raise Invalid({"file": [_("There is no text in it.")]})
    if len(characters) > settings.text_limit:
        raise TooLarge(
            _(
                "It has %(size)s characters of text; the limit is %(limit)s.",
                size=len(characters),
                limit=settings.text_limit,
            )
        )
    document = recognise(characters)
    return Read(characters, document, (*notes, *document.notes))


def take_in(actor: Person, content: bytes, filename: str, found: Read) -> Commentary:
    """Keep a scrape and make a commentary of what was recognised, without a person's corrections."""
    document = found.document
    if not document.body:
        raise Invalid({"text": [_("No paragraph was recognised as the body of a commentary.")]})
    scrape = commentaries.receive(actor, content=content, filename=filename, characters=found.characters)
    period = document.period
    return commentaries.create(
        actor,
        scrape,
        document,
        language=document.language,
        title=document.first(Part.TITLE) or document.body.split("\n")[0][:80],
        text=document.body,
        topic=document.first(Part.TOPIC),
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        label=document.first(Part.LABEL),
        byline=document.first(Part.BYLINE),
        credit=document.first(Part.CREDIT),
    )


def count_claims(commentary: Commentary) -> int:
    """Return how many claims stand in a commentary now."""
    return int(Claim.select().join(Edition).where(Edition.commentary == commentary).count())
