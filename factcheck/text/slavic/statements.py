"""What a clause says, as words in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text.claims import Kind
from factcheck.text.slavic.phrases import Word
from factcheck.text.slavic.trees import Token, Tree


@dataclass(frozen=True, slots=True)
class Statement:
    """What a clause says.

    `words` make its wording; `head` is its predicate's place; `holder` is the place of the noun that names who says
    it, -1 where nobody in this tree does; `kind` is set where the construction decides it.
    """

    words: tuple[Word, ...]
    head: int
    holder: int = -1
    kind: Kind | None = None
    opinion: bool = False


def is_mark(token: Token) -> bool:
    """Tell whether a word is a mark that only parts words: no quotation mark, no bracket."""
    return token.pos == "PUNCT" and token.text not in '«»“”„"()'


def tidy(tree: Tree, places: Sequence[int]) -> list[int]:
    """Return places without the marks beside a gap and at the end."""
    kept = []
    for index, place in enumerate(places):
        before = index > 0 and places[index - 1] != place - 1
        after = index + 1 == len(places) or places[index + 1] != place + 1
        following = tree[places[index + 1]] if not after else None
        opens = following is not None and (following.pos == "SCONJ" or following.rel == "mark")
        if opens or not ((before or after) and is_mark(tree[place])):
            kept.append(place)
    while kept and is_mark(tree[kept[-1]]):
        kept.pop()
    return kept
