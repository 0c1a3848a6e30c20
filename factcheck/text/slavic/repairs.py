"""Mistakes that parsers make over and over, undone by agreement and word order before the tree is read."""

from collections.abc import Sequence

from factcheck.text.slavic.trees import Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_SUBORDINATE = ("ccomp", "acl:relcl", "advcl", "acl")


def repair(tokens: Sequence[Token]) -> None:
    """Correct the heads of a sentence in place."""
    for place in range(len(tokens)):
        _lift_predicate(tokens, place)
        _rejoin_outer_clause(tokens, place)
    for place in range(len(tokens)):
        _keep_in_own_clause(tokens, place)


def finite(token: Token) -> bool:
    """Tell whether a word is a finite verb or a short predicate."""
    return (token.pos in ("VERB", "AUX") and token.feats.get("VerbForm", "Fin") == "Fin") or token.has(Variant="Short")


def agree(verb: Token, other: Token) -> bool:
    """Tell whether a predicate agrees with a subject, or with another predicate, as far as their features tell."""
    plural = verb.has(Number="Plur") or other.has(Number="Plur")
    return all(
        verb.feats.get(name) is None or other.feats.get(name) in (None, verb.feats[name])
        for name in (("Number",) if plural else ("Number", "Gender"))
    )


def _lift_predicate(tokens: Sequence[Token], place: int) -> None:
    """Hang a finite verb that is coordinated with a noun on the verb around that noun."""
    token = tokens[place]
    if token.rel != "conj" or not finite(token) or token.head < 0 or finite(tokens[token.head]):
        return
    if any(other.head == token.head and other.rel in (*_SUBJECTS, "cop") for other in tokens):
        return
    head = token.head
    for _ in range(len(tokens)):
        if head < 0 or finite(tokens[head]):
            break
        head = tokens[head].head
    if 0 <= head != place:
        token.head = head


def _rejoin_outer_clause(tokens: Sequence[Token], place: int) -> None:
    """Hang a coordinated predicate on an outer clause where it agrees with that one's subject and not with its own."""
    token = tokens[place]
    if token.rel != "conj" or not finite(token) or token.head < 0 or tokens[token.head].rel not in _SUBORDINATE:
        return
    if any(other.head == place and other.rel in _SUBJECTS for other in tokens):
        return
    inner, outer = token.head, tokens[token.head].head
    if _subject_agrees(tokens, token, inner) or outer < 0 or outer == place:
        return
    if finite(tokens[outer]) and _subject_agrees(tokens, token, outer):
        token.head = outer


def _subject_agrees(tokens: Sequence[Token], verb: Token, clause: int) -> bool:
    subject = next((other for other in tokens if other.head == clause and other.rel in _SUBJECTS), None)
    return agree(verb, subject) if subject else agree(verb, tokens[clause])


def _keep_in_own_clause(tokens: Sequence[Token], place: int) -> None:
    """Hang a phrase on the predicate of the clause that it stands in, not on one across another predicate."""
    token = tokens[place]
    head = token.head
    if head < 0 or token.rel in ("conj", "parataxis", "advcl", "ccomp", "punct", "cc", "acl:relcl", "csubj", "mark"):
        return
    joined = tokens[head]
    if joined.rel == "conj" and place < joined.head < head:
        token.head = joined.head
    elif finite(joined):
        across = [
            v
            for v in range(head + 1, place)
            if tokens[v].rel == "conj" and tokens[v].head == head and finite(tokens[v])
        ]
        if across and token.rel not in _SUBJECTS:
            token.head = across[-1]
