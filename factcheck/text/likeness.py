"""How likely two wordings are the same claim: a handful of features and the weights of a logistic regression.

The features compare stems, letter sequences, numbers and names, and, where a sentence encoder is at hand, meanings.
`scripts/fit_match.py` fits the weights on posts and the claims that they make.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.text.stems import stem, words

Weigh = Callable[[str], float]

WORDS = (
    "bm25",
    "log bm25",
    "grams",
    "log grams",
    "claim share",
    "query share",
    "rarest",
    "phrases",
    "names",
    "numbers found",
    "numbers missing",
    "length",
)
MEANING = ("meaning", "sentence meaning")

K1, B = 1.5, 0.75  # of BM25: how fast repetition saturates, how much length counts
_GRAM = 4
_MARKS = ("#", "@", "://", "www.", "pic.twitter.com/")  # a text without them is said as it stands
_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_GLUED_LINK = re.compile(r"(?<=\S)(?=https?://|pic\.twitter\.com/)")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"(?<=[a-zа-яёіў0-9])(?=[A-ZА-ЯЁІЎ])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d])(?=\d)|_")
_SIGNATURE = re.compile(r"\s[—–-]\s[^—–]*\(@\w+\)[\w\s,.]{0,30}$")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_CAPITALISED = re.compile(r"\b[^\W\d_a-zа-яёіў]\w+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_QUOTES = re.compile(r"""(?<!\w)['"“”„«»‘’]+|['"“”„«»‘’]+(?!\w)""")
_COMPOUND = (7, 40)  # letters of a word that may hide others
_SHORT_SENTENCE = 15  # code points below which a sentence means too little to be compared alone


class Model(NamedTuple):
    """How features become a probability: a weight for each, and what their sum and the rivals' sums count for."""

    weights: list[float]
    own: float
    rivals: float
    offset: float

    def sums(self, rows: list[list[float]]) -> NDArray[np.float64]:
        """Return how much speaks for each candidate."""
        sums: NDArray[np.float64] = np.array(rows) @ np.array(self.weights)
        return sums

    def probabilities(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the probability of each candidate of one text, which falls the more speaks for the others."""
        logits = self.own * sums + self.rivals * np.logaddexp.reduce(sums) + self.offset
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
        return chances


class Wording:
    """One wording, taken apart once for many comparisons.

    Links go, the words that hide in hashtags and handles are put beside them, and a signature at the end ("— Name
    (@handle) date") counts for the words but is not part of what is `said`. Words that a vocabulary does not have are
    joined by the words of it that they are made of, as #poisonedbottles is.
    """

    def __init__(self, text: str, vocabulary: Container[str] | None = None) -> None:
        self.given = text
        if not any(mark in text for mark in _MARKS):  # as hardly any known claim has one
            self.text = self.said = text
        else:
            text = _LINK.sub(" ", _GLUED_LINK.sub(" ", text))
            self.text = _TAG.sub(_with_hidden_words, text)
            self.said = _SIGNATURE.sub("", text)
        self.words = words(self.text)
        if vocabulary is not None:
            unknown = [word for word in self.words if word not in vocabulary]
            self.words += [piece for word in unknown for piece in pieces(word, vocabulary)]
        self.stems = list(map(stem, self.words))
        self.stem_set = frozenset(self.stems)

    @cached_property
    def grams(self) -> frozenset[str]:
        """Its sequences of letters, see `grams`."""
        return frozenset(gram for word in self.words for gram in grams(word))

    @cached_property
    def phrases(self) -> frozenset[tuple[str, str]]:
        """The stems that stand side by side."""
        return frozenset(pairwise(self.stems))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its capitalised words."""
        return frozenset(stem(name.lower()) for name in _CAPITALISED.findall(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in what is said."""
        return frozenset(_NUMBER.findall(self.said))

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of what is said."""
        return frozenset(stem(word) for word in words(_TAG.sub(_with_hidden_words, self.said)))

    @cached_property
    def sentences(self) -> list[str]:
        """What a sentence encoder should read: first all that is said, then each of its sentences."""
        said = " ".join(_QUOTES.sub("", self.said).split())
        parts = [part for part in _SENTENCE_END.split(said) if len(part) >= _SHORT_SENTENCE]
        return [said, *parts] if len(parts) > 1 else [said]


def _with_hidden_words(tag: re.Match[str]) -> str:
    hidden = _HUMP.sub(" ", tag[1])
    return f" {tag[1]} {hidden} " if hidden != tag[1] else f" {tag[1]} "


def pieces(word: str, vocabulary: Container[str]) -> list[str]:
    """Cut a compound into the fewest words of a vocabulary, of three letters or more; [] where none cover it."""
    if not _COMPOUND[0] <= len(word) <= _COMPOUND[1]:
        return []
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(3, len(word) + 1):
        for start in range(end - 2):
            before = best[start]
            if before is None or word[start:end] not in vocabulary:
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = [*before, word[start:end]]
    return best[-1] or []


@lru_cache(maxsize=100_000)
def grams(word: str) -> tuple[str, ...]:
    """Return the sequences of four letters of a word, its edges marked; a short word is one sequence."""
    marked = f"_{word}_"
    return tuple(marked[start : start + _GRAM] for start in range(max(1, len(marked) - _GRAM + 1)))


def features(
    query: Wording, claim: Wording, bm25: float, relative_length: float, weigh: Weigh, weigh_gram: Weigh
) -> list[float]:
    """Compare a query with a known claim; the values stand in the order of WORDS.

    `relative_length` is that of the claim against the average known claim; `weigh` tells the inverse document frequency
    of a stem, `weigh_gram` that of a letter sequence.
    """
    shared = query.stem_set & claim.stem_set
    saturation = K1 * (1 - B + B * relative_length)
    # What they have in common is counted, and not first all that a claim has: most of it is not in the query.
    in_both = Counter(filter(query.grams.__contains__, chain.from_iterable(map(grams, claim.words))))
    shared_phrases = query.phrases.intersection(pairwise(claim.stems))
    gram_bm25 = 0.0
    for gram, count in in_both.items():
        gram_bm25 += weigh_gram(gram) * count * (K1 + 1) / (count + saturation)
    return [
        bm25,
        log1p(bm25),
        gram_bm25,
        log1p(gram_bm25),
        _share(shared, claim.stem_set, weigh),
        _share(query.own_stems & claim.stem_set, query.own_stems, weigh),
        max(map(weigh, shared), default=0.0),
        log1p(sum(weigh(left) + weigh(right) for left, right in shared_phrases)),
        _share(claim.names & query.stem_set, claim.names, weigh),
        float(len(claim.numbers & query.numbers)),
        float(len(claim.numbers - query.numbers)),
        log1p(len(claim.stems)),
    ]


def _share(part: Iterable[str], whole: Iterable[str], weigh: Weigh) -> float:
    total = sum(map(weigh, whole))
    return sum(map(weigh, part)) / total if total else 0.0
