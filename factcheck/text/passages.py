"""Cutting a text at the ends of the claims in it, so that each stretch is either inside a claim or outside."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.text.spans import Span

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters that the same claims cover.

    `covering` names those claims, the shortest first; `ending` those whose last character is the stretch's last;
    `lined` those whose line is drawn here. Punctuation alone carries only the lines that go on at both of its ends.
    """

    text: str
    start: int
    covering: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    lined: tuple[str, ...] = ()


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
            wordless = not _WORD.search(text, start, end)
            stretches.append(
                Stretch(
                    text=text[start:end],
                    start=start,
                    covering=tuple(piece[2] for piece in inside),
                    ending=tuple(piece[2] for piece in inside if piece[1] == end and piece[3]),
                    lined=tuple(p[2] for p in inside if not wordless or (p[0] < start and end < p[1])),
                )
            )
        yield stretches


def lanes(claims: Mapping[str, Sequence[Span]]) -> dict[str, int]:
    """Give each claim a lane, from 0, that none has whose words lie between the same ends: there its line is drawn.

    A claim that lies inside another has the lower lane of the two, so that its line is nearer to the words.
    """
    reach = {name: Span(spans[0].start, spans[-1].end) for name, spans in claims.items()}
    by_length = sorted(reach, key=lambda name: (reach[name].end - reach[name].start, reach[name], name))
    given: dict[str, int] = {}
    held: list[list[Span]] = []  # what each lane holds, in the order of the text
    for name in by_length:
        lane = next((lane for lane, taken in enumerate(held) if _free(taken, reach[name])), len(held))
        if lane == len(held):
            held.append([])
        insort(held[lane], reach[name])
        given[name] = lane
    return given


def _free(taken: list[Span], span: Span) -> bool:
    at = bisect_left(taken, span)
    return not any(each.overlaps(span) for each in taken[max(at - 1, 0) : at + 1])


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for blank in _BLANK.finditer(text):
        if blank.start() > start:
            yield Span(start, blank.start())
        start = blank.end()
    if start < len(text):
        yield Span(start, len(text))
