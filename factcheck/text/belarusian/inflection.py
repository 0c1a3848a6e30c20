"""The few forms of Belarusian words that claims need and that regular endings give; None for all others."""

import re

from factcheck.text.belarusian import cognates
from factcheck.text.slavic.trees import Token

# The endings of nouns by case, case wanted, number and gender; the first that a word has is the one.
_REGULAR: dict[tuple[str | None, str, str | None, str | None], tuple[tuple[str, str], ...]] = {
    ("Gen", "Nom", "Sing", "Fem"): (("іі", "ія"), ("гі", "га"), ("кі", "ка"), ("хі", "ха"), ("ы", "а")),
    ("Nom", "Gen", "Sing", "Fem"): (("ія", "іі"), ("га", "гі"), ("ка", "кі"), ("ха", "хі"), ("а", "ы")),
    ("Gen", "Nom", "Sing", "Masc"): (("у", ""),),
    ("Ins", "Nom", "Sing", "Neut"): (("ннем", "нне"), ("ньнем", "ньне"), ("ствам", "ства")),
    ("Gen", "Nom", "Plur", None): (("каў", "кі"), ("гаў", "гі"), ("яў", "і"), ("аў", "ы")),
    ("Acc", "Nom", "Plur", None): (("каў", "кі"), ("гаў", "гі"), ("яў", "і"), ("аў", "ы")),
}
_NAMES = (
    (re.compile("(?<=[сц]к)ага$"), "і"),  # Львоўскага
    (re.compile("(?<=[аеэ]нк)і$"), "а"),  # Галоўчанкі
    (re.compile("(?<=[аеёіоуыэюя][бвгджзлмнпрстфхцчш])а$"), ""),  # Рамана, Белстата
)
_CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}


def inflect(token: Token, case: str) -> str | None:
    """Return a noun, adjective or name in a case: the nominative of what has a Russian cousin, no other."""
    standing = _CASES.get(token.feats.get("Case", ""))
    unchanged = token.feats.get("Gender") in ("Masc", "Neut") or token.has(Number="Plur")
    if {case, token.feats.get("Case")} == {"Nom", "Acc"} and unchanged and token.has(Animacy="Inan"):
        return token.text
    if {case, token.feats.get("Case")} == {"Gen", "Acc"} and unchanged and token.has(Animacy="Anim"):
        return token.text
    form = None
    if case == "Nom" and standing is not None:
        form = cognates.nominative(token.lower, standing, token.has(Number="Plur"))
    form = form or _regular(token, case) or (_name(token) if case == "Nom" else None)
    if form is None:
        return None
    return form[:1].upper() + form[1:] if token.text[:1].isupper() else form


def _regular(token: Token, case: str) -> str | None:
    """Return a noun in a case, where one ending alone can be meant."""
    number = token.feats.get("Number")
    sort = (token.feats.get("Case"), case, number, None if number == "Plur" else token.feats.get("Gender"))
    endings = _REGULAR.get(sort, ()) if token.pos in ("NOUN", "PROPN") else ()
    found = next(((old, new) for old, new in endings if token.lower.endswith(old)), None)
    return token.lower.removesuffix(found[0]) + found[1] if found else None


def _name(token: Token) -> str | None:
    """Return a man's or a body's name that stands in the genitive, where one form alone can be meant: "Рамана"."""
    if token.pos != "PROPN" or not token.has(Case="Gen", Number="Sing") or not token.has(Gender="Masc"):
        return None
    for pattern, ending in _NAMES:
        if pattern.search(token.lower):
            return pattern.sub(ending, token.lower)
    return None


def past(gerund: Token, subject: Token) -> str | None:
    """Return the past verb that says of a subject what a gerund says: "спаслаўшыся" gives "спаслаўся"."""
    stem = gerund.text.removesuffix("ся")
    if not stem.endswith("ўшы"):
        return None
    ending = (
        "лі"
        if subject.has(Number="Plur")
        else {"Masc": "ў", "Fem": "ла", "Neut": "ла"}.get(subject.feats.get("Gender", ""))
    )
    return stem.removesuffix("ўшы") + ending + gerund.text[len(stem) :] if ending else None


def agree(verb: Token, subject: Token) -> str | None:
    """Return a plural past verb ("закрылі", "пагадзіліся") in the number and gender of one of its subjects."""
    if subject.has(Number="Plur"):
        return verb.text
    for plural, endings in (
        ("ліся", {"Masc": "ўся", "Fem": "лася", "Neut": "лося"}),
        ("лі", {"Masc": "ў", "Fem": "ла", "Neut": "ло"}),
    ):
        if verb.text.endswith(plural) and len(verb.text) > len(plural) + 1:
            ending = endings.get(subject.feats.get("Gender", ""))
            return verb.text[: -len(plural)] + ending if ending else None
    return None


def infinitive(verb: Token) -> str | None:
    """Return the infinitive of a past verb: "прызнаў" gives "прызнаць"."""
    for past, ending in (
        ("ліся", "цца"),
        ("лася", "цца"),
        ("ўся", "цца"),
        ("лі", "ць"),
        ("ла", "ць"),
        ("ло", "ць"),
        ("ў", "ць"),
    ):
        if verb.text.endswith(past) and len(verb.text) > len(past) + 1:
            return verb.text[: -len(past)] + ending
    return None
