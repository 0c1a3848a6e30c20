"""From a scrape to a document: what its parts are, by their spans. Nothing is deleted, only marked."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.text import dates, furniture, language
from factcheck.text.dates import Period
from factcheck.text.spans import Span, trim

__all__ = ["Document", "Part", "Period", "recognise"]


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
    """Find the parts of a scrape; see `Document`.

    What a line says of itself decides first (a date, "Photo: …", "Read more"), then where it stands: above the first
    paragraph of prose, among the prose, or below it. A text without any furniture comes back as paragraphs.
    """
    lines = list(_lines(source))
    parts = _Layout(source, lines).parts()
    return Document(
        source,
        tuple(zip(parts, lines, strict=True)),
        _language(source, parts, lines, language),
        _period(source, parts, lines),
    )


_PROSE = 110  # characters: shorter is prose only where it ends as a sentence
_LAST = re.compile(r"[.!?…][\"'”’»)\]]*$|[:;]$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")


class _Layout:
    """The lines of one scrape and what each of them is."""

    def __init__(self, source: str, lines: Sequence[Span]) -> None:
        self.texts = [" ".join(line.of(source).split()) for line in lines]
        self.own = [_says(text) for text in self.texts]
        self.prose = [own is None and _is_prose(text) for own, text in zip(self.own, self.texts, strict=True)]

    def parts(self) -> list[Part]:
        """Return what each line is."""
        first = next((i for i, prose in enumerate(self.prose) if prose), len(self.texts))
        tail = self._tail(first)
        parts = self._head(first)
        for i in range(first, tail):
            parts.append(self.own[i] or (Part.BODY if self.prose[i] else self._between(i, tail)))
        return parts + [Part.BOILERPLATE] * (len(self.texts) - tail)

    def _tail(self, first: int) -> int:
        """Return the line from which on nothing belongs to the text any more."""
        sizes = [len(text) * prose for text, prose in zip(self.texts, self.prose, strict=True)]
        after, total = 0, sum(sizes)
        tail = last = max((i + 1 for i, prose in enumerate(self.prose) if prose), default=len(self.texts))
        for i in range(len(self.texts) - 1, first, -1):
            after += sizes[i]
            if len(self.texts[i]) < 200 and furniture.TAIL.fullmatch(self.texts[i]) and after * 4 <= total - after:
                tail = i
        while tail == last and tail < len(self.texts) and self.own[tail] in (Part.CREDIT, Part.BYLINE):
            tail, last = tail + 1, last + 1
        return tail

    def _head(self, first: int) -> list[Part]:
        """Return what the lines above the first paragraph are: one title, and what stands around it."""
        parts = list(self.own[:first])
        open_ = [i for i in range(first) if parts[i] is None]
        title = self._title(open_)
        for i in open_:
            if i == title:
                parts[i] = Part.TITLE
            elif title is not None and _same(self.texts[i], self.texts[title]):
                parts[i] = Part.BOILERPLATE
            elif title is not None and i < title:
                parts[i] = Part.TOPIC if Part.TOPIC not in parts[:i] and len(self.texts[i]) <= 60 else Part.BOILERPLATE
            else:
                parts[i] = Part.HEADING
        return [part or Part.BOILERPLATE for part in parts]

    def _title(self, lines: list[int]) -> int | None:
        """Return the line that is the title: one that is printed twice, or else the longest of several words."""
        counts = Counter(self.texts[i].casefold() for i in lines)
        words = {i: len(self.texts[i].split()) for i in lines}
        return max(
            lines,
            key=lambda i: (counts[self.texts[i].casefold()] > 1 and words[i] > 2, min(words[i], 6), -i),
            default=None,
        )

    def _between(self, i: int, tail: int) -> Part:
        """Return what a short line among the prose is: a heading where prose follows it, or else part of the text."""
        title = self.texts[i]
        if any(_same(title, text) for text in self.texts[:i] if len(text) > 20):
            return Part.BOILERPLATE
        follows = next((self.prose[j] for j in range(i + 1, tail) if self.own[j] is None), False)
        return Part.HEADING if follows and len(title) <= _PROSE else Part.BODY


def _says(text: str) -> Part | None:
    """Return what a line says of itself, None where it says nothing."""
    if len(text) > 600:
        return None
    if furniture.LOOSE.fullmatch(text) or furniture.TAIL.fullmatch(text):
        return Part.BOILERPLATE
    if len(text) <= 200 and furniture.CREDIT.match(text):
        return Part.CREDIT
    if len(text) <= 200 and furniture.BYLINE.match(text):
        return Part.BYLINE
    if len(text) <= 80 and furniture.LABEL.fullmatch(text):
        return Part.LABEL
    if len(text) <= 60 and (dated := dates.find(text)):
        rest = text[: dated.span.start] + text[dated.span.end :]
        if len(re.findall(r"[^\W\d_]{2,}", rest)) <= 3:
            return Part.PERIOD
    if furniture.PROSE.search(text):
        return Part.BOILERPLATE
    return None


def _is_prose(text: str) -> bool:
    """Tell whether a line is a paragraph: it is long, or it ends as a sentence does and has more than a few words."""
    words = len(text.split())
    if len(text) > _PROSE and (words > 20 or _SENTENCE_END.search(text)):
        return bool(_LAST.search(text)) or len(_SENTENCE_END.findall(text)) > 1 or len(text) > 3 * _PROSE
    return words >= 5 and bool(_LAST.search(text))


def _same(one: str, other: str) -> bool:
    """Tell whether two lines say the same, whatever stands after the outlet's separator or an ellipsis."""
    one, other = (re.sub(r"\W+", " ", text.casefold()).strip() for text in (one, other))
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) > 30 and longer.startswith(shorter))


def _lines(source: str) -> list[Span]:
    """Return the lines of a scrape, trimmed, those of a hard-wrapped paragraph as one."""
    found: list[Span] = []
    block: list[Span] = []
    for match in re.finditer(r"[^\n]*\n?", source):
        line = trim(source, Span(*match.span()))
        if line.start < line.end:
            block.append(line)
        elif block:
            found += _unwrapped(source, block)
            block = []
    return found + _unwrapped(source, block)


def _unwrapped(source: str, block: list[Span]) -> list[Span]:
    """Join the lines of a block between blank lines where a word processor or a mailer broke them at one width."""
    if len(block) < 2:
        return block
    width = max(line.end - line.start for line in block)
    full = all(line.end - line.start >= width * 0.6 for line in block[:-1])
    runs_on = any(source[line.start].islower() for line in block[1:])
    if 40 <= width <= 130 and full and runs_on:
        return [Span(block[0].start, block[-1].end)]
    return block


def _period(source: str, parts: Sequence[Part], lines: Sequence[Span]) -> Period | None:
    """Return the days that the text covers, from its own line or else from its title; a range before a single day."""
    for part in (Part.PERIOD, Part.TITLE, Part.TOPIC):
        found = [
            dated
            for kind, line in zip(parts, lines, strict=True)
            if kind is part and (dated := dates.find(line.of(source)))
        ]
        for dated in sorted(found, key=lambda dated: not dated.is_range):
            if dated.period:
                return dated.period
    return None


def _language(source: str, parts: Sequence[Part], lines: Sequence[Span], given: str | None) -> str:
    if given:
        return given
    text = " ".join(line.of(source) for kind, line in zip(parts, lines, strict=True) if kind is Part.BODY)
    return language.detect(text or source)
