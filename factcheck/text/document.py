"""From a scrape to a document: what its parts are, by their spans. Nothing is deleted, only marked."""

import re
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
    lines = _lines(source)
    parts = _Layout([" ".join(line.of(source).split()) for line in lines]).parts()
    found = tuple(zip(parts, lines, strict=True))
    return Document(source, found, language or _language(source, found), _period(source, found))


_PROSE = 110  # characters: a shorter line is prose only where it ends as a sentence
_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|$)")
_FORMS = 20  # that are looked at closely, so that a page of nothing but forms takes no longer
_STEM = re.compile(r"\w{5}(?=\w)")  # words of six letters or more, by their beginning


class _Layout:
    """The lines of one scrape and what each of them is."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.own = [_says(text) for text in texts]
        self.prose = [own is None and _is_prose(text) for own, text in zip(self.own, texts, strict=True)]

    def parts(self) -> list[Part]:
        """Return what each line is."""
        first = next((i for i, prose in enumerate(self.prose) if prose), len(self.texts))
        tail = self._tail(first)
        parts = self._head(first)
        for i in range(first, tail):
            parts.append(self.own[i] or self._among_prose(i, tail))
        return parts + [Part.BOILERPLATE] * (len(self.texts) - tail)

    def _tail(self, first: int) -> int:
        """Return the line from which on nothing belongs to the text any more."""
        if not any(self.own):
            return len(self.texts)  # no furniture at all: every line is text
        last = max((i + 1 for i, prose in enumerate(self.prose) if prose), default=len(self.texts))
        while last < len(self.texts) and self.own[last] in (Part.CREDIT, Part.BYLINE):
            last += 1
        sizes = [len(text) * prose for text, prose in zip(self.texts, self.prose, strict=True)]
        before, total, forms = 0, sum(sizes), 0
        for i in range(first, last):
            if before * 4 >= (total - before) * 3 and len(self.texts[i]) <= 200:
                form = forms < _FORMS and furniture.FORM.fullmatch(self.texts[i])
                forms += bool(form)
                if (form and not self._goes_on(i)) or furniture.TAIL.fullmatch(self.texts[i]):
                    return i
            before += sizes[i]
        return last

    def _goes_on(self, form: int) -> bool:
        """Tell whether the text goes on after a form.

        It does where a paragraph below has several of the words above, or where one that speaks of neither the outlet
        nor its readers comes before the text's own end ("Related articles").
        """
        told = False
        above = {stem.lower() for text in self.texts[:form] for stem in _STEM.findall(text)}
        for i in range(form + 1, len(self.texts)):
            if furniture.TAIL.fullmatch(self.texts[i][:200]):
                return told and not furniture.RIGHTS.search(self.texts[i])
            told = told or (self.prose[i] and len(self.texts[i]) > 80 and not furniture.READERS.search(self.texts[i]))
            if self.prose[i] and len(above & {stem.lower() for stem in _STEM.findall(self.texts[i])}) >= 2:
                return True
        return False

    def _head(self, first: int) -> list[Part]:
        """Return what the lines above the first paragraph are: one title, and what stands around it."""
        parts = list(self.own[:first])
        free = [i for i in range(first) if parts[i] is None]
        title = self._title(free)
        if title is None:
            return [part or Part.BOILERPLATE for part in parts]
        topics = [i for i in free if i < title and len(self.texts[i]) <= 60 and not self._same(i, title)]
        menu = [i for i in topics if " " not in self.texts[i]] if len(topics) > 1 else []
        topic = next((i for i in reversed(topics) if i not in menu), None)
        for i in free:
            if i == title:
                parts[i] = Part.TITLE
            elif i == topic:
                parts[i] = Part.TOPIC
            elif i > title and not self._same(i, title):
                parts[i] = Part.BYLINE if furniture.NAME.fullmatch(self.texts[i]) else Part.HEADING
        return [part or Part.BOILERPLATE for part in parts]

    def _title(self, lines: list[int]) -> int | None:
        """Return the line that is the title: one that is printed twice, or else the first of several words."""
        twice = {i for i in lines for j in lines if i != j and self._same(i, j)} if len(lines) < 60 else set()
        words = {i: len(re.findall(r"\w+", self.texts[i])) for i in lines}

        def fitness(i: int) -> tuple[bool, int, int, int]:
            return i in twice and words[i] > 2, min(words[i], 4), -len(self.texts[i]) if i in twice else 0, -i

        return max(lines, key=fitness, default=None)

    def _among_prose(self, i: int, tail: int) -> Part:
        """Return what a line among the paragraphs is, if it does not say itself."""
        text = self.texts[i]
        before = self.texts[i - 1][:200] if i else ""
        if self.prose[i]:
            speaks = furniture.READERS.search(text) and not self._belongs(i)
            invited = furniture.FORM.fullmatch(before) and len(text) <= 200 and speaks
            return Part.BOILERPLATE if invited else Part.BODY
        if furniture.POINTER.fullmatch(before) or any(
            self._same(i, j) for j in range(min(i, 30)) if len(self.texts[j]) > 20
        ):
            return Part.BOILERPLATE
        follows = next((self.prose[j] for j in range(i + 1, tail) if self.own[j] is None), False)
        if follows and len(text) <= _PROSE:
            return Part.HEADING
        return Part.BODY if follows or tail == len(self.texts) else Part.BOILERPLATE

    def _belongs(self, i: int) -> bool:
        """Tell whether a paragraph has several words of the paragraphs before it."""
        above = {stem.lower() for text in self.texts[max(0, i - 30) : i] for stem in _STEM.findall(text)}
        return len(above & {stem.lower() for stem in _STEM.findall(self.texts[i])}) >= 2

    def _same(self, one: int, other: int) -> bool:
        return _same(self.texts[one], self.texts[other])


def _says(text: str) -> Part | None:
    """Return what a line says of itself, None where it says nothing."""
    if len(text) > 600:
        return None
    if len(text) <= 60 and (dated := dates.find(text)):
        rest = text[: dated.span.start] + text[dated.span.end :]
        if len(re.findall(r"[^\W\d_]{2,}", rest)) <= 3:
            return Part.BYLINE if furniture.BYLINE.match(text) else Part.PERIOD
    if any(pattern.fullmatch(text) for pattern in (furniture.LOOSE, furniture.POINTER, furniture.TAIL, furniture.FORM)):
        return Part.BOILERPLATE
    if len(text) <= 200:
        if furniture.CREDIT.match(text):
            return Part.CREDIT
        if furniture.BYLINE.match(text):
            return Part.BYLINE
        if furniture.LABEL.fullmatch(text) and text[-1] != ".":
            return Part.LABEL
    return Part.BOILERPLATE if furniture.PROSE.search(text) else None


def _is_prose(text: str) -> bool:
    """Tell whether a line is a paragraph: it ends as a sentence does, or it is long and has sentences in it."""
    words = text.count(" ") + 1
    ends = text[-1] in ":;" or _END.search(text[-4:] + " ") is not None
    if len(text) > _PROSE:
        return ends or bool(_END.search(text)) or len(text) > 3 * _PROSE
    return words >= 4 and ends and text[-1] not in ":;"


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


def _period(source: str, parts: Sequence[tuple[Part, Span]]) -> Period | None:
    """Return the days that the text covers, from its own line or else from its title; a range before a single day."""
    for part in (Part.PERIOD, Part.TITLE, Part.TOPIC):
        found = [dated for kind, line in parts if kind is part and (dated := dates.find(line.of(source)[:500]))]
        for dated in sorted(found, key=lambda dated: not dated.is_range):
            if dated.period:
                return dated.period
    return None


def _language(source: str, parts: Sequence[tuple[Part, Span]]) -> str:
    body = " ".join(line.of(source) for kind, line in parts if kind is Part.BODY)
    return language.detect(body or source)
