"""Finding what was checked: by words, and by the claims that a text makes again."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from peewee import fn

from factcheck.models import Listing, Rendition
from factcheck.models.listings import with_words
from factcheck.text.matching import Index
from factcheck.text.spans import Span

MOST = 1000  # search results that one can page through
_FEWEST_WORDS = 3  # a shorter sentence makes no claim


def newest_listing() -> int:
    """Return the bound that keeps the pages of one search alike while verdicts are published."""
    return int(Listing.select(fn.MAX(Listing.id)).scalar() or 0)


def search(
    query: str, conditions: Sequence[Any], *, newest: int, offset: int, limit: int
) -> tuple[list[Rendition], int]:
    """Return a page of the verdicts that stand and have all the words of a query, in whatever form, best first.

    `conditions` are on `Listing`; the second value is how many were found in all, at most `MOST`.
    """
    from factcheck.text.stems import stems

    wanted = list(dict.fromkeys(stems(query)))
    ranked = with_words(wanted, newest, MOST) if wanted else []
    kept = {
        row.id: row.path for row in Listing.select(Listing.id, Listing.path).where(Listing.id.in_(ranked), *conditions)
    }
    paths = [kept[id] for id in ranked if id in kept]
    page = paths[offset : offset + limit]
    rows = {row.path: row for row in Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(page))}
    return [rows[path] for path in page], len(paths)


@dataclass(frozen=True, slots=True)
class Match:
    """A published claim that a text makes again, at a span of it; `score` is the probability that it is the same."""

    span: Span
    path: str  # of the verdict's rendition
    score: float


class _Known:
    """The claims whose verdicts stand, ready to be matched; made anew when the feed of changes has moved on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: tuple[Any, Index] | None = None

    def index(self) -> Index:
        """Return the index of what is published now."""
        # Two databases of one process, as tests have them, differ at least in what the newest change looks like.
        newest = Rendition.select(Rendition.position, Rendition.etag).where(Rendition.kind == "change")
        state = newest.order_by(Rendition.position.desc()).tuples().first()
        with self._lock:
            if self._made is None or self._made[0] != state:
                self._made = (state, Index(_known_claims()))
            return self._made[1]


_known = _Known()


def _known_claims() -> Iterator[tuple[str, str]]:
    rows = Rendition.select(Rendition.path, Rendition.body).where(
        (Rendition.kind == "verdict") & Rendition.position.is_null(False)
    )
    for row in rows.order_by(Rendition.position, Rendition.path).iterator():
        verdict = orjson.loads(bytes(row.body))
        yield row.path, verdict["claim"]["wording"]


def match(text: str, language: str, *, at_least: float, limit: int) -> list[Match]:
    """Return the published claims that a text makes again, in the order of the text; of each only its best place."""
    from factcheck.text import sentences

    index = _known.index()
    best: dict[str, Match] = {}
    for span in sentences.find(text, language):
        sentence = span.of(text)
        if len(sentence.split()) < _FEWEST_WORDS:
            continue
        for path, score in index.search(sentence, limit):
            if score >= at_least and (path not in best or best[path].score < score):
                best[path] = Match(span, path, score)
    strongest = sorted(best.values(), key=lambda each: -each.score)[:limit]
    return sorted(strongest, key=lambda each: (each.span.start, -each.score))


def same(wording: str, *, at_least: float, limit: int) -> list[tuple[str, float]]:
    """Return the published claims that a claim most likely makes again: the paths of their verdicts, and how likely."""
    return [found for found in _known.index().search(wording, limit) if found[1] >= at_least]


def verdicts_at(paths: Sequence[str]) -> dict[str, bytes]:
    """Return the stored verdicts at these paths."""
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(list(paths)))
    return {row.path: bytes(row.body) for row in rows}
