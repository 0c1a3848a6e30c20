"""Which published claims a text makes again."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from factcheck.models import Rendition
from factcheck.publishing import addresses
from factcheck.publishing.storing import VERDICT_KINDS
from factcheck.text import discrepancies
from factcheck.text.discrepancies import Discrepancy
from factcheck.text.matching import POOL, Index
from factcheck.text.spans import Span

_FEWEST_WORDS = 3  # a shorter sentence makes no claim
_MOST_RECENT = 500  # claims that are looked through apart; a tenth of all, where that is more

# What the likelihood of words that are alike is multiplied by for each conflict between them: a negation, a number, a
# date, a name in another's place. The index weighs words alone, to which one "not" among ten is nothing. The factor is
# a judgement: it takes the surest match below one half, and two conflicts leave next to nothing.
DESPITE_CONFLICT = 0.4

State = tuple[int, str]  # the position and the ETag of the newest change


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


class _Claims:
    """Claims by the paths of their verdicts, ready to be searched."""

    def __init__(self, wordings: dict[str, str]) -> None:
        self._wordings = wordings
        self._index = Index(wordings.items())

    def __len__(self) -> int:
        return len(self._wordings)

    def search(self, sentence: str, at_least: float) -> Iterator[Likely]:
        """Yield the claims whose words are alike with at least this probability, with what their differences leave."""
        for path, score in self._index.search(sentence, POOL):
            if score >= at_least:
                differences = tuple(discrepancies.conflicts(sentence, self._wordings[path]))
                yield Likely(path, score * DESPITE_CONFLICT ** len(differences), differences)


@dataclass(frozen=True, slots=True)
class _Known:
    """The claims whose verdicts stood at one state, and those that changed up to a later one.

    `all` takes long to make and `recent` a moment, so that a publication does not make partners wait. What `all` says
    of `changed` paths does not hold any more.
    """

    base: State | None
    now: State | None
    all: _Claims
    recent: _Claims
    changed: frozenset[str] = frozenset()

    def search(self, sentence: str, *, at_least: float, limit: int) -> list[Likely]:
        """Return the claims that a sentence makes with at least this probability, best first."""
        found = [each for each in self.all.search(sentence, at_least) if each.path not in self.changed]
        found += self.recent.search(sentence, at_least)
        return sorted((each for each in found if each.score >= at_least), key=lambda each: -each.score)[:limit]


class _Shelf:
    """The known claims of this process, renewed when the feed of changes has moved on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: _Known | None = None

    def known(self) -> _Known:
        """Return what is known now."""
        now = _state()
        with self._lock:
            if self._known is None or self._known.now != now:
                self._known = self._renewed(now)
            return self._known

    def _renewed(self, now: State | None) -> _Known:
        old = self._known
        # Two databases of one process, as tests have them, differ at least in what a change looks like.
        if old and old.base and _state(old.base[0]) == old.base:
            changed = _changed_after(old.base[0])
            if len(changed) <= max(_MOST_RECENT, len(old.all) // 10):
                standing = {path: _wording(body) for path, body in changed.items() if body is not None}
                return _Known(old.base, now, old.all, _Claims(standing), frozenset(changed))
        return _Known(now, now, _Claims(dict(_standing())), _Claims({}))


_shelf = _Shelf()


def _state(position: int | None = None) -> State | None:
    """Return the newest change's state, or that of the one at a position."""
    changes = Rendition.select(Rendition.position, Rendition.etag).where(Rendition.kind == "change")
    if position is not None:
        changes = changes.where(Rendition.position == position)
    newest: State | None = changes.order_by(Rendition.position.desc()).tuples().first()
    return newest


def _standing() -> Iterator[tuple[str, str]]:
    rows = Rendition.select(Rendition.path, Rendition.body).where(
        Rendition.kind.in_(VERDICT_KINDS) & Rendition.position.is_null(False)
    )
    for row in rows.order_by(Rendition.position, Rendition.path).iterator():
        yield row.path, _wording(row.body)


def _changed_after(sequence: int) -> dict[str, bytes | None]:
    """Return the verdicts that changed after this sequence, by their paths; None for one that does not stand."""
    rows = (
        Rendition.select(Rendition.path, Rendition.body, Rendition.position)
        .where(Rendition.kind.in_(VERDICT_KINDS) & (Rendition.sequence > sequence))
        .order_by(Rendition.sequence, Rendition.path)
    )
    return {row.path: None if row.position is None else row.body for row in rows}


def _wording(body: bytes) -> str:
    return str(orjson.loads(bytes(body))["claim"]["wording"])


def match(text: str, language: str, *, at_least: float, limit: int) -> list[Match]:
    """Return the published claims that a text makes again, in the order of the text.

    Of each there is only its best place, in the language that is worded the most alike.
    """
    from factcheck.text import sentences

    known = _shelf.known()
    best: dict[str, Match] = {}
    for span in sentences.find(text, language):
        sentence = span.of(text)
        if len(sentence.split()) < _FEWEST_WORDS:
            continue
        for likely in known.search(sentence, at_least=at_least, limit=limit):
            verdict = addresses.api_id(likely.path)
            if verdict not in best or best[verdict].likely.score < likely.score:
                best[verdict] = Match(span, likely)
    strongest = sorted(best.values(), key=lambda each: -each.likely.score)[:limit]
    return sorted(strongest, key=lambda each: (each.span.start, -each.likely.score))


def same(wording: str, *, at_least: float, limit: int) -> list[Likely]:
    """Return the published claims that a claim makes again with at least this probability, best first."""
    return _shelf.known().search(wording, at_least=at_least, limit=limit)


def verdicts_at(paths: Sequence[str]) -> dict[str, bytes]:
    """Return the stored verdicts at these paths."""
    rows = Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(list(paths)))
    return {row.path: bytes(row.body) for row in rows}
