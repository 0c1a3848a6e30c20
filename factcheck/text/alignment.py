"""Which stretches of two versions of a text are the same, in the same order: a patience diff, in n log n time."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.text.spans import Span

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*|[.!?…\n]+")


class Block(NamedTuple):
    """A stretch that both versions have: its offset in the old, its offset in the new, its length in code points."""

    old: int
    new: int
    length: int


class Alignment:
    """The stretches that two versions of a text share, in order, none overlapping.

    Sentences that occur once in each version, in the same order, hold the versions together (Bram Cohen's patience
    diff); between them the stretches are widened letter by letter.
    """

    def __init__(self, old: str, new: str) -> None:
        self.blocks = [Block(0, 0, len(old))] if old == new else list(_widened(old, new))
        self._old_starts = [block.old for block in self.blocks]
        self._new_starts = [block.new for block in self.blocks]
        self._new_length = len(new)

    def follow(self, span: Span) -> Span | None:
        """Return where a span of the old version stands in the new, None unless one stretch holds all of it."""
        index = bisect_right(self._old_starts, span.start) - 1
        if index < 0:
            return None
        block = self.blocks[index]
        if span.end > block.old + block.length:
            return None
        return Span(span.start - block.old + block.new, span.end - block.old + block.new)

    def room(self, span: Span) -> Span:
        """Return the part of the new version in which what a span of the old became must lie, if order was kept."""
        before = bisect_right(self._old_starts, span.start) - 1
        start = 0
        if before >= 0:
            block = self.blocks[before]
            start = block.new + min(span.start - block.old, block.length)
        after = bisect_left(self._old_starts, span.end) - 1
        if after >= 0 and (block := self.blocks[after]).old + block.length >= span.end:
            return Span(start, block.new + span.end - block.old)
        end = self.blocks[after + 1].new if after + 1 < len(self.blocks) else self._new_length
        return Span(start, end)

    def gaps(self) -> Iterator[Span]:
        """Give the stretches of the new version that the old has not in this order, in order."""
        end = 0
        for block in [*self.blocks, Block(0, self._new_length, 0)]:
            if block.new > end:
                yield Span(end, block.new)
            end = block.new + block.length

    def accounts_for(self, span: Span) -> bool:
        """Tell whether most of a span of the new version stood in the old, so that it is no newcomer."""
        shared = 0
        for block in self.blocks[max(0, bisect_right(self._new_starts, span.start) - 1) :]:
            if block.new >= span.end:
                break
            shared += max(0, min(span.end, block.new + block.length) - max(span.start, block.new))
        return 2 * shared > span.end - span.start


def _widened(old: str, new: str) -> Iterator[Block]:
    pins = [Block(0, 0, 0), *_pins(old, new), Block(len(old), len(new), 0)]
    old_at, new_at, length = pins[0]
    for pin in pins[1:]:
        forward = _common_prefix(old, new, old_at + length, new_at + length, pin.old, pin.new)
        length += forward
        backward = _common_suffix(old, new, old_at + length, new_at + length, pin.old, pin.new)
        if old_at + length == pin.old - backward and new_at + length == pin.new - backward:
            length += backward + pin.length
            continue
        if length:
            yield Block(old_at, new_at, length)
        old_at, new_at, length = pin.old - backward, pin.new - backward, pin.length + backward
    if length:
        yield Block(old_at, new_at, length)


def _pins(old: str, new: str) -> list[Block]:
    """Return the sentences that occur once in each version, as many as stand in the same order."""
    in_old, in_new = _once(old), _once(new)
    pairs = [Block(at, in_new[words], len(words)) for words, at in in_old.items() if words in in_new]
    return _longest_rising(pairs)


def _once(text: str) -> dict[str, int]:
    found = [(match.group(), match.start()) for match in _SENTENCE.finditer(text)]
    counts = Counter(words for words, _ in found)
    return {words: at for words, at in found if counts[words] == 1 and not words.isspace()}


def _longest_rising(pairs: list[Block]) -> list[Block]:
    """Return the longest subsequence whose offsets in the new version rise; the pairs come in the old one's order."""
    tails: list[int] = []
    tail_indexes: list[int] = []
    previous: list[int | None] = []
    for index, pair in enumerate(pairs):
        place = bisect_left(tails, pair.new)
        previous.append(tail_indexes[place - 1] if place else None)
        tails[place : place + 1] = [pair.new]
        tail_indexes[place : place + 1] = [index]
    chain = []
    at = tail_indexes[-1] if tail_indexes else None
    while at is not None:
        chain.append(pairs[at])
        at = previous[at]
    return chain[::-1]


def _common_prefix(old: str, new: str, old_from: int, new_from: int, old_to: int, new_to: int) -> int:
    limit = min(old_to - old_from, new_to - new_from)
    count = 0
    while count < limit and old[old_from + count] == new[new_from + count]:
        count += 1
    return count


def _common_suffix(old: str, new: str, old_from: int, new_from: int, old_to: int, new_to: int) -> int:
    limit = min(old_to - old_from, new_to - new_from)
    count = 0
    while count < limit and old[old_to - count - 1] == new[new_to - count - 1]:
        count += 1
    return count
