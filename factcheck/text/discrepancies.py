"""In what a sentence and its translation differ: a negation, a number, a date or a name; in any of three languages.

Each sentence is read for what survives translation: how often it negates, which numbers and which months and weekdays
it has, and which names, compared by the consonants that both alphabets write. What one language may leave out (a name
behind a pronoun) is no difference; a name that has another in its place is.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from factcheck.text.discrepancy_words import (
    DAYS,
    FIGURES,
    MONTHS,
    NEGATIONS,
    PLACES,
    SCALES,
    WEAK_BEGINNINGS,
    WEAK_NEGATIONS,
)


class Kind(StrEnum):
    """What differs."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What differs between two sentences: the words of each that the other has nothing like."""

    kind: Kind
    left: tuple[str, ...]
    right: tuple[str, ...]


_TOKEN = re.compile(r"\d+(?:[\s\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d|[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_ALIKE = 0.72  # skeletons of one name in two alphabets are at least this alike
_LATIN = {
    **dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщыэюяўі",
            "a b v g d e e j z i y k l m n o p r s t u f h c c s s y e u a v i".split(),
            strict=True,
        )
    ),
    "ь": "",
    "ъ": "",
    "’": "",
    "'": "",
    "ʼ": "",
}
_DIGRAPHS = (
    ("shch", "s"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("zh", "j"),
    ("kh", "h"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("q", "k"),
)


def between(left: str, right: str) -> list[Discrepancy]:
    """Return in what two sentences differ that should say the same, each in any of the three languages."""
    one, other = _read(left), _read(right)
    found = [_negation(one, other), _numbers(one, other), _dates(one, other), _names(one, other)]
    return [each for each in found if each]


def agreement(left: str, right: str) -> float | None:
    """Return how many of their numbers, dates and names two sentences share, 0 to 1; None where neither has any."""
    one, other = _read(left), _read(right)
    numbers = len(one.numbers.keys() & other.numbers.keys())
    days = len(one.dates.keys() & other.dates.keys())
    names = sum(_has(other, name) for name in one.names) + sum(_has(one, name) for name in other.names)
    total = sum(len(each.numbers) + len(each.dates) + len(each.names) for each in (one, other))
    return (2 * numbers + 2 * days + names) / total if total else None


class _Read:
    """A sentence, read for what survives translation."""

    def __init__(self, text: str) -> None:
        self.negations: list[str] = []
        self.weak = 0
        self.numbers: dict[float, str] = {}
        self.dates: dict[str, str] = {}
        self.capitalised: list[str] = []
        self.names: list[str] = []
        matches = list(_TOKEN.finditer(text.replace("n't", " not").replace("n’t", " not").replace("cannot", "can not")))
        words = [match.group() for match in matches]
        for place, word in enumerate(words):
            self._take(word, words[place + 1] if place + 1 < len(words) else "", first=place == 0)

    def _take(self, word: str, following: str, *, first: bool) -> None:
        low = word.lower()
        if word[0].isdigit():
            self._number(word, _value(word), following)
        elif _kind(low, MONTHS) and (word[0].isupper() or not low.isascii()):
            self.dates.setdefault(f"month {_kind(low, MONTHS)}", word)
        elif _kind(low, DAYS):
            self.dates.setdefault(f"day {_kind(low, DAYS)}", word)
        elif low in NEGATIONS:
            self.negations.append(word)
        elif (figure := FIGURES.get(low)) is not None:
            self._number(word, figure, following)
        elif low in WEAK_NEGATIONS or low.startswith(WEAK_BEGINNINGS):
            self.weak += 1
        elif word[0].isupper() and len(word) > 2:
            self.capitalised.append(word)
            if not first:  # where any word has a capital
                self.names.append(word)

    def _number(self, word: str, value: float, following: str) -> None:
        scale = _kind(following.lower(), SCALES)
        if scale:
            value, word = value * float(scale), f"{word} {following}"
        if value > 1:  # one is an article and a pronoun too
            self.numbers[value] = word


@lru_cache(maxsize=10_000)
def _read(text: str) -> _Read:
    return _Read(text)


def _value(digits: str) -> float:
    """Read a number as any of the three languages writes it: 1,500 and 1 500 are one, 1.5 and 1,5 too."""
    digits = re.sub(r"[\s\u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return float(digits.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits) and not digits.startswith("0"):
        return float(digits.replace(".", "").replace(",", "."))
    digits = digits.replace(",", ".")
    return float(digits) if digits.count(".") <= 1 else float(digits.replace(".", ""))


def _kind(word: str, kinds: dict[str, str]) -> str:
    """Return what a word is by how it begins, the longest beginning first; empty where it is none of these."""
    return next((kinds[word[:length]] for length in range(len(word), 1, -1) if word[:length] in kinds), "")


def _negation(one: _Read, other: _Read) -> Discrepancy | None:
    more, fewer = (one, other) if len(one.negations) >= len(other.negations) else (other, one)
    if len(more.negations) - len(fewer.negations) > fewer.weak:
        return Discrepancy(Kind.NEGATION, tuple(one.negations), tuple(other.negations))
    return None


def _numbers(one: _Read, other: _Read) -> Discrepancy | None:
    left = tuple(word for value, word in one.numbers.items() if value not in other.numbers)
    right = tuple(word for value, word in other.numbers.items() if value not in one.numbers)
    return Discrepancy(Kind.NUMBER, left, right) if left or right else None


def _dates(one: _Read, other: _Read) -> Discrepancy | None:
    left = tuple(word for name, word in one.dates.items() if name not in other.dates)
    right = tuple(word for name, word in other.dates.items() if name not in one.dates)
    return Discrepancy(Kind.DATE, left, right) if left or right else None


def _names(one: _Read, other: _Read) -> Discrepancy | None:
    left = tuple(dict.fromkeys(name for name in one.names if not _has(other, name)))
    right = tuple(dict.fromkeys(name for name in other.names if not _has(one, name)))
    return Discrepancy(Kind.NAME, left, right) if left and right else None


def _has(read: _Read, name: str) -> bool:
    place = _kind(name.lower(), PLACES)
    skeleton = _skeleton(name)
    return any(
        (place and place == _kind(other.lower(), PLACES))
        or Indel.normalized_similarity(skeleton, _skeleton(other)) >= _ALIKE
        for other in read.capitalised
    )


@lru_cache(maxsize=10_000)
def _skeleton(name: str) -> str:
    """Return the consonants of a name in Latin letters, without the ending that a case gives it."""
    low = re.sub(r"['’]s$", "", name.lower())
    latin = "".join(_LATIN.get(letter, letter) for letter in low)
    for digraph, letter in _DIGRAPHS:
        latin = latin.replace(digraph, letter)
    bare = re.sub(r"[aeiouy’'ʼ-]", "", latin.replace("ou", ""))
    return re.sub(r"(.)\1", r"\1", bare) or latin
