"""What a Russian dictionary says of Belarusian words.

No dictionary of Belarusian can be installed, but most of its words have a Russian cousin spelt differently by rule:
і for и, ў for в or a past tense's л, ць for ть, а for an unstressed о. Where a respelling is a word that pymorphy3
knows, its part of speech, case and gender are a hint for the tagger, and its nominative tells which ending to change.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

# Endings, and what they are in Russian.
_ENDINGS = (
    ("ага", "ого"), ("яга", "его"), ("аму", "ому"), ("яму", "ему"), ("ыя", "ые"), ("ія", "ие"), ("цца", "ться"),
    ("ўся", "лся"), ("ць", "ть"), ("аў", "ов"), ("яў", "ев"), ("ай", "ой"), ("ў", "л"),
)  # fmt: skip
# Endings of the third person, whose cousins are no part of the tagger's hints.
_PERSONAL = (
    ("ецца", "ется"), ("эцца", "ется"), ("іцца", "ится"), ("уцца", "утся"), ("юцца", "ются"), ("аюць", "ают"),
    ("уць", "ут"), ("юць", "ют"), ("аць", "ат"), ("яць", "ят"), ("іць", "ит"), ("ыць", "ит"), ("ае", "ает"),
    ("яе", "яет"), ("уе", "ует"), ("е", "ет"), ("э", "ет"), ("ша", "шет"), ("жа", "жет"), ("ча", "чет"),
)  # fmt: skip
_SOFT = re.compile("(д)з(?=[ьеіяёю])")
_SOFT_T = re.compile("ц(?=[ьеіяёю])")
_LETTERS = str.maketrans({"і": "и", "ў": "в", "э": "е", "'": "ъ"})
_UNSTRESSED = {"а": "о", "я": "е", "ы": "и"}


@lru_cache(maxsize=50_000)
def hints(word: str) -> tuple[str, ...]:
    """Return what the Russian cousin of a word in small letters is, as names of features; ("ru-",) without one."""
    readings = _readings(word)
    if not readings:
        return ("ru-",)
    first = readings[0].tag
    return (
        "ruP" + "/".join(sorted({str(reading.tag.POS) for reading in readings})),
        f"ru1{first.POS}{first.case}{first.number}",
        "ruC" + "/".join(sorted({f"{reading.tag.case}{reading.tag.number}" for reading in readings})),
        f"ruG{first.gender}{first.animacy}",
        f"ruT{first.tense}{first.aspect}{word[-2:]}",
    )


@lru_cache(maxsize=50_000)
def tense(word: str) -> str | None:
    """Return "Past", "Pres" or "Fut" for a word in small letters whose Russian cousin is only a verb."""
    readings = [reading for reading in _readings(word) if reading.tag.POS != "GRND"]  # "піша" looks like a gerund
    if not readings:
        analyser = _analyser()
        spelt = [word[: -len(ending)] + russian for ending, russian in _PERSONAL if word.endswith(ending)]
        cousin = next((form for verb in spelt for form in _respellings(verb) if analyser.word_is_known(form)), None)
        readings = analyser.parse(cousin) if cousin else []
    if not readings or any(reading.tag.POS != "VERB" for reading in readings):
        return None
    return {"past": "Past", "futr": "Fut"}.get(readings[0].tag.tense, "Pres")


def is_known(word: str) -> bool:
    """Tell whether a word in small letters has a Russian cousin."""
    return bool(_readings(word))


def is_common_noun(word: str) -> bool:
    """Tell whether a word in small letters has a Russian cousin that is a noun and no name."""
    readings = _readings(word)
    names = {"Name", "Surn", "Patr", "Geox", "Orgn"}
    return (
        bool(readings)
        and readings[0].tag.POS == "NOUN"
        and not any(names & reading.tag.grammemes for reading in readings)
    )


def nominative(word: str, case: str, plural: bool) -> str | None:
    """Return the nominative of a word in small letters that stands in a case ("gent", …), None without a cousin."""
    number = "plur" if plural else "sing"
    for reading in _readings(word):
        if reading.tag.case == case and reading.tag.number == number and reading.tag.POS in ("NOUN", "ADJF", "PRTF"):
            form = reading.inflect({"nomn", number})
            if form is not None:
                return _changed(word, reading.word, form.word)
    return None


def _changed(word: str, before: str, after: str) -> str | None:
    """Change the end of a word as its cousin's end changes."""
    shared = 0
    while shared < min(len(before), len(after)) and before[shared] == after[shared]:
        shared += 1
    stem = word[: len(word) - (len(before) - shared)]
    ending = after[shared:].replace("и", "і")
    ending = {"ие": "ія", "іе": "ія", "ые": "ыя", "ой": "ы", "о": "а", "ий": "і", "ій": "і", "ь": "ь"}.get(
        ending, ending
    )
    return stem + ending if len(stem) >= 2 and len(before) - shared <= 4 else None


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[Any, ...]:
    analyser = _analyser()
    cousin = next((form for form in _respellings(word) if analyser.word_is_known(form)), None)
    return tuple(analyser.parse(cousin)) if cousin else ()


def _respellings(word: str) -> Iterator[str]:
    """Yield the spellings that a Russian cousin may have, the likeliest first."""
    forms = [word]
    forms += [word[: -len(ending)] + russian for ending, russian in _ENDINGS if word.endswith(ending)]
    forms = [
        _SOFT_T.sub("т", _SOFT.sub(r"\1", form.replace("шч", "щ")))
        .replace("рэ", "ре").replace("ры", "ри").translate(_LETTERS)
        for form in forms
    ]  # fmt: skip
    yield from forms
    for form in forms:
        for place, letter in enumerate(form[:-1]):
            if letter in _UNSTRESSED:
                yield form[:place] + _UNSTRESSED[letter] + form[place + 1 :]
        yield form.replace("а", "о")


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
