"""From a scrape to a document: what its parts are, by their spans. Nothing is deleted, only marked."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from factcheck.text.spans import Span


class Part(StrEnum):
    """What a stretch of a scrape is."""

    TITLE = "title"
    TOPIC = "topic"
    PERIOD = "period"
    LABEL = "label"  # a verdict of the outlet on the whole, such as "The situation got worse"
    BYLINE = "byline"
    CREDIT = "credit"  # of a photograph or another illustration
    BODY = "body"  # one paragraph
    HEADING = "heading"  # inside the body
    BOILERPLATE = "boilerplate"  # newsletter forms, cookie notices, share buttons, other articles


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a text speaks of, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Document:
    """A scrape and what was recognised in it.

    `parts` cover every non-blank character of `source` exactly once, in order; a title that is printed twice is one
    TITLE and the repetition BOILERPLATE. `language` is that of the body ("en", "ru", "be" or "und").
    """

    source: str
    parts: tuple[tuple[Part, Span], ...] = ()
    language: str = "und"
    period: Period | None = None
    notes: tuple[str, ...] = field(default=())  # what a person should know, e.g. "3 invisible characters removed"

    def first(self, part: Part) -> str:
        """Return the text of the first such part, "" where there is none."""
        return next((span.of(self.source) for kind, span in self.parts if kind is part), "")

    @property
    def body(self) -> str:
        """The paragraphs and headings of the body, a blank line between them."""
        return "\n\n".join(span.of(self.source) for kind, span in self.parts if kind in (Part.BODY, Part.HEADING))


def recognise(source: str, language: str | None = None) -> Document:
    """Find the parts of a scrape; see `Document`."""
    raise NotImplementedError
