"""Places in a text, counted in Unicode code points, the end exclusive."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


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


def stretch(text: str, span: Span, *, start: int = 0, end: int = 0) -> Span:
    """Return the span with its ends moved by so many words, negative towards the text's start.

    An end that has no word to go to, or would pass the other end, stays where it is.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    first = _moved([word[0] for word in words], span.start, start)
    last = _moved([word[1] for word in words], span.end, end)
    return Span(first if first < span.end else span.start, last if last > span.start else span.end)


def _moved(places: list[int], at: int, by: int) -> int:
    index = bisect_left(places, at) + by if by < 0 else bisect_right(places, at) - 1 + by
    return places[index] if by and 0 <= index < len(places) else at


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
