"""Which claims of a translation are which of the original: what they mean, what they name, and where they stand."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.text import discrepancies
from factcheck.text.stems import function_stems, stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Encode = Callable[[list[str]], NDArray[np.float32]]

LIKELY = 0.42  # below this, two claims are no pair that is worth proposing


class Pair(NamedTuple):
    """Two claims by their places in their texts, and how alike they are, 0 to 1."""

    left: int
    right: int
    likeness: float


def propose(left: Sequence[str], right: Sequence[str], encode: "Encode") -> list[Pair]:
    """Return the likeliest pairs of the claims of two texts, each in the order of its text; none is in two pairs.

    `encode` turns texts into unit vectors, one row each, in which near means alike across languages. The pairs come in
    the order of the left text.
    """
    if not left or not right:
        return []
    meanings = encode(list(left)) @ encode(list(right)).T
    rated = sorted(
        (
            Pair(i, j, _likeness(one, other, float(meanings[i, j]), i / len(left) - j / len(right)))
            for i, one in enumerate(left)
            for j, other in enumerate(right)
        ),
        key=lambda pair: -pair.likeness,
    )
    found: list[Pair] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for pair in rated:
        if pair.likeness >= LIKELY and pair.left not in taken_left and pair.right not in taken_right:
            found.append(pair)
            taken_left.add(pair.left)
            taken_right.add(pair.right)
    return sorted(found)


def _likeness(one: str, other: str, meaning: float, shift: float) -> float:
    """Weigh what speaks for a pair; `shift` is how far apart the two stand, as a share of their texts."""
    alike = max(meaning, _shared_stems(one, other))  # the encoder has learnt no Belarusian, but its stems are cousins
    order = max(0.0, 1 - 4 * abs(shift))
    facts = discrepancies.agreement(one, other)
    return 0.8 * alike + 0.2 * order if facts is None else 0.55 * alike + 0.25 * facts + 0.2 * order


def _shared_stems(one: str, other: str) -> float:
    left, right = (set(stems(text)) - function_stems() for text in (one, other))
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
