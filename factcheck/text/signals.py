"""What the words of a sentence tell about whether it can and should be checked: counts by kind, in three languages.

Kinds of words come from `worth_words`; beside them stand what the shape of a word tells (a figure, a name, a past
tense) and what neighbours tell together (who did something, what has been done).
"""

import re
from collections import Counter
from functools import lru_cache
from math import log1p, sqrt

from factcheck.text.worth_words import WORDS

_TOKEN = re.compile(r"\d[\d.,]*\d|\d|\w+(?:['’-]\w+)*")
_YEAR = re.compile(r"(1[789]|20)\d\d")
_DURATION = re.compile(
    r"(year|month|week|day|hour|minute|decade)s?|лет|год[ау]?|месяц\w*|недел\w|дн[яе]й?|гадоў|гады|тыдн\w*|дзён"
)
_MARK = re.compile(r"[%‰]|[$€£₽]|\?")
_MARKS = {"%": "percent", "‰": "percent", "?": "question"}
_BREAK = re.compile(r"--|\s[-–—]\s")
_BROKEN_OFF = re.compile(r"(?:[-–—]|…|\.\.\.)\s*$")
# What opens a sentence without being part of what it says: conjunctions, and the numbers of a list.
_OPENING = re.compile(
    r"\A(?:\W*\b(?:and|but|so|now|well|also|number \w+|first|second|third|(?:first|second|third|final|last)ly"
    r"|и|а|но|ну|во-первых|во-вторых|наконец|і|але|дык|па-першае|па-другое|нарэшце)\b,?\s*)+",
    re.IGNORECASE,
)
_FILLER = re.compile(r"\b(?:uh|um|er|э-э|ну вот)\b[ ,–—-]*", re.IGNORECASE)
_CLITICS = (
    ("won't", "will not"),
    ("can't", "can not"),
    ("n't", " not"),
    ("'ve", " have"),
    ("'re", " are"),
    ("'ll", " will"),
    ("'m", " am"),
    ("'d", " would"),
)
_IS = re.compile(r"\b(it|he|she|that|there|here|who|what)'s\b", re.IGNORECASE)
_SKIPPED = frozenset("not never also just already now always only since recently actually even been".split())
_PAST_ENDING = re.compile(
    r"\w{2,}[^\We]ed|\w{2,}(?:[аеиоуыяё]л[аио]?|[аеіоуыяё]л[аі])(?:с[яь])?|\w{2,}(?:[іыяе]ў|[вз]аў|саў|ўся)"
)
_NOT_PAST = re.compile(
    r"indeed|speed|hundred|united|сери[аи]л\w*|канал[аи]?|финал[аи]?|скандал[аи]?|материал[аи]?|журнал[аи]?|сигнал[аи]?"
    r"|потенциал[аи]?|персонал[аи]?|генерал[аи]?|капитал[аи]?|металл?[аи]?|только|отдел[аи]?|предел[аи]?|село|сила|сіла"
    r"|сел[аіо]|школа|дела|дело|стали|если|калі|цела|тело|начало|мало|адносіны"
)
_SHORT_PARTICIPLE = re.compile(r"\w{3,}(?:[аяеё]н[аоы]|[аяе]ны|ят[аоы]|ят[аы]|ут[аоы])")
_VERBS = (
    "must",
    "will",
    "going",
    "would",
    "belief",
    "desire",
    "conversation",
    "past",
    "past auxiliary",
    "have",
    "present be",
)
_QUOTES = '"“«'
_SUBJECTS = ("i", "we", "they")
_ADDED = 5  # words
_SHORT = 6  # words below which a sentence says little


@lru_cache(maxsize=256)
def features(text: str) -> dict[str, float]:
    """Return what a text tells, by name: square roots of counts to the word, and the logarithm of its length in words.

    Five words are added to every length, so that one figure does not make a fragment of three words out.
    """
    counts: Counter[str] = Counter()
    text = _FILLER.sub("", text)
    for mark in _MARK.findall(text):
        counts[_MARKS.get(mark, "money")] += 1
    tokens = _TOKEN.findall(_without_clitics(_OPENING.sub("", text, count=1)))
    kinds = [_kinds(token) for token in tokens]
    for index, token in enumerate(tokens):
        counts.update(kinds[index])
        before = kinds[index - 1] if index else frozenset()
        if token[0].isupper() and index and token != "I":
            counts["name"] += 1
            counts["acronym"] += len(token) > 1 and token.isupper()
        if "figure" in kinds[index] and index + 1 < len(tokens) and _DURATION.fullmatch(tokens[index + 1].lower()):
            counts["duration"] += 1
            counts["figure"] -= 1
        if "past" in kinds[index] and index:
            counts["act of a name"] += tokens[index - 1][0].isupper() and tokens[index - 1] != "I"
            for subject in _SUBJECTS:
                counts["act of " + subject] += subject in before
        if kinds[index] & {"have", "present be"}:
            follow = index + 1
            while follow < min(len(tokens), index + 4) and (
                tokens[follow].lower() in _SKIPPED or tokens[follow].endswith("ly")
            ):
                follow += 1
            if follow < len(tokens):
                counts["perfect"] += "have" in kinds[index] and bool(kinds[follow] & {"past", "participle"})
                counts["progressive"] += "have" not in kinds[index] and tokens[follow].endswith("ing")
    leading = next((kind for found in kinds for kind in _VERBS if kind in found), "no verb")
    counts[f"{leading} first"] = 1
    counts["break"] = len(_BREAK.findall(text))
    counts["quoted"] = any(map(text.__contains__, _QUOTES))
    counts["broken off"] = bool(_BROKEN_OFF.search(text))
    values = {name: sqrt(count / (len(tokens) + _ADDED)) for name, count in counts.items() if count > 0}
    return values | {"length": log1p(len(tokens)), "short": float(len(tokens) < _SHORT)}


def _without_clitics(text: str) -> str:
    text = text.replace("’", "'")
    if "'" in text:
        for clitic, words in _CLITICS:
            text = text.replace(clitic, words)
        text = _IS.sub(r"\1 is", text)
    return text


@lru_cache(maxsize=65_536)
def _kinds(token: str) -> frozenset[str]:
    word = token.lower()
    if word[0].isdigit():
        return frozenset(("year",) if _YEAR.fullmatch(word) else ("figure",))
    whole, beginnings = _lexicon()
    kinds = set(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        kinds |= beginnings.get(word[:length], frozenset())
    if "past verb" in kinds or (_PAST_ENDING.fullmatch(word) and not _NOT_PAST.fullmatch(word)):
        kinds.add("past")
    if _SHORT_PARTICIPLE.fullmatch(word):
        kinds.add("perfect")
    return frozenset(kinds)


@lru_cache(maxsize=1)
def _lexicon() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the kinds of whole words, and those of words by how they begin."""
    whole: dict[str, frozenset[str]] = {}
    beginnings: dict[str, frozenset[str]] = {}
    for kind, words in WORDS.items():
        for word in words.split():
            index = beginnings if word.endswith("*") else whole
            word = word.removesuffix("*")
            index[word] = index.get(word, frozenset()) | {kind}
    return whole, beginnings
