"""Cutting a text at the ends of the claims in it, so that each stretch is either inside a claim or outside."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.text.spans import Span

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that the same claims cover.

    `covering` names those claims, the shortest first; `ending` those whose last character is the stretch's last.
    """

    text: str
    start: int
    covering: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()


def cut(text: str, claims: Mapping[str, Sequence[Span]]) -> Iterator[list[Stretch]]:
    """Yield the paragraphs of a text, each as its stretches.

    `claims` maps a name of each claim to its spans, in order. Claims may overlap, be nested, or cover the very same
    characters; every one is named in some stretch's `ending`.
    """
    length = {name: sum(end - start for start, end in spans) for name, spans in claims.items()}
    pieces = sorted(
        ((start, end, name, end == spans[-1].end) for name, spans in claims.items() for start, end in spans),
        key=lambda piece: piece[0],
    )
    first = 0
    active: list[tuple[int, int, str, bool]] = []
    for paragraph in _paragraphs(text):
        while first < len(pieces) and pieces[first][0] < paragraph.end:
            active.append(pieces[first])
            first += 1
        active = [piece for piece in active if piece[1] > paragraph.start]
        edges = {paragraph.start, paragraph.end}
        for start, end, _, _ in active:
            edges.update(edge for edge in (start, end) if paragraph.start < edge < paragraph.end)
        ordered = sorted(edges)
        stretches = []
        for start, end in pairwise(ordered):
            inside = sorted((piece for piece in active if piece[0] <= start < piece[1]), key=lambda p: length[p[2]])
            stretches.append(
                Stretch(
                    text=text[start:end],
                    start=start,
                    covering=tuple(piece[2] for piece in inside),
                    ending=tuple(piece[2] for piece in inside if piece[1] == end and piece[3]),
                )
            )
        yield stretches


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in _BLANK.finditer(text):
        if blank.start() > start:
            yield Span(start, blank.start())
        start = blank.end()
    if start < len(text):
        yield Span(start, len(text))
