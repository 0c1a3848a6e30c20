"""From a text to its claims: the one function that the rest of the house calls.

A text is taken paragraph by paragraph: each has a language, its sentences, and the claims that the rules of that
language find in them. Every language's rules have the same signature, `claims(text, sentences) -> list[Claim]`, and are
imported when a text first needs them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from itertools import groupby
from typing import Any

from factcheck.text.claims import Claim, Split
from factcheck.text.document import Document, Part, recognise
from factcheck.text.spans import Span, trim

UNDETERMINED = "und"
RULES = {"en": "factcheck.text.english", "ru": "factcheck.text.russian", "be": "factcheck.text.belarusian"}
BLANK_LINES = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+")

Located = tuple[str, Sequence[Span]]


def split(text: str, language: str | None = None) -> Split:
    """Split a text into claims; see `Split`.

    `language` is "en", "ru" or "be"; where none is given it is detected, paragraph by paragraph. A text of none of the
    three is split by its punctuation, one claim a sentence, and comes back as "und".
    """
    return next(split_each([(text, language)]))


def split_each(texts: Iterable[tuple[str, str | None]]) -> Iterator[Split]:
    """Split many texts, each with its language or None, in order; faster than one by one, for models work in batches.

    All the texts are held at once: give no more than what fits in memory.
    """
    batch = [(text, _sentences(text, language)) for text, language in texts]
    claims: list[list[Claim]] = [[] for _ in batch]
    for language in sorted({language for _, found in batch for language in found}):
        located = [(text, found.get(language, [])) for text, found in batch]
        for gathered, new in zip(claims, _claims(located, language), strict=True):
            gathered += new
    for (text, found), gathered in zip(batch, claims, strict=True):
        sentences = sorted(span for spans in found.values() for span in spans)
        main = max(found, key=lambda language: sum(end - start for start, end in found[language]), default=UNDETERMINED)
        yield Split(main, tuple(sentences), tuple(sorted(gathered, key=lambda claim: claim.spans[0].start)))


def split_document(document: Document) -> Split:
    """Split the body of a scrape; spans count characters of its `source`. Nothing else in it makes claims."""
    masked: list[str] = []
    place = 0
    for part, span in document.parts:
        if part is Part.BODY:
            masked += ["\n" * (span.start - place), span.of(document.source)]
            place = span.end
    return split("".join(masked), document.language if document.language in RULES else None)


def split_scrape(source: str, language: str | None = None) -> Split:
    """Recognise a scrape's parts and split its body; see `split_document`."""
    try:
        return split_document(recognise(source, language))
    except NotImplementedError:
        return split(source, language)


def _sentences(text: str, language: str | None) -> dict[str, list[Span]]:
    """Find the sentences of a text, by language."""
    found: dict[str, list[Span]] = {}
    for spoken, run in groupby(_paragraphs(text), key=lambda paragraph: language or _detect(paragraph.of(text))):
        paragraphs = list(run)
        region = Span(paragraphs[0].start, paragraphs[-1].end)
        found.setdefault(spoken, []).extend(
            Span(region.start + start, region.start + end) for start, end in _sentences_of(region.of(text), spoken)
        )
    return found


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in BLANK_LINES.finditer(text):
        yield from filter(None, [_nonempty(text, Span(start, blank.start()))])
        start = blank.end()
    yield from filter(None, [_nonempty(text, Span(start, len(text)))])


def _nonempty(text: str, span: Span) -> Span | None:
    span = trim(text, span)
    return span if span.start < span.end else None


def _detect(paragraph: str) -> str:
    try:
        from factcheck.text import language
    except ImportError:
        return "en" if re.search("[A-Za-z]", paragraph) else UNDETERMINED
    return language.detect(paragraph)


def _sentences_of(text: str, language: str) -> list[Span]:
    if language in RULES:
        try:
            from factcheck.text import sentences
        except ImportError:
            pass
        else:
            return sentences.find(text, language)
    spans = []
    start = 0
    for end in [*(m.end() for m in SENTENCE_END.finditer(text)), len(text)]:
        spans.append(trim(text, Span(start, end)))
        start = end
    return [span for span in spans if span.start < span.end]


def _claims(located: Sequence[Located], language: str) -> list[list[Claim]]:
    """Find the scored claims of each text, given its sentences in one language."""
    try:
        rules: Any = import_module(RULES[language])
    except (KeyError, ImportError):
        return [_one_a_sentence(text, sentences) for text, sentences in located]
    if hasattr(rules, "claims_of_each"):
        found = rules.claims_of_each(located)
    else:
        found = [rules.claims(text, sentences) for text, sentences in located]
    return [
        _scored(text, sentences, claims, language) for (text, sentences), claims in zip(located, found, strict=True)
    ]


def _scored(text: str, sentences: Sequence[Span], claims: Sequence[Claim], language: str) -> list[Claim]:
    """Give each claim its check-worthiness, seen in its sentence."""
    try:
        from factcheck.text import worth
    except ImportError:
        return list(claims)
    starts = [sentence.start for sentence in sentences]
    return [
        worth.score(claim, sentences[bisect_right(starts, claim.spans[0].start) - 1].of(text), language)
        for claim in claims
    ]


def _one_a_sentence(text: str, sentences: Sequence[Span]) -> list[Claim]:
    return [Claim((span,), span.of(text)) for span in sentences]
