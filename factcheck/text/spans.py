"""Places in a text, counted in Unicode code points, the end exclusive."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """The characters `start` up to, not including, `end` of some text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def trim(text: str, span: Span) -> Span:
    """Return the span without white space at its ends; an all-blank span comes back empty, at its start."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def widen(text: str, span: Span) -> Span:
    """Return the span with the words whole that its ends cut, as a hand that drags rarely stops at a word's end."""
    start, end = span
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def quote(text: str, spans: Iterable[Span]) -> str:
    """Return the verbatim pieces of a claim as one line, an ellipsis where they are not adjacent."""
    return " … ".join(span.of(text) for span in spans)


def code_point(text: str, utf16_offset: int) -> int:
    """Turn an offset in UTF-16 units, as browsers count, into one in code points.

    An offset that falls inside a surrogate pair goes to the pair's start; one past the end, to the end.
    """
    units = 0
    for index, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if units + width > utf16_offset:
            return index
        units += width
    return len(text)
