"""Tags that no Belarusian sentence can have, put right by endings, by a word's Russian cousin and by its neighbours."""

import re
from collections.abc import Sequence

from factcheck.text.belarusian import cognates
from factcheck.text.slavic.lexicon import BELARUSIAN
from factcheck.text.slavic.trees import Token

_MARKS = frozenset(',;:—–()«»“”„".!?…') | {"--", "і", "й", "ды", "ці", "або", "альбо", "але", "а"}
_CONJUNCTIONS = frozenset({"аднак", "затое", "таксама"})
_INFINITIVE = re.compile(r"\w+(?:ць|цца|чы|чыся|ці)")
_GERUND = re.compile(r"\w+[аяыіеуэ]ўшы(?:ся)?")
_PAST = re.compile(r"\w{2,}(?:[аяыіеуэо]ў|[аяыіеуэо]л[аі])(?:ся)?|\w{2,}[аяыіеуэо]ло(?:ся)?")
_PERSONAL = re.compile(r"\w{2,}(?:е|э|[іыуюая]ць|[іыеэую]цца)")
_GENITIVE = re.compile(r"\w{2,}[іы]")
_SURNAME = re.compile(r"\w+[сц]кі")
_VOWELS = "аеёіоуыэюяўй"


def correct(tokens: Sequence[Token]) -> None:
    """Correct the tags of a sentence in place."""
    if tokens[0].pos == "PROPN" and (cognates.is_common_noun(tokens[0].lower) or _is_title(tokens)):
        tokens[0].pos = "NOUN"
    for place, token in enumerate(tokens):
        if token.has(VerbForm="Fin", Aspect="Perf") and "Tense" not in token.feats and _PERSONAL.fullmatch(token.lower):
            token.feats["Tense"] = "Fut"
        elif token.has(VerbForm="Fin", Tense="Pres") and cognates.tense(token.lower) == "Fut":
            token.feats |= {"Tense": "Fut", "Aspect": "Perf"}
        before = tokens[place - 1] if place else None
        if token.lower in _CONJUNCTIONS:
            token.pos, token.feats = "CCONJ", {}
        elif token.pos in ("PRON", "DET", "NUM", "ADP") and cognates.tense(token.lower):
            predicate(token)
        elif token.pos == "VERB" and _GERUND.fullmatch(token.lower):
            token.feats = {"VerbForm": "Conv", "Aspect": "Perf", "Tense": "Past"}
        elif token.pos == "VERB" and token.lower.endswith("аў") and _is_genitive(tokens, place):
            token.pos = "NOUN"
            token.feats = {"Case": "Gen", "Number": "Plur", "Gender": "Masc", "Animacy": "Inan"}
        elif token.pos == "VERB" and token.has(VerbForm="Fin") and _INFINITIVE.fullmatch(token.lower):
            if _governed(tokens, place):
                token.feats = {"VerbForm": "Inf", "Aspect": token.feats.get("Aspect", "Perf")}
        elif (
            token.pos == "NOUN"
            and token.has(Case="Acc", Gender="Fem", Number="Sing")
            and _GENITIVE.fullmatch(token.lower)
        ):
            token.feats["Number"] = "Plur"  # "прэміі": in the singular it would be "прэмію"
        elif before is not None and token.text[:1].isupper():
            _correct_name(tokens, place)
        elif token.has(Case="Nom", Gender="Masc", Number="Sing") and _GENITIVE.fullmatch(token.lower):
            titled = before is not None and before.pos == "NOUN" and before.has(Case="Nom")
            named = place + 1 < len(tokens) and tokens[place + 1].pos == "PROPN"
            if token.pos == "NOUN" or (titled and named and token.pos == "ADJ"):
                token.pos = "NOUN"
                token.feats = {"Case": "Gen", "Number": "Sing", "Gender": "Fem", "Animacy": "Inan"}


def _is_title(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence begins with a title and a name: "Намесьніца старшыні Вольга …"."""
    return (
        len(tokens) > 2
        and tokens[0].has(Case="Nom")
        and tokens[1].text.islower()
        and (tokens[2].pos == "PROPN" and tokens[2].has(Case="Nom") and tokens[1].pos in ("NOUN", "ADJ"))
    )


def _is_genitive(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a word in "-аў" is a noun in the plural: by its Russian cousin, or after "новых"."""
    before = tokens[place - 1] if place else None
    modified = before is not None and before.pos in ("ADJ", "DET") and before.lower.endswith(("ых", "іх"))
    return modified or cognates.is_common_noun(tokens[place].lower)


def predicate(token: Token) -> None:
    """Tag a word as a finite verb, in the tense, number and gender that its ending or its Russian cousin tells."""
    past = bool(_PAST.fullmatch(token.lower))
    tense = "Past" if past else cognates.tense(token.lower) or "Fut"
    stem = token.lower.removesuffix("ся")
    plural = stem.endswith("лі") if tense == "Past" else token.lower.endswith(("уць", "юць", "аць", "яць"))
    token.pos = "VERB"
    token.feats = {"VerbForm": "Fin", "Aspect": "Perf", "Tense": tense, "Number": "Plur" if plural else "Sing"}
    if tense != "Past":
        token.feats["Person"] = "3"
    elif not plural:
        token.feats["Gender"] = {"а": "Fem", "о": "Neut"}.get(stem[-1], "Masc")


def may_be_predicate(token: Token) -> bool:
    """Tell whether a word that is tagged as no verb may be one: by its ending, or by its Russian cousin."""
    if token.pos in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ", "CCONJ", "PROPN", "SYM") or token.text[:1].isupper():
        return False
    if _PAST.fullmatch(token.lower):
        return cognates.tense(token.lower) is not None or not cognates.is_known(token.lower)
    return token.pos in ("NOUN", "ADV", "ADJ") and cognates.tense(token.lower) is not None


def _governed(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a finite verb stands before a word in the same clause, or "must" or "ready" right before."""
    before = tokens[place - 1].lower if place else ""
    if BELARUSIAN.may.match(before) or BELARUSIAN.duty.match(before):
        return True
    for token in reversed(tokens[:place]):
        if token.lower in _MARKS or token.pos == "SCONJ":
            return False
        if token.pos == "VERB" and token.has(VerbForm="Fin"):
            return True
    return False


def _correct_name(tokens: Sequence[Token], place: int) -> None:
    """Correct a word with a capital inside a sentence: surnames, names in quotation marks, men in the nominative."""
    token, before = tokens[place], tokens[place - 1]
    quoted = before.text in '«“„"' and place + 1 < len(tokens) and tokens[place + 1].text in '»”"'
    if token.pos == "ADJ" and before.pos == "PROPN" and before.has(Animacy="Anim"):
        token.pos = "PROPN"
        token.feats["Animacy"] = "Anim"
    elif token.pos in ("ADJ", "ADV", "VERB") and quoted:
        token.pos = "PROPN"
        token.feats = {name: token.feats[name] for name in ("Case", "Number", "Gender") if name in token.feats}
        token.feats["Animacy"] = "Inan"
    person = before.pos == "PROPN" and before.has(Animacy="Anim", Gender="Masc", Case="Nom")
    if token.pos == "PROPN" and person and token.lower.endswith(("аў", "яў", "еў", "ёў", "оў")):
        token.feats |= {"Case": "Nom", "Number": "Sing", "Gender": "Masc"}
    ends_bare = token.lower[-1] not in _VOWELS or _SURNAME.fullmatch(token.lower) or token.lower == "леў"
    if token.pos == "PROPN" and token.has(Animacy="Anim", Gender="Masc") and before.pos != "ADP" and ends_bare:
        token.feats["Case"] = "Nom"
