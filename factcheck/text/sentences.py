"""Where the sentences of a text are.

A line that is a paragraph is cut wherever the weights of `boundaries`' features say that a sentence ends. The weights
are those of a logistic regression (`scripts/fit_sentences.py`), so they add up and can be read.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from factcheck.text import boundaries
from factcheck.text.spans import Span, trim

BLOCK = 50_000  # characters of one text whose sentences are read together
WEIGHTS = Path(__file__).with_name("sentences.json")

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n\s*)+")


def find(text: str, language: str, weights: Mapping[str, float] | None = None) -> list[Span]:
    """Return the sentences of a text in order, without the white space around them.

    A blank line always ends a sentence, and so does the end of a line unless the paragraph is hard-wrapped. `language`
    chooses the abbreviations; any other than "en", "ru" and "be" is split by punctuation alone. `weights` stand in for
    the fitted ones.
    """
    if weights is None:
        weights = _fitted()
    return [sentence for line in lines(text) for sentence in _within(text, line, language, weights)]


def lines(text: str) -> Iterator[Span]:
    """Yield the stretches of a text that no sentence crosses: paragraphs, or the lines of those not hard-wrapped."""
    start = 0
    for blank in _BLANK_LINE.finditer(text):
        yield from _lines_of(text, Span(start, blank.start()))
        start = blank.end()
    yield from _lines_of(text, Span(start, len(text)))


def blocks(sentences: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield the sentences of a text as many at a time as are parsed together, which bounds memory."""
    first = 0
    for place, sentence in enumerate(sentences):
        if place > first and sentence.end - sentences[first].start > BLOCK:
            yield sentences[first:place]
            first = place
    if sentences:
        yield sentences[first:]


def _lines_of(text: str, paragraph: Span) -> Iterator[Span]:
    paragraph = trim(text, paragraph)
    if paragraph.start == paragraph.end:
        return
    found = [paragraph]
    if text.find("\n", *paragraph) >= 0:
        found = [trim(text, Span(*match.span())) for match in re.compile(r"[^\n]+").finditer(text, *paragraph)]
        found = [line for line in found if line.start < line.end]
        if any(text[line.start].islower() for line in found[1:]):
            found = [paragraph]
    yield from found


def _within(text: str, line: Span, language: str, weights: Mapping[str, float]) -> Iterator[Span]:
    start = line.start
    bias = weights.get("bias", 0.0)
    for end, following, features in boundaries.candidates(text, line, language):
        if end > start and bias + sum(weights.get(name, 0.0) for name in features) > 0:
            yield Span(start, end)
            start = following
    if start < line.end:
        yield Span(start, line.end)


@cache
def _fitted() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return weights
