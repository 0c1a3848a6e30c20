"""Words without their inflection, for telling texts alike: light stemmers for English, Russian and Belarusian.

Nothing is loaded and no dictionary is asked, so that a web process can afford it. The stems are keys to compare, not
words to show. Russian and Belarusian share one alphabet of folded letters (о and а, е, ё, э and я, и, і and ы … fall
together), which undoes the vowel changes of Belarusian inflection, reads both of its spellings alike, and lets many
words meet across the two languages: выборы and выбары, Лукашенко and Лукашэнка.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)*")
_LIKELY_CYRILLIC = re.compile(r"[а-яёіў]")
_FOLD = str.maketrans(
    {"о": "а", "ё": "е", "э": "е", "я": "е", "і": "и", "ы": "и", "ў": "в", "ц": "т", "щ": "шч", "ґ": "г"}
    | dict.fromkeys("ьъ'’ʼ")
)
_SHORTEST = 3  # letters that a stem keeps at least

_REFLEXIVE = re.compile(r"(?:ся|цца|(?<=л[аои])сь)$")
# Nouns whose suffix looks like a verb's ending: безработица, столиц, председатель, журналы.
_NOUN = re.compile(
    r"(\w{2,}(?:[иіы]ц|[тц][еэ]л|иал|ыял|онал|урнал|игнал|[еэ]рал))(?:ь|[аы]|[уюяе]|[иі]|[еэ]й|ай|[еа]ю|[ея]м|[ая]мі|[ая]ми|[ая]м|[ая]х|яў)?"
)
_DOUBLED = re.compile(r"(.)\1")
# Endings in folded letters; the longest that a word has goes.
_ENDINGS = frozenset(
    # nouns and adjectives
    "а е и у ю й ам ах ами ем ех еми ав ев ай ей аю ею ий ие ии ию ией ием иев иех иеми "
    "ага ега аму ему им ими их ае ее ую "
    # verbs
    "ат ит ет ут ют ает ают еет еют ует уют ае уе еш иш аеш уеш аем уем ете ите "
    "ал ала али ил ила или ав ив ел ела ели ев ул ула ули ув".split()
)
_PAST_AFTER_CONSONANT = ("ла", "ли")
_VERB_SUFFIXES = ("ав", "ив")
_LONGEST = max(map(len, _ENDINGS))


_FUNCTION_WORDS = (
    "a an the and or but if of in on at to from by for with about into over after before as than that this these "
    "those it its he she they we you i his her their our your my him them us me who whom whose which what when "
    "where how why is are was were be been being am has have had do does did will would can could may might must "
    "should not no nor so too also there here all any some such only just more most other one и в во на с со к ко "
    "у о об от до за из по под при над для без через между не ни но а или что чтобы как так это этот эта эти тот "
    "та те то он она оно они его её ее их им ему ей мы вы я ты нас вас нам вам меня мне был была было были быть "
    "есть будет же бы ли если когда где кто который которая которые только уже ещё еще все всё более і ў у на з "
    "са да ад аб пра па пад пры над для без праз паміж не ні але або што каб як так гэта гэты гэтая гэтыя той тая "
    "тыя ён яна яно яны яго яе іх ім яму ёй мы вы я нас вас нам мяне мне быў была было былі быць ёсць будзе ж бы "
    "ці калі дзе хто які якая якія толькі ўжо яшчэ усе ўсе усё больш "
)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, in lower case; a number keeps its points and commas."""
    return _WORD.findall(text.lower())


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in order."""
    return [stem(word) for word in words(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a word in lower case; a number without the commas that group its digits."""
    if word[0].isdigit():
        return word.replace(",", "")
    if _LIKELY_CYRILLIC.search(word):
        return _slavic(word)
    return _english(re.sub(r"['’].*", "", word) or word)


def _slavic(word: str) -> str:
    if word.startswith("ў"):
        word = "у" + word[1:]  # ў stands for у after a vowel
    if noun := _NOUN.fullmatch(word):
        return _DOUBLED.sub(r"\1", noun[1].translate(_FOLD).replace("дз", "д"))
    folded = _REFLEXIVE.sub("", word).translate(_FOLD).replace("дз", "д")
    folded = _DOUBLED.sub(r"\1", folded)
    if folded.endswith(_PAST_AFTER_CONSONANT) and len(folded) >= _SHORTEST + 3 and folded[-3] not in "аеиую":
        folded = folded[:-2]
    for length in range(min(_LONGEST, len(folded) - _SHORTEST), 0, -1):
        if folded[-length:] in _ENDINGS:
            folded = folded[:-length]
            break
    if folded.endswith(_VERB_SUFFIXES) and len(folded) >= _SHORTEST + 4:
        return folded[:-2]
    return folded


def _english(word: str) -> str:
    if len(word) < 4:
        return word
    for ending, replacement in (("sses", "ss"), ("ies", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")):
        if word.endswith(ending):
            word = word.removesuffix(ending) + replacement
            break
    for ending in ("ing", "ed", "er", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word


def key_stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words that not every text has: those by which it is found."""
    return frozenset(stems(text)) - function_stems()


@lru_cache(maxsize=1)
def function_stems() -> frozenset[str]:
    """Return the stems of the words that any text has, in the three languages."""
    return frozenset(stem(word) for word in _FUNCTION_WORDS.split())
