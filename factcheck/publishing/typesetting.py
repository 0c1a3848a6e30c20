"""Setting a text with its claims: which line each run of words carries, and where each badge stands."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.text.passages import Stretch

# What belongs to the word before it: its other letters and its punctuation, but no dash and no opening bracket.
_TAIL = re.compile(r"[^\s–—(\[{„]*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, or the badge of a claim; claims go by their names in the stretches.

    `covering` names the claims that the words are in; `shown` is the one whose line they carry: the shortest checked
    one, else the shortest; punctuation alone begins no line. `beginning` names the claims to which a link leads here.
    """

    text: str = ""
    shown: str = ""
    covering: tuple[str, ...] = ()
    badge: str = ""
    beginning: tuple[str, ...] = ()


def set_paragraph(stretches: Sequence[Stretch], checked: Container[str]) -> Iterator[Piece]:
    """Yield a paragraph's words and badges.

    Each checked claim has one badge, after its last word and the punctuation that belongs to it; of claims that end
    together the shortest comes first.
    """
    before = ""
    for piece in _pieces(stretches, checked):
        if piece.shown not in ("", before) and not _WORD.search(piece.text):
            piece = replace(piece, shown="")  # a comma between two claims would carry the line of a third
        if not piece.badge:
            before = piece.shown
        yield piece


def _pieces(stretches: Sequence[Stretch], checked: Container[str]) -> Iterator[Piece]:
    waiting: list[str] = []
    for stretch in stretches:
        covering = stretch.covering
        shown = next((name for name in covering if name in checked), covering[0] if covering else "")
        tail, rest = _cut_tail(stretch.text) if waiting else ("", stretch.text)
        if tail:
            yield Piece(tail, shown, covering)
        if rest:
            yield from (Piece(badge=name) for name in waiting)
            waiting = []
            yield Piece(rest, shown, covering)
        waiting += [name for name in stretch.ending if name in checked]
    yield from (Piece(badge=name) for name in waiting)


def _cut_tail(text: str) -> tuple[str, str]:
    found = _TAIL.match(text)
    end = found.end() if found else 0
    return text[:end], text[end:]
