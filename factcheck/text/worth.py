"""How much a claim deserves a check, 0 to 1, and why: a logistic regression over what its words tell.

The features are counts of hand-made kinds of words and marks (figures, named bodies, past acts, opinion …), the same in
the three languages; only their weights are fitted, by `scripts/fit_worth.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from math import exp, log1p, sqrt

from factcheck.text.claims import Claim
from factcheck.text.worth_weights import INTERCEPT, WEIGHTS
from factcheck.text.worth_words import WORDS

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|\w+(?:['’]\w+)*")
_YEAR = re.compile(r"(1[89]|20)\d\d")
_BROKEN_OFF = re.compile(r"(-|…|\.\.\.)\s*$")
_SHOWN = 0.25  # log-odds from which a reason is worth telling


class Reason(StrEnum):
    """What raised or lowered a claim's check-worthiness; a stable code, `PHRASES` has the words for people."""

    FIGURE = "figure"
    BODY = "body"
    PAST_ACT = "past-act"
    CHANGE = "change"
    PUBLIC_MATTER = "public-matter"
    OPINION = "opinion"
    FIRST_PERSON = "first-person"
    INTENTION = "intention"
    VAGUE = "vague"
    QUESTION = "question"
    SHORT = "short"


PHRASES: dict[Reason, str] = {
    Reason.FIGURE: "names a figure",
    Reason.BODY: "names a body or a person",
    Reason.PAST_ACT: "tells of a past act",
    Reason.CHANGE: "compares or tells of a change",
    Reason.PUBLIC_MATTER: "a public matter",
    Reason.OPINION: "opinion words",
    Reason.FIRST_PERSON: "speaks of oneself",
    Reason.INTENTION: "tells what should or will be",
    Reason.VAGUE: "vague",
    Reason.QUESTION: "a question",
    Reason.SHORT: "says little",
}

_RAISES: dict[Reason, tuple[str, ...]] = {
    Reason.FIGURE: ("digit", "number", "magnitude", "percent", "pct_sign", "money", "currency", "year_num", "share"),
    Reason.BODY: ("caps", "acronym", "title", "place"),
    Reason.PAST_ACT: ("ed", "irregular", "past_be", "act", "say"),
    Reason.CHANGE: ("change", "compare", "superlative"),
    Reason.PUBLIC_MATTER: ("economy", "health", "law", "military", "society", "evidence"),
}
_LOWERS: dict[Reason, tuple[str, ...]] = {
    Reason.OPINION: ("think", "evaluate", "values"),
    Reason.FIRST_PERSON: ("i", "we", "you", "polite"),
    Reason.INTENTION: ("must", "will", "would"),
    Reason.VAGUE: ("vague", "universal"),
    Reason.QUESTION: ("q", "wh"),
    Reason.SHORT: ("log_length", "short", "frag"),
}


def score(claim: Claim, sentence: str, language: str) -> Claim:
    """Return the claim with `checkworthiness` and `reasons` (values of `Reason`, strongest first) filled in.

    `sentence` is the sentence that makes the claim; it counts as much as the claim's own wording.
    """
    own, context = dict(_features(claim.text)), dict(_features(sentence))
    pulls = {
        name: weight * (own.get(name, 0.0) + context.get(name, 0.0)) / 2
        for name, weight in WEIGHTS.items()
        if name in own or name in context
    }
    worth = 1 / (1 + exp(-INTERCEPT - sum(pulls.values())))
    return replace(claim, checkworthiness=round(worth, 4), reasons=_reasons(pulls))


def _reasons(pulls: dict[str, float]) -> tuple[str, ...]:
    strengths = {reason: sum(pulls.get(name, 0.0) for name in names) for reason, names in _RAISES.items()}
    strengths |= {reason: -sum(pulls.get(name, 0.0) for name in names) for reason, names in _LOWERS.items()}
    told = [reason for reason, strength in strengths.items() if strength >= _SHOWN]
    return tuple(sorted(told, key=lambda reason: -strengths[reason]))


def features(text: str) -> dict[str, float]:
    """Return what a text tells, by name: square roots of counts, and the logarithm of its length in words."""
    return dict(_features(text))


@lru_cache(maxsize=256)
def _features(text: str) -> tuple[tuple[str, float], ...]:
    tokens = _TOKEN.findall(text)
    counts: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        for kind in _kinds(token):
            counts[kind] += 1
        if index and token[0].isupper() and not token.startswith("I'") and token != "I":
            counts["caps"] += 1
            counts["acronym"] += len(token) > 1 and token.isupper()
    counts["pct_sign"] = text.count("%")
    counts["currency"] = sum(map(text.count, "$€£₽"))
    counts["q"] = "?" in text
    counts["frag"] = bool(_BROKEN_OFF.search(text))
    values = {name: sqrt(count) for name, count in counts.items() if count}
    return (*values.items(), ("log_length", log1p(len(tokens))), ("short", float(len(tokens) < 6)))


@lru_cache(maxsize=65_536)
def _kinds(token: str) -> tuple[str, ...]:
    word = token.lower().replace("’", "'")
    if word[0].isdigit():
        return ("year_num",) if _YEAR.fullmatch(word) else ("digit",)
    kinds = set(_whole_words().get(word, ()))
    for length in range(2, len(word) + 1):
        kinds |= _beginnings().get(word[:length], set())
    if len(word) > 4 and word.endswith("ed"):
        kinds.add("ed")
    return tuple(sorted(kinds))


@lru_cache(maxsize=1)
def _whole_words() -> dict[str, set[str]]:
    return _index(entry for entry in _entries() if not entry[1].endswith("*"))


@lru_cache(maxsize=1)
def _beginnings() -> dict[str, set[str]]:
    return _index((kind, word[:-1]) for kind, word in _entries() if word.endswith("*"))


def _entries() -> list[tuple[str, str]]:
    return [(kind, word) for kind, words in WORDS.items() for word in words.split()]


def _index(entries: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for kind, word in entries:
        index.setdefault(word, set()).add(kind)
    return index
