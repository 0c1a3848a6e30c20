"""What changed from one version of a verdict to the next, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_FEWEST_KEPT = 6  # tokens, spaces counted
_MOST_WORDS = 20_000  # beyond which two texts are shown one after the other


class Change(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that were kept, removed or added together."""

    change: Change
    text: str


def between(old: str, new: str) -> Iterator[Run]:
    """Yield the runs of words that lead from the old text to the new, in order."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        yield from (run for run in (Run(Change.REMOVED, old), Run(Change.ADDED, new)) if run.text)
        return
    i = k = 0
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    for block in blocks:
        at_an_end = block.a in (0, len(before) - block.size)
        if block.size and block.size < _FEWEST_KEPT and not at_an_end:
            continue  # a word or two in common between changes only make them hard to read
        if block.a > i:
            yield Run(Change.REMOVED, "".join(before[i : block.a]))
        if block.b > k:
            yield Run(Change.ADDED, "".join(after[k : block.b]))
        i, k = block.a + block.size, block.b + block.size
        if block.size:
            yield Run(Change.SAME, "".join(before[block.a : i]))
