"""Where the sentences of a text are."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from factcheck.text.spans import Span, trim

if TYPE_CHECKING:
    from choppa import SrxDocument

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


def find(text: str, language: str) -> list[Span]:
    """Return the sentences of a text in order, without the white space around them.

    A blank line always ends a sentence. `language` chooses the abbreviations; any other than "en", "ru" and "be" is
    split by punctuation alone.
    """
    return [sentence for paragraph in paragraphs(text) for sentence in _within(text, paragraph, language)]


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the stretches of a text between blank lines, trimmed."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        paragraph = trim(text, Span(start, blank.start()))
        if paragraph.start < paragraph.end:
            yield paragraph
        start = blank.end()
    last = trim(text, Span(start, len(text)))
    if last.start < last.end:
        yield last


def _within(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    from choppa import SrxTextIterator

    start = paragraph.start
    code = language if language in ("en", "ru", "be") else "en"
    for piece in SrxTextIterator(_rules(), f"{code}_two", paragraph.of(text)):
        sentence = trim(text, Span(start, start + len(piece)))
        if sentence.start < sentence.end:
            yield sentence
        start += len(piece)


@cache
def _rules() -> "SrxDocument":
    from choppa import SrxDocument

    return SrxDocument(ruleset=str(resources.files("choppa") / "data/srx/languagetool_segment.srx"))
