"""Where a passage stands in a text, so that it can be found again after the text was edited.

A place is described in the two ways of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/,
sections 4.2.4 and 4.2.5): by its words with some of what surrounds them, and by its offsets. Offsets count Unicode code
points, as the model asks. No span that leaves this module parts a letter from its combining marks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, chain, groupby, islice, pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

from factcheck.text.alignment import Alignment
from factcheck.text.spans import Span, trim

CONTEXT = 32  # code points of prefix and of suffix
_MANY = 1000  # a quote that occurs more often than this is told apart only by verbatim surroundings
_CLEAR = 0.15  # by how much the best surroundings must beat the second best
_SAME_PLACE = 0.5  # surroundings at least this alike are the same surroundings
_DISTINCTIVE = 20  # code points from which a quote may be trusted in other surroundings
_RECOGNISABLE = 0.6  # a passage less alike than this is another passage
_FUZZY_ROOM = 20_000  # code points that are searched for a passage that was reworded
_GAPS = 20  # new stretches that are searched for a passage that was moved and reworded
_FUZZY_NEEDLE = 5_000  # code points beyond which a passage is only found verbatim
_JOINER = "\u200d"
_TOKEN = re.compile(r"\w+|\W")


class Outcome(StrEnum):
    """What became of a claim's passage in an edited text."""

    KEPT = "kept"  # the same words in the same surroundings, wherever the edits around them put them
    MOVED = "moved"  # the same words in other surroundings
    CHANGED = "changed"  # other words, or not certain: a person should look
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words: `exact`, and up to 32 code points before and after them; an empty context is unknown."""

    exact: str
    prefix: str = ""
    suffix: str = ""

    def jsonld(self) -> dict[str, str]:
        """Return the selector as JSON-LD."""
        return {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}


@dataclass(frozen=True, slots=True)
class TextPositionSelector:
    """A passage by its offsets: code points from the text's start, the end exclusive."""

    start: int
    end: int

    def jsonld(self) -> dict[str, str | int]:
        """Return the selector as JSON-LD."""
        return {"type": "TextPositionSelector", "start": self.start, "end": self.end}


def describe(text: str, span: Span) -> TextQuoteSelector:
    """Return the words of a span and their surroundings; the span is first widened to whole characters.

    Raises ValueError for a span that is empty or lies outside the text.
    """
    start, end = whole(text, span)
    return TextQuoteSelector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def whole(text: str, span: Span) -> Span:
    """Widen a span so that it parts no letter from its combining marks.

    Raises ValueError for a span that is empty or lies outside the text.
    """
    start, end = span
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{span} is no passage of a text of {len(text)} code points")
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return Span(start, end)


def is_boundary(text: str, offset: int) -> bool:
    """Tell whether a text can be cut here without parting a letter from its combining marks or an emoji's parts."""
    if not 0 < offset < len(text):
        return True
    after = text[offset]
    return not (
        unicodedata.category(after).startswith("M")
        or after == _JOINER
        or text[offset - 1] == _JOINER
        or "\U0001f3fb" <= after <= "\U0001f3ff"  # skin tones
    )


def anchor(text: str, *selectors: TextQuoteSelector | TextPositionSelector) -> Span | None:
    """Find the passage that the selectors describe together, None where it is not there or not certain.

    Words that occur once are found by themselves, save for white space, which may differ. Words that occur several
    times are told apart by an agreeing position, else by their surroundings; where these do not decide, the answer is
    None rather than a guess. A position alone is taken at its word.
    """
    quotes = [selector for selector in selectors if isinstance(selector, TextQuoteSelector)]
    positions = [Span(s.start, s.end) for s in selectors if isinstance(s, TextPositionSelector)]
    positions = [span for span in positions if 0 <= span.start < span.end <= len(text)]
    if not quotes:
        return whole(text, positions[0]) if positions else None
    for span in positions:
        if span.of(text) == quotes[0].exact and whole(text, span) == span:
            return span
    located = _locate(text, quotes[0], _occurrences(text, quotes[0].exact))
    return located[0] if located else None


@dataclass(frozen=True, slots=True)
class Reanchored:
    """Where a claim's pieces stand in the edited text, and how certain that is, 0 to 1; a lost claim has no spans."""

    outcome: Outcome
    spans: tuple[Span, ...]
    confidence: float


_LOST = Reanchored(Outcome.LOST, (), 0.0)
_GRAVITY = (Outcome.KEPT, Outcome.MOVED, Outcome.CHANGED, Outcome.LOST)


def reanchor(old: str, new: str, claims: Iterable[Sequence[Span]]) -> list[Reanchored]:
    """Find each claim, given by its spans in the old text, in the new text.

    What both texts share in the same order (`Alignment`) is kept. Of the rest, the exact words are looked for where the
    order of the text expects them, then anywhere that the old text does not account for; last, the most similar
    passage, in the same two rooms. A claim fares as the worst of its pieces. Raises ValueError for a span that is
    empty or lies outside the old text.
    """
    alignment = Alignment(old, new)
    return [_together([_piece(old, new, alignment, whole(old, span)) for span in spans]) for spans in claims]


def _together(pieces: list[Reanchored]) -> Reanchored:
    if not pieces:
        return _LOST
    found = [piece for piece in pieces if piece.spans]
    spans = tuple(span for piece in found for span in piece.spans)
    confidence = min(piece.confidence for piece in pieces)
    in_order = all(left.end <= right.start for left, right in pairwise(spans))
    if not found:
        return _LOST
    if not in_order:
        # Pieces that changed places make another claim; the surest of them shows a person where to look.
        return Reanchored(Outcome.CHANGED, max(found, key=lambda piece: piece.confidence).spans, 0.0)
    outcome = max((piece.outcome for piece in pieces), key=_GRAVITY.index)
    return Reanchored(Outcome.CHANGED if outcome is Outcome.LOST else outcome, spans, confidence)


def _piece(old: str, new: str, alignment: Alignment, span: Span) -> Reanchored:
    quote = describe(old, span)
    followed = alignment.follow(span)
    if followed and whole(new, followed) == followed:
        return Reanchored(Outcome.KEPT, (followed,), 0.5 + 0.5 * _likeness(new, followed, quote))
    room = alignment.room(span)
    if located := _locate(new, quote, _occurrences(new, quote.exact, room)):
        place, likeness = located
        if likeness >= _SAME_PLACE:
            return Reanchored(Outcome.KEPT, (place,), 0.5 + 0.5 * likeness)
        return _elsewhere(quote, place, likeness)
    unaccounted = (place for place in _occurrences(new, quote.exact) if not alignment.accounts_for(place))
    if located := _locate(new, quote, unaccounted):
        return _elsewhere(quote, *located)
    here = _reworded(new, quote, room)
    if here.spans:
        return here
    newcomers = (gap for gap in alignment.gaps() if 2 * (gap.end - gap.start) >= len(quote.exact))
    others = [_reworded(new, quote, gap) for gap in islice(newcomers, _GAPS)]
    return max(others, key=lambda other: other.confidence, default=_LOST)


def _elsewhere(quote: TextQuoteSelector, place: Span, likeness: float) -> Reanchored:
    """Judge exact words in other surroundings: a long quote is the same one moved, a short one may be a lookalike."""
    if len(quote.exact) >= _DISTINCTIVE or likeness >= _SAME_PLACE:
        return Reanchored(Outcome.MOVED, (place,), 0.5 + 0.5 * likeness)
    return Reanchored(Outcome.CHANGED, (place,), 0.5 * likeness)


def _reworded(text: str, quote: TextQuoteSelector, room: Span) -> Reanchored:
    """Find the passage that is most like the quote, by aligning the words of both with their surroundings."""
    needle = quote.prefix + quote.exact + quote.suffix
    if len(needle) > _FUZZY_NEEDLE:
        return _LOST
    start, end = max(0, room.start - CONTEXT), min(len(text), room.end + CONTEXT, room.start + _FUZZY_ROOM)
    similar = fuzz.partial_ratio_alignment(needle, text[start:end]) if end - start > 2 * len(needle) else None
    if similar:
        slack = len(needle) // 2
        start, end = max(start, start + similar.dest_start - slack), min(end, start + similar.dest_end + slack)
    place = _counterpart(needle, text[start:end], Span(len(quote.prefix), len(quote.prefix) + len(quote.exact)))
    place = trim(text, Span(start + place.start, start + place.end))
    if place.start == place.end:
        return _LOST
    place = whole(text, place)
    similarity = Indel.normalized_similarity(quote.exact, place.of(text))
    return Reanchored(Outcome.CHANGED, (place,), similarity) if similarity >= _RECOGNISABLE else _LOST


def _counterpart(source: str, target: str, span: Span) -> Span:
    """Return the part of the target that a part of the source became, by the edits between their words."""
    source_words, target_words = _TOKEN.findall(source), _TOKEN.findall(target)
    source_ends, target_ends = _ends(source_words), _ends(target_words)
    start, end = len(target), 0
    edits = Levenshtein.opcodes(source_words, target_words)
    for same, run in groupby(edits, key=lambda edit: edit.tag == "equal"):
        stretch = list(run)
        old = Span(source_ends[stretch[0].src_start], source_ends[stretch[-1].src_end])
        new = Span(target_ends[stretch[0].dest_start], target_ends[stretch[-1].dest_end])
        if not old.overlaps(span):
            continue
        if same:
            shift = new.start - old.start
            new = Span(max(old.start, span.start) + shift, min(old.end, span.end) + shift)
        start, end = min(start, new.start), max(end, new.end)
    return Span(min(start, end), end)


def _ends(words: Iterable[str]) -> list[int]:
    return [0, *accumulate(len(word) for word in words)]


def _locate(text: str, quote: TextQuoteSelector, places: Iterator[Span]) -> tuple[Span, float] | None:
    """Return the one place whose surroundings fit, and how well they do, 0 to 1; None where there is none or a tie."""
    some = list(islice(places, _MANY + 1))
    if len(some) > _MANY:
        some = list(islice((place for place in chain(some, places) if _verbatim(text, place, quote)), 2))
    ranked = sorted(((_likeness(text, place, quote), place) for place in some), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR):
        return None
    likeness, place = ranked[0]
    return place, likeness


def _occurrences(text: str, exact: str, room: Span | None = None) -> Iterator[Span]:
    """Give the places where the words stand, in order; where they stand nowhere verbatim, white space may differ."""
    start, end = room or Span(0, len(text))
    found = False
    at = text.find(exact, start, end)
    while at >= 0:
        found = True
        if is_boundary(text, at) and is_boundary(text, at + len(exact)):
            yield Span(at, at + len(exact))
        at = text.find(exact, at + 1, end)
    words = exact.split()
    if not found and 1 < len(words) <= _MANY:
        for match in re.compile(r"\s+".join(map(re.escape, words))).finditer(text, start, end):
            if is_boundary(text, match.start()) and is_boundary(text, match.end()):
                yield Span(*match.span())


def _verbatim(text: str, place: Span, quote: TextQuoteSelector) -> bool:
    return text.startswith(quote.suffix, place.end) and text.endswith(quote.prefix, 0, place.start)


def _likeness(text: str, place: Span, quote: TextQuoteSelector) -> float:
    """Compare the surroundings of a place with those of the quote, 0 to 1; 0.5 where the quote has none."""
    before = text[max(0, place.start - len(quote.prefix)) : place.start]
    after = text[place.end : place.end + len(quote.suffix)]
    sides = [_alike(*pair) for pair in ((quote.prefix, before), (quote.suffix, after)) if pair[0]]
    return sum(sides) / len(sides) if sides else 0.5


def _alike(left: str, right: str) -> float:
    # Unrelated prose shares some half of its letters in order, so only what lies above that is likeness.
    return max(0.0, 2 * Indel.normalized_similarity(left, right) - 1)
