"""Mistakes that parsers make over and over, undone by agreement and word order before the tree is read."""

from collections.abc import Sequence

from factcheck.text.slavic.lexicon import Lexicon
from factcheck.text.slavic.trees import Token, break_cycles

_SUBJECTS = ("nsubj", "nsubj:pass")
_MARKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")"})
_CLAUSES = ("parataxis", "advcl", "ccomp", "acl:relcl", "csubj")
_JOINING = ("conj", "punct", "cc", "root")  # these reach over marks
_SUBORDINATE = ("ccomp", "acl:relcl", "advcl", "acl")


def repair(tokens: Sequence[Token], words: Lexicon) -> None:
    """Correct the heads of a sentence in place."""
    break_cycles(tokens)
    _unite(tokens)
    for place, token in enumerate(tokens):
        if words.relative.match(token.lower):
            _hang_relative_clause(tokens, place)
    for place in range(len(tokens)):
        _hang_participle(tokens, place)
        _join_contents(tokens, place, words)
        _lift_predicate(tokens, place)
        _rejoin_outer_clause(tokens, place)
    for place in range(len(tokens)):
        _keep_in_own_clause(tokens, place)
    _keep_between_marks(tokens)
    break_cycles(tokens)
    _unite(tokens)


def _unite(tokens: Sequence[Token]) -> None:
    """Leave one root: the first finite predicate among them, or the first word."""
    roots = [place for place, token in enumerate(tokens) if not 0 <= token.head < len(tokens)]
    words = [place for place in roots if tokens[place].pos != "PUNCT"] or roots
    main = next((place for place in words if finite(tokens[place])), words[0] if words else -1)
    for place in roots:
        if place != main:
            tokens[place].head = main
            tokens[place].rel = "punct" if tokens[place].pos == "PUNCT" else "conj" if finite(tokens[place]) else "dep"


def _hang_relative_clause(tokens: Sequence[Token], pronoun: int) -> None:
    """Hang the clause of a relative pronoun on the noun before its comma."""
    comma = next((place for place in range(pronoun - 1, max(-1, pronoun - 6), -1) if tokens[place].text == ","), -1)
    noun = _antecedent(tokens, comma, tokens[pronoun])
    verb = next((place for place in range(pronoun + 1, len(tokens)) if finite(tokens[place])), -1)
    if comma < 0 or noun < 0 or verb < 0 or (tokens[verb].rel == "acl:relcl" and tokens[verb].head == noun):
        return
    if verb in _ancestors(tokens, noun):  # the parser took the relative clause for the main one
        end = next((place for place in range(verb + 1, len(tokens)) if tokens[place].text == ","), len(tokens))
        main = next((place for place in range(end, len(tokens)) if finite(tokens[place])), -1)
        if main < 0:
            return
        tokens[main].head, tokens[main].rel = tokens[verb].head, tokens[verb].rel
        for place, token in enumerate(tokens):
            if token.head == verb and place != main and not comma <= place < end:
                token.head = main
    if tokens[pronoun].head < comma:
        tokens[pronoun].head = verb
    tokens[verb].head, tokens[verb].rel = noun, "acl:relcl"


def _antecedent(tokens: Sequence[Token], comma: int, pronoun: Token) -> int:
    for place in range(comma - 1, max(-1, comma - 12), -1):
        token = tokens[place]
        if token.pos in ("NOUN", "PROPN") and agree(pronoun, token):
            while token.rel == "flat:name" and 0 <= token.head < place:
                place = token.head
                token = tokens[place]
            return place
    return -1


def _ancestors(tokens: Sequence[Token], place: int) -> set[int]:
    found: set[int] = set()
    while 0 <= tokens[place].head < len(tokens) and place not in found:
        found.add(place)
        place = tokens[place].head
    return found | {place}


def _conjunction(tokens: Sequence[Token], place: int) -> int:
    """Return the place of the conjunction that joins a predicate, -1 where none does."""
    return next((p for p, token in enumerate(tokens[:place]) if token.head == place and token.rel == "cc"), -1)


def _keep_between_marks(tokens: Sequence[Token]) -> None:
    """Hang what stands between two marks together with a predicate on that predicate, not on one beyond the marks."""
    start, quoted = 0, False
    for place in range(len(tokens) + 1):
        text = tokens[place].text if place < len(tokens) else "."
        quoted = (quoted or text in "«“„") and text not in "»”"
        if place < len(tokens) and (quoted or text not in _MARKS):
            continue
        predicates = [
            p for p in range(start, place) if finite(tokens[p]) or _opens_participial_clause(tokens, start, p)
        ]
        for inner in range(start, place) if predicates else ():
            token = tokens[inner]
            if inner in predicates or start <= token.head < place or token.rel in _JOINING:
                continue
            if token.rel in _CLAUSES and token.pos in ("VERB", "AUX"):
                continue
            before = [p for p in predicates if p < inner]
            own = before[-1] if before else predicates[0]
            if token.rel in _CLAUSES and len(predicates) == 1:  # the predicate heads this clause, not its complement
                tokens[own].head, tokens[own].rel = token.head, token.rel
                token.rel = "obl"
            token.head = own
            if token.rel in ("appos", "flat:name", "amod", "acl"):
                token.rel = "obl"
        start = place + 1


def _opens_participial_clause(tokens: Sequence[Token], start: int, place: int) -> bool:
    return start > 0 and place <= start + 1 and tokens[place].feats.get("VerbForm") in ("Part", "Conv")


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


def _hang_participle(tokens: Sequence[Token], place: int) -> None:
    """Hang a participle after a comma on the noun before that it agrees with: forms in "-ых" are of two cases."""
    token = tokens[place]
    if (
        token.rel != "acl"
        or not token.has(VerbForm="Part")
        or not 0 < token.head < place
        or tokens[place - 1].text != ","
    ):
        return
    cases = {"Gen", "Loc"} if token.lower.endswith(("ых", "их")) else {token.feats.get("Case")}
    if tokens[token.head].feats.get("Case") in cases:
        return
    for noun in range(place - 2, max(-1, place - 10), -1):
        other = tokens[noun]
        if other.pos in ("NOUN", "PROPN") and other.feats.get("Case") in cases and agree(token, other):
            token.head = noun
            token.feats["Case"] = other.feats["Case"]
            return


def _join_contents(tokens: Sequence[Token], place: int, words: Lexicon) -> None:
    """Coordinate a second content clause without a conjunction of its own with the first one."""
    token = tokens[place]
    if token.rel != "ccomp" or _conjunction(tokens, place) < 0:
        return
    first = next((p for p in range(place) if tokens[p].rel == "ccomp" and tokens[p].head == token.head), -1)
    opened = any(other.head == place and other.lower in words.that for other in tokens)
    if first >= 0 and not opened:
        token.head, token.rel = first, "conj"


def _rejoin_outer_clause(tokens: Sequence[Token], place: int) -> None:
    """Hang a coordinated predicate on an outer clause where it agrees with that one's subject and not with its own."""
    token = tokens[place]
    if token.rel != "conj" or not finite(token) or token.head < 0 or tokens[token.head].rel not in _SUBORDINATE:
        return
    if any(other.head == place and other.rel in _SUBJECTS for other in tokens):
        return
    inner, outer = token.head, tokens[token.head].head
    joint = _conjunction(tokens, place)
    closed = joint > 0 and tokens[joint].lower in ("и", "і") and tokens[joint - 1].text == "," and inner < joint
    if outer < 0 or outer == place or (_subject_agrees(tokens, token, inner) and not closed):
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
    beyond = [
        v
        for v in range(place + 1, head + 1)
        if tokens[v].rel == "conj" and finite(tokens[v]) and tokens[v].head < place
    ]
    before = next((v for v in range(place - 1, -1, -1) if finite(tokens[v])), -1)
    if beyond and before >= 0 and token.rel in ("obl", "nmod", "obj") and not finite(joined):
        token.head = before
    elif joined.rel == "conj" and (place < joined.head < head or joined.head < place < _conjunction(tokens, head)):
        token.head = joined.head
    elif finite(joined):
        across = [
            v
            for v in range(head + 1, place)
            if tokens[v].rel == "conj" and tokens[v].head == head and finite(tokens[v])
        ]
        if across and token.rel not in _SUBJECTS:
            token.head = across[-1]
