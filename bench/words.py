"""Sentences that nobody wrote, drawn from a seed: different claims, as many as one wants, with words as rare as real.

A vocabulary is made of syllables; words are drawn by the law of Zipf and Mandelbrot, so that a few occur in every
second claim and most in hardly any.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

LENGTH = 112  # characters of a claim, its full stop included
HOLDERS, TOPICS, OUTLETS = 5_000, 60, 40

_ONSETS = "b br d dr f fl g gr h j k kl l m n p pl r s st t tr v w z".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ["", "", "", "l", "m", "n", "r", "s", "t", "nd", "rk"]
_SMALL = "the of in a to and by from for with its at on than".split()


class Words:
    """Draws words, names, sentences and posts; two with the same seed draw the same."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self._common = _Zipf(_vocabulary(40_000))
        self._names = _Zipf([word.capitalize() for word in _vocabulary(60_000)[40_000:]])
        self._fitting: dict[int, list[str]] = {}
        for word in self._common.items:
            self._fitting.setdefault(len(word), []).append(word)

    def name(self) -> str:
        """Return a name of two words."""
        return f"{self._names.one(self.draw)} {self._names.one(self.draw)}"

    def claim(self) -> str:
        """Return a sentence of exactly `LENGTH` characters: content words with small ones between, names, numbers."""
        words: list[str] = [self._names.one(self.draw)]
        left = LENGTH - len(words[0]) - 1  # the full stop
        while left > 13:
            word = self._word(len(words))[: left - 5]  # so that a word fits behind it
            words.append(word)
            left -= len(word) + 1
        words.append(self.draw.choice(self._fitting[left - 1]))
        return " ".join(words) + "."

    def text(self, words: int) -> str:
        """Return about so many words that make no claim which is known."""
        return " ".join(self.claim() for _ in range(words * 7 // LENGTH + 1))

    def retold(self, claim: str) -> str:
        """Return a claim as another would say it: a quarter of its words gone, others put between."""
        kept = [word for word in claim.rstrip(".").split() if self.draw.random() > 0.25]
        kept.insert(self.draw.randrange(len(kept)), self._common.one(self.draw))
        return f"They say {' '.join(kept)} {self._common.one(self.draw)}."

    def _word(self, place: int) -> str:
        if place % 3 == 2:
            return self.draw.choice(_SMALL)
        chance = self.draw.random()
        if chance < 0.12:
            return str(int(self.draw.paretovariate(0.6) * self.draw.randrange(2, 100)) % 100_000)
        if chance < 0.18:
            return str(self.draw.randrange(1990, 2027))
        return self._names.one(self.draw) if chance < 0.3 else self._common.one(self.draw)


class _Zipf:
    """Items by their rank: the one at rank r is drawn as often as 1 / (r + 10) says."""

    def __init__(self, items: list[str]) -> None:
        self.items = items
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(len(items))))

    def one(self, draw: random.Random) -> str:
        return draw.choices(self.items, cum_weights=self.weights)[0]


def _vocabulary(number: int) -> list[str]:
    """Return so many different words of up to twelve letters, the same ones always."""
    draw = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = draw.choice((1, 2, 2, 3, 3))
        parts = ("".join(map(draw.choice, (_ONSETS, _VOWELS, _CODAS))) for _ in range(syllables))
        word = "".join(parts)
        if 3 <= len(word) <= 12:
            found[word] = None
    return list(found)


def holders() -> Iterator[str]:
    """Yield the names of those who claim, the most quoted first."""
    words = Words(2)
    return (words.name() for _ in range(HOLDERS))
