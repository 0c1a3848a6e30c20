"""Lists of nouns: "протесты прошли в Бресте и Гомеле" states two things."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.phrases import Word
from factcheck.text.slavic.statements import Statement, is_mark, tidy
from factcheck.text.slavic.trees import Tree

_SUBJECT = ("nsubj", "nsubj:pass")
_LISTED = (*_SUBJECT, "obj", "obl")
_AND = frozenset({"и", "і", "й", "ды", "да", "а", "также", "таксама"})
_CLAUSES = frozenset({"acl:relcl", "ccomp", "advcl", "nsubj"})


def each_member(statement: Statement, tree: Tree, grammar: Grammar) -> Iterator[Statement]:
    """Yield a statement once for each member of the first list in it; whole where the list cannot be taken apart.

    It cannot where the members do something together or are alternatives, and where a verb's form is not known.
    """
    present = {word.place for word in statement.words}
    for word in statement.words:
        if word.place < 0 or tree[word.place].rel not in _LISTED:
            continue
        members = [word.place] + [c for c in tree.children[word.place] if tree[c].rel == "conj" and c in present]
        if len(members) > 1:
            yield from _apart(statement, tree, members, grammar)
            return
    yield statement


def _apart(statement: Statement, tree: Tree, members: list[int], grammar: Grammar) -> list[Statement]:
    first, verb = members[0], tree[statement.head]
    close = {tree[place].lower for place in tree.subtree(first, members[1:])}
    conjunctions = {tree[c].lower for member in members for c in tree.children[member] if tree[c].rel == "cc"}
    together = bool(grammar.words.joint.match(verb.lower)) or bool(close & (grammar.words.between | grammar.words.not_))
    nouns = all(tree[member].pos in ("NOUN", "PROPN") for member in members)
    alike = len({tree[member].feats.get("Case") for member in members}) == 1
    nouns = nouns and (alike or all(tree[member].pos == "PROPN" for member in members))
    aside = sum(1 if token.text == "(" else -1 if token.text == ")" else 0 for token in tree.tokens[:first]) > 0
    heavy = any(tree[child].rel in _CLAUSES for member in members[1:] for child in tree.children[member])
    commas = sum(token.text == "," for token in tree.tokens[first : members[-1]])
    continued = first > 0 and tree[first - 1].text == "," and first > tree.subtree(statement.head)[0]
    unlisted = continued or commas > len(members) - (2 if conjunctions else 1)  # some member hangs elsewhere
    if together or unlisted or aside or not nouns or heavy or not conjunctions <= _AND:
        return [statement]
    forms: list[str | None] = [verb.text] * len(members)
    if tree[first].rel in _SUBJECT and verb.has(Number="Plur"):
        forms = [grammar.agree(verb, tree[member]) for member in members]
    found = []
    for member, form in zip(members, forms, strict=True):
        if form is None:
            return [statement]
        kept = set(tidy(tree, _without_others(statement, tree, members, member)))
        words = [word for word in statement.words if word.place < 0 or word.place in kept]
        words = [Word(form, word.place) if word.place == statement.head else word for word in words]
        found.append(replace(statement, words=tuple(words)))
    return found


def _without_others(statement: Statement, tree: Tree, members: list[int], member: int) -> list[int]:
    """Return the places of a statement's words without the other members; a preposition before the first serves all."""
    first = members[0]
    dropped = {place for other in members[1:] if other != member for place in tree.subtree(other)}
    if member != first:
        shared = tree.child(first, "case") if tree.child(member, "case") is None else None
        dropped |= set(tree.subtree(first, [*members[1:], *([] if shared is None else [shared])]))
    dropped |= {child for child in tree.children[member] if tree[child].rel == "cc" or is_mark(tree[child])}
    return sorted(word.place for word in statement.words if word.place >= 0 and word.place not in dropped)
