"""Which language a text is written in, told by its letters and its commonest words.

Belarusian, Russian and their neighbours differ in a few letters that every line of them uses, and English in the
little words that make up a third of it; counting both decides even a headline, loads nothing and takes time in
proportion to the text.
"""

import re
from collections import Counter

_SAMPLE = 20_000  # characters: more never changes the answer
_MARKUP = re.compile(r"<[^<>]{1,500}>|\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+|[@#]\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")

# How much oftener (natural logarithm) Belarusian uses a letter than Russian does, for those that tell the two apart.
_BELARUSIAN = {
    "а": 0.6, "в": -0.4, "е": -0.7, "з": 0.4, "и": -6.0, "й": -0.6, "о": -1.3, "т": -0.4, "у": 0.4, "ц": 1.3,
    "ш": 0.5, "щ": -4.0, "ъ": -3.0, "ы": 0.9, "ь": 0.3, "э": 1.6, "я": 0.6, "і": 6.0, "ў": 6.0,
}  # fmt: skip
_UKRAINIAN = "їєґ"
_OTHER_CYRILLIC = "јљњђћџѓќѕәғқңөұүһӣӯҳҷ"
_ENGLISH_WORDS = frozenset(
    """
    the of and to in a is that for on with was as by at from it be are this an not has have which its were or but will
    his he their they had been who would about after more than also said new up out over into no we our you can all
    before against between one what if there
    """.split()
)


def detect(text: str) -> str:
    """Return "en", "ru" or "be", or "und" (ISO 639-3) where the text is none of the three or has no letters."""
    words = [word.lower() for word in _WORD.findall(_MARKUP.sub(" ", text[:_SAMPLE]))]
    letters = Counter("".join(words))
    total = sum(letters.values())
    cyrillic = sum(count for letter, count in letters.items() if "Ѐ" <= letter <= "ԯ")
    latin = sum(count for letter, count in letters.items() if letter <= "ɏ")
    if not total or cyrillic + latin < total / 2:
        return "und"
    return _cyrillic(letters, cyrillic) if cyrillic >= latin else _latin(words, letters, latin)


def _cyrillic(letters: Counter[str], total: int) -> str:
    """Tell Belarusian and Russian from each other and from Ukrainian, Bulgarian, Serbian and the rest."""
    if sum(letters[letter] for letter in _OTHER_CYRILLIC) * 100 > total:
        return "und"
    if sum(letters[letter] for letter in _UKRAINIAN) * 200 > total or letters["ъ"] * 80 > max(total, 100):
        return "und"
    if min(letters["і"], letters["и"]) * 50 > total and (letters["ы"] + letters["э"]) * 200 < total:
        return "und"  # Ukrainian writes both і and и, and has neither ы nor э
    return "be" if sum(letters[letter] * weight for letter, weight in _BELARUSIAN.items()) > 0 else "ru"


def _latin(words: list[str], letters: Counter[str], total: int) -> str:
    """Tell English from other languages in Latin letters."""
    accented = sum(count for letter, count in letters.items() if "\x7f" < letter <= "ɏ")
    if len(words) < 8:
        return "und" if accented else "en"
    common = sum(word in _ENGLISH_WORDS for word in words)
    enough = 0.08 if len(words) < 25 else 0.15
    return "en" if common >= len(words) * enough and accented <= total * 0.03 else "und"
