"""Tags and features of Belarusian words, by an averaged perceptron.

No package tags Belarusian, so a small model is fitted on the treebank UD_Belarusian-HSE (see NOTICE) by
`scripts/fit_belarusian.py`: hashed features of a word and its neighbours, one row of weights each, and for each
attribute (part of speech, case, number …) the class with the highest sum. Collins (2002), "Discriminative training
methods for hidden Markov models", with greedy decoding from left to right.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from factcheck.text.belarusian import cognates
from factcheck.text.slavic.trees import Token

WEIGHTS = Path(__file__).with_name("tagger.npz")
ROWS = 1 << 17

# The classes of each attribute; "" where a word has none.
ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "pos": (
        *("NOUN", "PUNCT", "ADJ", "ADP", "VERB", "PROPN", "ADV", "PRON", "CCONJ", "X", "DET", "NUM", "PART", "SCONJ"),
        *("AUX", "SYM", "INTJ"),
    ),
    "Case": ("", "Nom", "Gen", "Dat", "Acc", "Ins", "Loc"),
    "Number": ("", "Sing", "Plur"),
    "Gender": ("", "Masc", "Fem", "Neut"),
    "Animacy": ("", "Anim", "Inan"),
    "VerbForm": ("", "Fin", "Inf", "Part", "Conv"),
    "Tense": ("", "Past", "Pres", "Fut"),
    "Person": ("", "1", "2", "3"),
    "Aspect": ("", "Perf", "Imp"),
    "Variant": ("", "Short"),
}
CLASSES = sum(len(classes) for classes in ATTRIBUTES.values())
SLICES: dict[str, slice] = {}
for _name, _classes in ATTRIBUTES.items():
    _start = sum(len(ATTRIBUTES[name]) for name in SLICES)
    SLICES[_name] = slice(_start, _start + len(_classes))

# The classical spelling (Taraškievica) marks assimilated softness: "сьнег", "зьява", "жыцьцё".
_SOFT = re.compile(r"ь(?=[бвгджзклмнпрстфхцчш])")


class Tagged(NamedTuple):
    """What the word to the left was found to be, for the word to its right."""

    pos: str
    case: str


def tag(sentences: Sequence[Sequence[Token]]) -> None:
    """Give the words of each sentence their part of speech and features."""
    weights, shapes = _model()
    for sentence in sentences:
        words = [normal(token.text) for token in sentence]
        before = last = Tagged("^", "")
        for place, token in enumerate(sentence):
            rows = [crc32(name.encode()) % ROWS for name in features(words, token.text, place, last, before)]
            found = decode(weights[rows].sum(axis=0), shapes)
            token.pos = found.pop("pos")
            token.feats = {name: value for name, value in found.items() if value}
            _correct(token, words[place])
            before, last = last, Tagged(token.pos, token.feats.get("Case", ""))


def _correct(token: Token, word: str) -> None:
    """Set what a verb's ending leaves no doubt of."""
    if token.pos == "VERB" and word.endswith(("лася", "ліся", "лося", "ўся")):  # only a past tense ends so
        token.feats |= {"VerbForm": "Fin", "Tense": "Past"}
        token.feats.pop("Case", None)
    if token.pos != "VERB" or token.feats.get("VerbForm") != "Fin":
        return
    if token.has(Aspect="Perf", Tense="Pres"):
        token.feats["Tense"] = "Fut"
    stem = word.removesuffix("ся")
    for ending, number, gender in (
        ("лі", "Plur", ""),
        ("ла", "Sing", ""),
        ("ло", "Sing", "Neut"),
        ("ў", "Sing", "Masc"),
    ):
        if token.has(Tense="Past") and stem.endswith(ending):  # "-ла" is feminine or, unstressed, neuter
            token.feats["Number"] = number
            token.feats.pop("Gender", None)
            if gender:
                token.feats["Gender"] = gender


def normal(word: str) -> str:
    """Return a word in small letters and, as far as that is regular, in the official spelling."""
    return _SOFT.sub("", word.lower().replace("’", "'").replace("ʼ", "'"))


def features(words: Sequence[str], text: str, place: int, last: Tagged, before: Tagged) -> list[str]:
    """Return the names of what is seen of a word: itself, its ends, its shape, its neighbours."""
    word = words[place]
    left = words[place - 1] if place else "^"
    right = words[place + 1] if place + 1 < len(words) else "$"
    second = words[place + 2] if place + 2 < len(words) else "$"
    shape = "d" if word[0].isdigit() else "p" if not word[0].isalpha() else ""
    if not shape:
        latin = "l" if word[0].isascii() else ""
        shape = latin + (
            "A" if text.isupper() and len(text) > 1 else "a" if text[0].islower() else "0" if place == 0 else "T"
        )
    ends = [f"{length}{word[-length:]}" for length in range(1, min(5, len(word)) + 1)]
    kin, next_kin = cognates.hints(word), cognates.hints(right) if right != "$" else ()
    return [
        "bias", f"w{word}", f"s{shape}", *ends, f"b{word[:3]}", f"b{word[:5]}", f"s{shape}{word[-2:]}",
        f"l{left}", f"r{right}", f"le{left[-2:]}", f"re{right[-3:]}", f"r2{second[-2:]}",
        f"t{last.pos}{last.case}", f"t{last.pos}", f"tt{last.pos}{before.pos}{before.case}",
        f"tl{last.pos}{last.case}{word[-3:]}",
        f"tr{last.pos}{last.case}{right[-2:]}", f"lw{left}{word[-2:]}", f"er{word[-2:]}{right[-2:]}",
        f"tc{last.case}{word[-2:]}{before.pos}",
        *kin, *(f"n{hint}" for hint in next_kin[:2]), *(f"{hint}{last.pos}{last.case}" for hint in kin[:2]),
    ]  # fmt: skip


def decode(scores: npt.NDArray[np.float32], shapes: npt.NDArray[np.uint8]) -> dict[str, str]:
    """Return the combination of classes with the highest sum among those that occur together."""
    best = shapes[int(scores[shapes].sum(axis=1).argmax())]
    return {
        name: classes[int(column) - SLICES[name].start]
        for (name, classes), column in zip(ATTRIBUTES.items(), best, strict=True)
    }


@cache
def _model() -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """Return the weights, and the combinations of classes that occur, one column for each attribute."""
    with np.load(WEIGHTS) as stored:
        weights = np.zeros((ROWS, CLASSES), dtype=np.float32)
        weights[stored["rows"]] = stored["values"]
        return weights * float(stored["scale"]), stored["shapes"]
