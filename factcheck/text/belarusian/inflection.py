"""The few forms of Belarusian words that claims need and that regular endings give; None for all others."""

from factcheck.text.slavic.trees import Token


def inflect(token: Token, case: str) -> str | None:
    """Return a noun, adjective or name in a case."""
    return None


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
