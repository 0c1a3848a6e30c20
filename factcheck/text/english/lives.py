"""When somebody was born and died, as the brackets after a name tell: "Anna Klein (4 May 1900 – 1 June 1980)".

The parser makes little of such brackets. `repair` hangs each of the two dates on the name, so that it is a branch of
its own, and `birth` and `death` make clauses of them.
"""

import re

from factcheck.text.english.entities import FIRST_NAMES, is_person_noun
from factcheck.text.english.grammar import COMMAS, MONTHS, NAMES, Clause, noun_phrase
from factcheck.text.english.parsing import Tree

DAY = re.compile(r"[0-3]?\d")
YEAR = re.compile(r"1?\d\d\d|20\d\d")
LONGEST = 12  # tokens
ABOUT = frozenset({"c.", "ca.", "circa"})


def repair(tree: Tree) -> None:
    """Hang the dates in the brackets after each person's name on it, in place."""
    for opened in range(1, len(tree) - 4):
        if tree.words[opened] != "(" or tree.tags[opened - 1] not in NAMES:
            continue
        inside = tree.words[opened : opened + LONGEST]
        closed = opened + inside.index(")") if ")" in inside else opened
        dash = next((token for token in range(opened, closed) if tree.words[token] in COMMAS - {",", ";"}), closed)
        name = opened - 1
        if tree.deps[name] == "compound" and tree.heads[name] < opened:
            name = tree.heads[name]
        if _is_date(tree, opened + 1, dash) and _is_date(tree, dash + 1, closed) and _is_person(tree, name):
            _hang(tree, "birth", name, range(opened, dash + 1), dash - 1)
            _hang(tree, "death", name, range(dash + 1, closed + 1), closed - 1)


def _hang(tree: Tree, event: str, name: int, tokens: range, year: int) -> None:
    tree.attach(year, name, event)
    for token in tokens:
        if token != year:
            tree.attach(token, year, "punct")


def _is_date(tree: Tree, start: int, end: int) -> bool:
    words = tree.lower[start:end]
    known = all(word in MONTHS | ABOUT | {","} or DAY.fullmatch(word) for word in words[:-1])
    return bool(words) and known and YEAR.fullmatch(words[-1]) is not None


def _is_person(tree: Tree, name: int) -> bool:
    """Tell whether a name is one of a person: by its first name, or by what the sentence says that it is."""
    first = tree.subtree(name)[0]
    said = tree.child(tree.heads[name], "attr")
    called = [] if said is None else [said, *tree.child_list(said, "conj")]
    return tree.lower[first] in FIRST_NAMES or any(is_person_noun(tree.lower[noun]) for noun in called)


def birth(tree: Tree, _: Clause, year: int, name: int) -> Clause:
    """Anna Klein (1900 – 1980)."""
    return Clause(year, subject=noun_phrase(tree, name), verb=["was", "born", _preposition(tree, year)])


def death(tree: Tree, _: Clause, year: int, name: int) -> Clause:
    """The same."""
    return Clause(year, subject=noun_phrase(tree, name), verb=["died", _preposition(tree, year)])


def _preposition(tree: Tree, year: int) -> str:
    return "on" if any(DAY.fullmatch(tree.words[part]) for part in tree.subtree(year)) else "in"
