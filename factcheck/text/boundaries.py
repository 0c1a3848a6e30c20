"""Where a sentence may end, and what the characters around such a place say of it.

The features are few and shared by all languages: what ends the last word, what begins the next one, and whether a
bracket or a quotation is open. `sentences` weighs them; `scripts/fit_sentences.py` fits the weights.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from factcheck.text.spans import Span

# Abbreviations that stand before what they belong to, so that the next capital proves nothing.
_LEADING = {
    "en": "mr mrs ms dr prof gen sen rep gov lt col capt cmdr maj sgt st rev hon pres amb supt det mt ft vs cf eg ie "
    "no nos art arts fig figs vol pp p ch sec approx ca al e.g i.e messrs mme mlle jan feb mar apr jun jul aug sept "
    "oct nov dec",
    "ru": "г ул пл просп пр-т пр пер наб ш д дом корп стр кв оф обл р-н пос дер с м им акад проф доц ген ген-л полк "
    "майор кап св о ред реж род ум ср см напр букв англ нем фр итал исп лат греч яп кит ок тов гр гр-н п пп ч ст "
    "рис табл илл т гл № тел факс зам пом нач инж арх худ комп муз сост пер изд авт вып кн прим устар разг юр физ "
    "хим экон соч",
    "be": "г вул пл пр праспект пр-т зав наб д дом корп кв абл р-н пас в с м імя ім акад праф дац ген палк св рэд рэж "
    "нар пам гл нап літ англ ням фр італ ісп лац грэч яп кіт кал тав гр сп п пп ч арт мал табл т кн тэл нам нач "
    "інж арх маст кам муз склад выд аўт вып стар сінт біял хім фіз эк уст разм др дз дж",
}  # fmt: skip
# Abbreviations that may well be the last word of a sentence.
_FINAL = {
    "en": "etc inc ltd co corp jr sr a.m p.m u.s u.k u.n bros llc esq",
    "ru": "гг вв др пр т.п т.д т.е руб коп тыс млн млрд трлн чел км кв.км м.кв см мм кг мг мл га ч мин сек экз шт долл "
    "проц н.э э в г к.м обл",
    "be": "гг стст ст інш т.д т.п г.д г.зн руб кап тыс млн млрд трлн чал км см мм кг мг мл га гадз хв сек экз шт дол "
    "прац н.э э в г",
}
# Words that begin sentences and seldom names: with a capital after an abbreviation they tell a new sentence.
_OPENERS = {
    "en": "the a an in on at by for from with to of and but or so if when while as after before since although though "
    "this that these those it he she they we i you his her their our its there here what who how why where not no "
    "yes then now however also according both each all some many most one two more such during under until once "
    "despite",
    "ru": "в во на с со к ко о об от до по за из у и а но или если когда пока хотя как что чтобы это этот эта эти тот "
    "та те он она они оно мы я вы его её их наш все всё так там тут здесь где кто не нет ни при после перед для "
    "также однако кроме между более по-прежнему сейчас теперь тогда затем потом ранее позже согласно среди",
    "be": "у ў ва на з са да к аб пра ад па за і а але ды або ці калі пакуль хаця хоць як што каб гэта гэты гэтая "
    "гэтыя той тая тыя ён яна яны яно мы я вы яго яе іх наш усе ўсе усё так там тут дзе хто не ня ні пры пасля перад "
    "для таксама аднак акрамя апроч паміж больш цяпер зараз тады потым раней пазней паводле сярод з-за",
}  # fmt: skip
_WORDS = {
    name: {language: frozenset(words.split()) for language, words in table.items()}
    for name, table in (("leading", _LEADING), ("final", _FINAL), ("opener", _OPENERS))
}
_NONE: frozenset[str] = frozenset()

_SYMBOL = "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]"
_CLOSERS = "[\"'”’»“)\\]}*]"
_CANDIDATE = re.compile(
    rf"(?P<stop>(?<![.!?…])[.!?…]++{_CLOSERS}*+|[:;]-?[)(]++|[:;]|(?<=[\w.!?…,%]){_CLOSERS}++|</?\w{{1,20}}>|(?<=\w){_SYMBOL}++)"
    r"(?P<note>(?:\s?\[\d{1,3}\]){0,9}+)(?P<gap>\s+|(?<=[.!?…])(?=[A-ZА-ЯЁІЎ][a-zа-яёіў]))"
)
_DASHED = re.compile(r"[-–—•·*]+\s*(\S)")
_LABELLED = re.compile(
    r"\b(?:war|plan|class|group|part|type|grade|vitamin|hepatitis|appendix|chapter|section|category|world cup|"
    r"план|класс?|групп?[аеуы]|част[ьи]|тип|витамин|гепатит|раздел|мировая|категори[яию]|частк[аі]|тып|вітамін|гепатыт|"
    r"раздзел|сусветная|катэгоры[яію]) \w$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[\d%]\s?[-–]?[еях]?\s?$")
_BEFORE = re.compile(r"[\w.'’-]*\w$")
_AFTER = re.compile(r"[\"'“”„«‘(\[]*([\w'’-]+)")
_PAIRS = re.compile(r"[()\[\]«»“”„\"]|\n\s*\n")
_OPENING = {")": "(", "]": "[", "»": "«", "”": "“"}
_VOWEL = re.compile("[aeiouyаеёиоуыэюяіў]", re.IGNORECASE)


def candidates(text: str, paragraph: Span, language: str) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each place of a paragraph where a sentence may end: its end, the next one's start, and the features."""
    leading, final, opener = (_WORDS[name].get(language, _NONE) for name in ("leading", "final", "opener"))
    enclosed = _Enclosed(text, paragraph)
    last = _last_letter(text, paragraph)
    for match in _CANDIDATE.finditer(text, paragraph.start, paragraph.end):
        if match.end() >= last:
            return  # what follows has no letter: a footnote's number, an emoji
        stop = match["stop"]
        after, unsure = _next(text, match.end(), opener)
        if stop[0] not in ".!?…" and after in ("lower", "lower-quote", "dash-lower", "other", "punctuation"):
            continue
        before = _last(text, match.start(), stop, leading, final)
        if before == "initial" and _is_label(text, match.start(), match.end(), after):
            before = "short word"
        features = [before, after, f"{before} + {after}"]
        if len(stop) > 1 and stop[0] in ".!?…":
            features.append("closed" if stop[-1] not in ".!?…" else "repeated")
            features.append(f"{features[-1]} + {after}")
        if before in ("colon", "semicolon", "quote", "bracket"):
            features.append(f"{before} in {language}")
        if not match["gap"]:
            features += ["no space", f"no space + {before}"]
        if stop[0] not in ".!?…:;" and (ended := enclosed.ended(match.end("stop") - 1)):
            features += [ended, f"{ended} + {after}"]
        features += unsure
        around = enclosed.at(match.end("stop"))
        if around.startswith("in short embedded"):
            continue  # a title or an aside within a sentence
        if around:
            features += [around, f"{around} + {before}"]
        yield match.end("note"), match.end(), features


def _last_letter(text: str, paragraph: Span) -> int:
    """Return the place of the last letter of a paragraph, its end where letters fill it to the last line."""
    place = paragraph.end
    while place > paragraph.start and not text[place - 1].isalpha():
        place -= 1
    return place


def _last(text: str, place: int, stop: str, leading: frozenset[str], final: frozenset[str]) -> str:
    """Return the class of what ends before a place: the mark, and for a full stop the word it follows."""
    mark = stop[0]
    if mark in "!?":
        return "exclamation" if mark == "!" else "question"
    if stop.startswith(("..", "…")):
        return "ellipsis"
    if mark in ":;":
        return "smiley" if len(stop) > 1 else ("colon" if mark == ":" else "semicolon")
    if mark != ".":
        return {")": "bracket", "]": "bracket", "<": "tag"}.get(
            stop[-1] if mark != "<" else "<", "quote" if mark in "\"'”’»“*" else "symbol"
        )
    word = _BEFORE.search(text, max(0, place - 30), place)
    if not word:
        return "stop after symbol"
    token = word[0].lstrip(".'’-")
    lowered = token.lower()
    if (len(token) == 1 and token.isupper()) or (len(token) == 2 and token.istitle() and lowered in leading):
        return "initial"
    if lowered in final and lowered not in leading:
        return "final abbreviation"
    if lowered in final:  # "в г. Минске" and "в 2022 г."
        return "unit" if _DIGIT.search(text, max(0, word.start() - 3), word.start()) else "leading abbreviation"
    if lowered in leading:
        return "leading abbreviation"
    if "." in token:
        return "dotted number" if token[-1].isdigit() else "dotted word"
    if token[-1].isdigit():
        return "year" if len(token) == 4 and token.isdigit() else "number" if len(token) < 4 else "long number"
    if token.isupper():
        return "capitals"
    if len(token) <= 4 and not _VOWEL.search(token):
        return "no vowel"
    return "short word" if len(token) <= 3 else "word"


def _is_label(text: str, place: int, following: int, after: str) -> bool:
    """Tell whether the letter before a full stop is no initial: "World War I.", or "plan B. It …"."""
    if _LABELLED.search(text, max(0, place - 30), place):
        return True
    word = _AFTER.match(text, following)
    longer = word is not None and len(word[1]) > 1 and text[word.end() : word.end() + 1] != "."
    return after == "opener" and longer and text[max(0, place - 3) : place - 1][:1] != "."


def _next(text: str, place: int, opener: frozenset[str]) -> tuple[str, list[str]]:
    """Return the class of what begins at a place, and finer hints on it."""
    character = text[place]
    if character in "-–—•·*":
        rest = _DASHED.match(text, place)
        return ("dash-upper" if rest and (rest[1].isupper() or rest[1] in '"«“') else "dash-lower"), []
    if character in "<#@":
        return "markup", []
    word = _AFTER.match(text, place)
    if not word:
        return ("symbol" if ord(character) > 0x2190 else "punctuation"), []
    quoted = word.start(1) > place
    token = word[1]
    first = token[0]
    mark = "-bracket" if character in "([" else "-quote" if quoted else ""
    if first.isdigit():
        return "digit" + mark, []
    if first.islower():
        return "lower" + mark, []
    if not first.isupper():
        return "other" + mark, []
    if token.lower() in opener:
        return "opener" + mark, []
    end = word.end(1)
    if len(token) <= 2 and text[end : end + 1] == ".":
        return "initial" + mark, []
    return "upper" + mark, (["next in capitals"] if len(token) > 1 and token.isupper() else [])


class _Enclosed:
    """Which places of a paragraph stand between brackets or quotation marks, in time proportional to its length."""

    def __init__(self, text: str, paragraph: Span) -> None:
        self.pairs: list[tuple[int, int, str]] = []
        opened: list[tuple[str, int]] = []
        straight = -1
        for match in _PAIRS.finditer(text, paragraph.start, paragraph.end):
            character, place = match[0], match.start()
            if character == '"':
                if straight < 0:
                    straight = place
                else:
                    self._pair(straight, place, "quotation")
                    straight = -1
            elif character == "“" and opened and opened[-1][0] == "„":
                self._pair(opened.pop()[1], place, "quotation")
            elif character in "([«“„":
                opened.append((character, place))
            elif opened and _OPENING.get(character) == opened[-1][0]:
                self._pair(opened.pop()[1], place, "brackets" if character in ")]" else "quotation")
        self.text = text
        self.paragraph = paragraph
        self.closed = {end: start for start, end, _ in self.pairs}
        self.pairs.sort()
        self.starts = [pair[0] for pair in self.pairs]

    def _pair(self, start: int, end: int, kind: str) -> None:
        while self.pairs and self.pairs[-1][0] > start:  # keep only the outermost of nested pairs
            self.pairs.pop()
        self.pairs.append((start, end, kind))

    def ended(self, place: int) -> str:
        """Return what sort of quotation or brackets end at a place, "" where none do."""
        start = self.closed.get(place)
        if start is None:
            return ""
        return f"after {'short' if place - start < 40 else 'long'} {'whole' if self._whole(start) else 'embedded'}"

    def at(self, place: int) -> str:
        """Return what encloses a place and how long that is, "" where nothing does."""
        index = bisect_right(self.starts, place - 1) - 1
        if index < 0 or self.pairs[index][1] < place:
            return ""
        start, end, kind = self.pairs[index]
        length = "short" if end - start < 60 else "middling" if end - start < 150 else "long"
        return f"in {length} {'whole' if self._whole(start) else 'embedded'} {kind}"

    def _whole(self, start: int) -> bool:
        """Tell whether what opens at a place begins a sentence or follows a colon, and is no part of a sentence."""
        before = self.text[max(self.paragraph.start, start - 3) : start].rstrip()
        return not before or before[-1] in ".!?…:"
