"""Which published claims a text makes again.

Candidates come from the postings of the rarest stems of each sentence, and the best of these are compared in full. So
the time hardly grows with what is published, a publication is found at once, and no process keeps an index of its own.
"""

import random
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from peewee import Database

from factcheck.models import Posting, Rendition
from factcheck.models.db import db
from factcheck.models.listings import wordings
from factcheck.models.postings import BLOCK
from factcheck.publishing import addresses
from factcheck.services import finding
from factcheck.text import discrepancies
from factcheck.text.discrepancies import Discrepancy
from factcheck.text.likeness import Wording
from factcheck.text.matching import Usage
from factcheck.text.spans import Span
from factcheck.text.stems import function_stems

T = TypeVar("T")
Ids = NDArray[np.int64]

_FEWEST_WORDS = 3  # a shorter sentence makes no claim
_AT_ONCE = 30  # sentences that are looked up together
SAMPLE = 40_000  # listings, about half of them of verdicts, by which the use of words is judged
MOST_POSTINGS = 30_000  # that are gone through for a sentence, about: those of its most common words are left out
POOL = 20  # candidates of a sentence that are compared in full: as many as an answer has at most

# What the likelihood of words that are alike is multiplied by for each conflict between them: a negation, a number, a
# date, a name in another's place. The index weighs words alone, to which one "not" among ten is nothing. The factor is
# a judgement: it takes the surest match below one half, and two conflicts leave next to nothing.
DESPITE_CONFLICT = 0.4


class Likely(NamedTuple):
    """A published claim that is likely what a sentence says: how likely, and in what the sentence differs from it.

    Of each difference, `left` has the sentence's words and `right` the claim's.
    """

    path: str  # of the verdict's rendition
    score: float
    differences: tuple[Discrepancy, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A published claim that a text makes again, at a span of it."""

    span: Span
    likely: Likely


class _Usage:
    """How words are used in what is published: a sample of it, drawn anew when a tenth more or less is published."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._drawn: tuple[Database, int, Usage, int] | None = None

    def current(self) -> tuple[Usage, float]:
        """Return the usage, and how many listings there are for each claim of the sample."""
        newest = finding.newest_listing()
        with self._lock:
            if not self._drawn or self._drawn[0] is not db.obj or abs(newest - self._drawn[1]) * 10 > self._drawn[1]:
                texts = _sample(newest)
                self._drawn = db.obj, newest, Usage.of(texts), len(texts)
            _, known, usage, drawn = self._drawn
        return usage, max(1.0, known / max(1, drawn))


_usage = _Usage()


def _portions(items: Sequence[T], size: int = 10_000) -> Iterator[Sequence[T]]:
    """Yield the items in portions, of which the largest are still as many as a query may have values."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _sample(newest: int) -> list[str]:
    ids: Sequence[int] = range(1, newest + 1)
    if newest > SAMPLE:
        ids = random.Random(newest).sample(ids, SAMPLE)  # the same one in each process
    found: list[str] = []
    for some in _portions(ids):
        found += (wording for _, _, wording in wordings(some) if wording)
    return found


class _Search:
    """The published claims that are likely what each of some sentences says, looked up in few queries for all."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.usage, listings_each = _usage.current()
        self.queries = [Wording(sentence, self.usage.vocabulary) for sentence in sentences]
        self._rare = [self._rarest(query, listings_each) for query in self.queries]
        places = [self._candidates(rare) for rare in self._read_postings()]
        self.rows = self._read_claims(places)
        self.found = [[id for id in ids if id in self.rows] for ids in places]

    def _rarest(self, query: Wording, listings_each: float) -> dict[str, float]:
        """Return the stems by which candidates are found, with their weights: as many as have few enough postings."""
        chosen: dict[str, float] = {}
        expected = 0.0
        weights = self.usage.weights
        for stem in sorted(query.stem_set - function_stems(), key=lambda stem: (-weights[stem], stem)):
            expected += self.usage.frequency(stem) * listings_each
            if chosen and expected > MOST_POSTINGS:
                break
            chosen[stem] = weights[stem]
        return chosen

    def _read_postings(self) -> list[list[tuple[float, Ids]]]:
        """Return for each sentence the ids of the listings that have each of its rare stems, with the stem's weight."""
        wanted = sorted({stem for rare in self._rare for stem in rare})
        known: dict[str, Ids] = {}
        for some in _portions(wanted):
            known |= _unpacked(Posting.of(some))
        return [[(weight, known[stem]) for stem, weight in rare.items() if stem in known] for rare in self._rare]

    @staticmethod
    def _candidates(postings: list[tuple[float, Ids]]) -> list[int]:
        """Return the listings whose stems weigh most together."""
        if not sum(len(ids) for _, ids in postings):
            return []
        # Sorting numbers that end with the stem's place is ten times as quick as sorting by a key.
        keys = np.sort(np.concatenate([ids << 16 | place for place, (_, ids) in enumerate(postings)]))
        ids = keys >> 16
        firsts = np.flatnonzero(np.concatenate(([True], ids[1:] != ids[:-1])))
        weights = np.array([weight for weight, _ in postings])[keys & 0xFFFF]
        scores = np.add.reduceat(weights, firsts)
        best = np.argpartition(-scores, POOL - 1)[:POOL] if len(scores) > POOL else np.arange(len(scores))
        found: list[int] = ids[firsts[best]].tolist()
        return sorted(found)

    @staticmethod
    def _read_claims(places: list[list[int]]) -> dict[int, tuple[str, str, Wording]]:
        """Return the path, the wording and what is compared of it of each of these listings."""
        rows: dict[int, tuple[str, str, Wording]] = {}
        for some in _portions(sorted({id for ids in places for id in ids})):
            rows.update((id, (path, wording, Wording(wording))) for id, path, wording in wordings(some))
        return rows

    def likely(self, number: int, *, at_least: float, limit: int) -> list[Likely]:
        """Return the claims that a sentence, by its number, makes with at least this probability, best first."""
        query, ids = self.queries[number], self.found[number]
        found = []
        for id, chance in zip(ids, self.usage.rank(query, [self.rows[id][2] for id in ids]), strict=True):
            if chance >= at_least:
                path, wording, _ = self.rows[id]
                differences = tuple(discrepancies.conflicts(query.given, wording))
                score = chance * DESPITE_CONFLICT ** len(differences)
                found.append(Likely(path, score, differences))
        found = [each for each in found if each.score >= at_least]
        return sorted(found, key=lambda each: -each.score)[:limit]


def _unpacked(postings: Sequence[tuple[str, int, bytes]]) -> dict[str, Ids]:
    """Return the listings' ids by stem; the postings come in the order of their stems."""
    if not postings:
        return {}
    stems, blocks, packed = zip(*postings, strict=True)
    lengths = np.fromiter(map(len, packed), np.int64) // 2
    ids: Ids = np.frombuffer(b"".join(packed), "<u2") + np.repeat(np.array(blocks, np.int64) * BLOCK, lengths)
    rows = Counter(stems)  # of each stem, in their order
    ends = np.cumsum(lengths)[np.cumsum(list(rows.values())) - 1]
    return dict(zip(rows, np.split(ids, ends[:-1]), strict=True))


def match(text: str, language: str, *, at_least: float, limit: int) -> list[Match]:
    """Return the published claims that a text makes again, in the order of the text.

    Of each there is only its best place, in the language that is worded the most alike.
    """
    from factcheck.text import sentences

    spans = [span for span in sentences.find(text, language) if len(span.of(text).split()) >= _FEWEST_WORDS]
    best: dict[str, Match] = {}
    for some in _portions(spans, _AT_ONCE):
        search = _Search([span.of(text) for span in some])
        for number, span in enumerate(some):
            for likely in search.likely(number, at_least=at_least, limit=limit):
                verdict = addresses.api_id(likely.path)
                if verdict not in best or best[verdict].likely.score < likely.score:
                    best[verdict] = Match(span, likely)
    strongest = sorted(best.values(), key=lambda each: -each.likely.score)[:limit]
    return sorted(strongest, key=lambda each: (each.span.start, -each.likely.score))


def same(wording: str, *, at_least: float, limit: int) -> list[Likely]:
    """Return the published claims that a claim makes again with at least this probability, best first."""
    return _Search([wording]).likely(0, at_least=at_least, limit=limit)


def verdicts_at(paths: Sequence[str]) -> dict[str, bytes]:
    """Return the stored verdicts at these paths."""
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(list(paths)))
    return {row.path: bytes(row.body) for row in rows}
