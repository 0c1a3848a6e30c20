"""In what two sentences differ: a negation, a number, a date or a name; in one or two of three languages.

Each sentence is read for what survives translation and paraphrase: how often it negates, which numbers, months and
weekdays it has, and which names, compared by the consonants that both alphabets write. What one may leave out (a name
behind a pronoun) is no difference; a name that has another in its place is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from factcheck.text.discrepancy_words import (
    DAYS,
    FIGURES,
    MONTHS,
    NEGATIONS,
    NO_NEGATION_BEFORE,
    PLACES,
    SCALES,
    SURNAME_ENDINGS,
    TITLES,
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


def conflicts(left: str, right: str) -> list[Discrepancy]:
    """Return what two sentences of one language say differently of the same; that one says more is no conflict.

    So a year that only one of them has is none, while two years are, and a negation always is. A name counts where
    the other sentence has another in its place: with the same word before it, or after it.
    """
    one, other = _read(left), _read(right)
    found = [_negation(one, other), _numbers(one, other), _dates(one, other), _replaced(one, other)]
    return [each for each in found if each and (each.kind is Kind.NEGATION or (each.left and each.right))]


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
        self.places: dict[str, tuple[str, str]] = {}  # of each name: the words before and after it
        words = _words(text)
        self.skeletons = {_skeleton(word) for word in words}
        self.initials = "".join(word[0] for word in words).lower()
        place = 0
        while place < len(words):
            value, taken = _figure(words, place)
            if taken:
                self._number(" ".join(words[place : place + taken]), value)
            else:
                self._take(words, place)
            place += taken or 1

    def _take(self, words: Sequence[str], place: int) -> None:
        word, low = words[place], words[place].lower()
        before = words[place - 1].lower() if place else ""
        after = words[place + 1].lower() if place + 1 < len(words) else ""
        if _kind(low, MONTHS) and (word[0].isupper() or not low.isascii()):
            self.dates.setdefault(f"month {_kind(low, MONTHS)}", word)
        elif _kind(low, DAYS):
            self.dates.setdefault(f"day {_kind(low, DAYS)}", word)
        elif low in NEGATIONS:
            if after not in NO_NEGATION_BEFORE:
                self.negations.append(word)
        elif low in WEAK_NEGATIONS or low.startswith(WEAK_BEGINNINGS):
            self.weak += 1
        elif _is_capitalised(word) and low not in TITLES:
            self.capitalised.append(word)
            if place or _kind(low, PLACES) or low.endswith(SURNAME_ENDINGS):  # any first word has a capital
                self.names.append(word)
                self.places.setdefault(word, (before, after))

    def _number(self, words: str, value: float) -> None:
        if value > 1:  # one is an article and a pronoun too
            self.numbers[value] = words


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (len(word) > 2 or (len(word) == 2 and word.isupper()))


@lru_cache(maxsize=10_000)
def _read(text: str) -> _Read:
    return _Read(text)


def _words(text: str) -> list[str]:
    text = text.replace("n't", " not").replace("n’t", " not").replace("cannot", "can not")
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        parts = match.group().split("-")
        words += parts if all(part.lower() in FIGURES for part in parts) else [match.group()]  # twenty-five
    return words


def _figure(words: Sequence[str], place: int) -> tuple[float, int]:
    """Read the number that begins at a word, and return it with how many words it takes, 0 where there is none."""
    total, taken, room = 0.0, 0, 0.0  # what is added has to be less than `room`: twenty five, but not five twenty
    for at in range(place, len(words)):
        word = words[at]
        low = word.lower()
        value = _value(word) if word[0].isdecimal() else FIGURES.get(low, 0.0)
        if value and not taken:
            total = value
        elif taken and value == 100 and 1 < total < 100:  # two hundred
            total *= value
        elif value and value < room:
            total += value
        else:
            scale = _kind(low, SCALES) if taken else ""
            return (total * float(scale), taken + 1) if scale else (total, taken)
        taken += 1
        room = 0.0 if word[0].isdecimal() else 100.0 if value >= 100 else 10.0 if value >= 20 else 0.0
    return total, taken


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


def _replaced(one: _Read, other: _Read) -> Discrepancy | None:
    """Return the names of each sentence in whose place the other has another name."""
    names = _names(one, other)
    pairs = [
        (left, right)
        for left in (names.left if names else ())
        for right in (names.right if names else ())
        if any(a and a == b for a, b in zip(one.places[left], other.places[right], strict=True))
    ]
    left, right = (tuple(dict.fromkeys(side)) for side in zip(*pairs, strict=True)) if pairs else ((), ())
    return Discrepancy(Kind.NAME, left, right) if pairs else None


def _has(read: _Read, name: str) -> bool:
    skeleton = _skeleton(name)
    if len(skeleton) > 2 and skeleton in read.skeletons:  # whatever the capitals, as in a headline
        return True
    if name.isupper() and name.lower() in read.initials:  # ICC, the International Criminal Court
        return True
    return any(_alike(name, other) for other in read.capitalised)


def _alike(name: str, other: str) -> bool:
    place, other_place = _kind(name.lower(), PLACES), _kind(other.lower(), PLACES)
    if place and other_place:  # Austria is not Australia, however alike they look
        return place == other_place
    return Indel.normalized_similarity(_skeleton(name), _skeleton(other)) >= _ALIKE


@lru_cache(maxsize=10_000)
def _skeleton(name: str) -> str:
    """Return the consonants of a name in Latin letters, without the ending that a case gives it."""
    low = re.sub(r"['’]s$", "", name.lower())
    latin = "".join(_LATIN.get(letter, letter) for letter in low)
    for digraph, letter in _DIGRAPHS:
        latin = latin.replace(digraph, letter)
    bare = re.sub(r"[aeiouy’'ʼ-]", "", latin.replace("ou", ""))
    return re.sub(r"(.)\1", r"\1", bare) or latin
