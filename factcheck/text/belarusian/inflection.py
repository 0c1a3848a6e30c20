"""The few forms of Belarusian words that claims need and that regular endings give; None for all others."""

from factcheck.text.belarusian import cognates
from factcheck.text.slavic.trees import Token

_CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}


def inflect(token: Token, case: str) -> str | None:
    """Return a noun, adjective or name in a case: the nominative of what has a Russian cousin, no other."""
    standing = _CASES.get(token.feats.get("Case", ""))
    unchanged = token.feats.get("Gender") in ("Masc", "Neut") or token.has(Number="Plur")
    if {case, token.feats.get("Case")} == {"Nom", "Acc"} and unchanged and token.has(Animacy="Inan"):
        return token.text
    if {case, token.feats.get("Case")} == {"Gen", "Acc"} and unchanged and token.has(Animacy="Anim"):
        return token.text
    if case != "Nom" or standing is None:
        return None
    form = cognates.nominative(token.lower, standing, token.has(Number="Plur"))
    if form is None:
        return None
    return form[:1].upper() + form[1:] if token.text[:1].isupper() else form


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
