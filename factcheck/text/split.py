"""From a text to its claims: the one function that the rest of the house calls.

A text is taken paragraph by paragraph: each has a language, its sentences, and the claims that the rules of that
language find in them. Every language's rules have the same signature, `claims(text, sentences) -> list[Claim]`, and are
imported when a text first needs them.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import groupby
from unicodedata import category

from factcheck.text import language as languages
from factcheck.text import relative_dates, worth
from factcheck.text import sentences as sentence_rules
from factcheck.text.claims import Claim, Split
from factcheck.text.document import Document, Part, recognise
from factcheck.text.spans import Span, trim

UNDETERMINED = "und"
RULES = {"en": "factcheck.text.english", "ru": "factcheck.text.russian", "be": "factcheck.text.belarusian"}
BLANK_LINES = re.compile(r"\n\s*\n")
NO_CHARACTER = re.compile("[\ud800-\udfff]")  # halves of pairs, which neither taggers nor UTF-8 can write
JOINERS = frozenset("\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")  # zero-width joiner, skin tones

Located = tuple[str, Sequence[Span]]
Days = tuple[date, date]


def split(text: str, language: str | None = None, period: Days | None = None) -> Split:
    """Split a text into claims; see `Split`.

    `language` is "en", "ru" or "be"; where none is given it is detected, paragraph by paragraph. A text of none of the
    three is split by its punctuation, one claim a sentence, and comes back as "und". `period` are the first and the
    last day that the text covers, which date its "last week" and "on Tuesday".
    """
    return next(split_each([(text, language)], period=period))


def split_each(
    texts: Iterable[tuple[str, str | None]],
    progress: Callable[[int], None] | None = None,
    period: Days | None = None,
) -> Iterator[Split]:
    """Split many texts, each with its language or None, in order; faster than one by one, for models work in batches.

    All the texts are held at once: give no more than what fits in memory. `progress` is told, now and then, how many
    characters more have been read. `period` is that of them all.
    """
    readable = ((NO_CHARACTER.sub("\ufffd", text), language) for text, language in texts)
    batch = [(text, _sentences(text, language)) for text, language in readable]
    claims: list[list[Claim]] = [[] for _ in batch]
    for language in sorted({language for _, found in batch for language in found}):
        located = [(text, found.get(language, [])) for text, found in batch]
        for gathered, new in zip(claims, _claims(located, language, progress, period), strict=True):
            gathered += new
    for (text, found), gathered in zip(batch, claims, strict=True):
        sentences = sorted(span for spans in found.values() for span in spans)
        main = max(found, key=lambda language: sum(end - start for start, end in found[language]), default=UNDETERMINED)
        gathered.sort(key=lambda claim: claim.spans[0].start)
        yield _unbroken(text, Split(main, tuple(sentences), tuple(gathered)))


def split_document(
    document: Document, progress: Callable[[int], None] | None = None, period: Days | None = None
) -> Split:
    """Split the body of a scrape; spans count characters of its `source`. Nothing else in it makes claims.

    The days that it covers are its own `period`, where none is given.
    """
    masked: list[str] = []
    place = 0
    for part, span in document.parts:
        if part is Part.BODY:
            masked += ["\n" * (span.start - place), span.of(document.source)]
            place = span.end
    language = document.language if document.language in RULES else None
    return next(split_each([("".join(masked), language)], progress, period or document.period))


def split_scrape(
    source: str,
    language: str | None = None,
    period: Days | None = None,
    progress: Callable[[int], None] | None = None,
) -> Split:
    """Recognise a scrape's parts and split its body; see `split_document`."""
    return split_document(recognise(source, language), progress, period)


def _sentences(text: str, language: str | None) -> dict[str, list[Span]]:
    """Find the sentences of a text, by language; consecutive paragraphs of one language are read together."""
    found: dict[str, list[Span]] = {}
    for spoken, run in groupby(_paragraphs(text), key=lambda span: language or languages.detect(span.of(text))):
        paragraphs = list(run)
        start, end = paragraphs[0].start, paragraphs[-1].end
        inside = sentence_rules.find(text[start:end], spoken)
        found.setdefault(spoken, []).extend(Span(start + first, start + last) for first, last in inside)
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end, following in [*((blank.start(), blank.end()) for blank in BLANK_LINES.finditer(text)), (len(text), 0)]:
        paragraph = trim(text, Span(start, end))
        if paragraph.start < paragraph.end:
            yield paragraph
        start = following


def _claims(
    located: Sequence[Located], language: str, progress: Callable[[int], None] | None, period: Days | None
) -> Iterator[Iterable[Claim]]:
    """Find the scored and dated claims of each text, given its sentences in one language."""
    if language not in RULES:
        yield from ([Claim((span,), span.of(text)) for span in sentences] for text, sentences in located)
        return
    rules = import_module(RULES[language])
    if hasattr(rules, "claims_of_each"):
        found = rules.claims_of_each(located, progress)
    else:
        found = (rules.claims(text, sentences) for text, sentences in located)
    for (text, sentences), claims in zip(located, found, strict=True):
        starts = [sentence.start for sentence in sentences]
        finished = []
        for claim in claims:
            sentence = sentences[bisect_right(starts, claim.spans[0].start) - 1]
            scored = worth.score(claim, sentence.of(text), language)
            finished.append(relative_dates.dated(scored, text, sentence, period, language))
        yield finished


def _unbroken(text: str, found: Split) -> Split:
    """Widen spans that would cut a letter from its accents, or an emoji in two."""
    joining = {character for character in set(text) if character in JOINERS or category(character)[0] == "M"}
    if not joining:
        return found

    def whole(spans: Iterable[Span]) -> tuple[Span, ...]:
        widened: list[Span] = []
        for start, end in spans:
            while start > 0 and (text[start] in joining or text[start - 1] == "\u200d"):
                start -= 1
            while end < len(text) and (text[end] in joining or text[end - 1] == "\u200d"):
                end += 1
            if widened and start < widened[-1].end:
                start = widened.pop().start
            widened.append(Span(start, end))
        return tuple(widened)

    claims = [
        replace(
            claim,
            spans=whole(claim.spans),
            holder=claim.holder and replace(claim.holder, spans=whole(claim.holder.spans)),
        )
        for claim in found.claims
    ]
    return replace(found, claims=tuple(claims))
