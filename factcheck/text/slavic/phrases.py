"""Noun phrases: which words make one, and how it reads in another case."""

from dataclasses import replace
from typing import NamedTuple

from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.trees import Token, Tree

_AGREEING = frozenset({"amod", "det", "flat:name", "flat", "appos", "nummod"})
_OPEN, _CLOSE = frozenset('«“„"'), frozenset('»”"')


class Word(NamedTuple):
    """A word of a claim's wording, and the place in the tree of the word that it stands for (-1: it was added)."""

    text: str
    place: int


def set_off(tree: Tree, place: int) -> bool:
    """Tell whether a phrase begins after a comma or a dash."""
    first = tree.subtree(place)[0]
    if tree[first].text in (",", "—", "–"):
        return True
    return first > 0 and tree[first - 1].text in (",", "—", "–")


def noun_phrase(tree: Tree, place: int) -> list[int]:
    """Return the places of a noun and of what belongs to it closely: no clause, no preposition, nothing set off."""
    cut = []
    for current in tree.subtree(place):
        for child in tree.children[current]:
            relation = tree[child].rel
            if current == place and relation in ("case", "cc", "punct", "mark", "cop", "nsubj", "advmod", "discourse"):
                cut.append(child) if not _quote(tree, child) else None
            elif relation in ("acl:relcl", "parataxis", "advcl", "ccomp") or (
                relation in ("acl", "appos", "conj") and set_off(tree, child)
            ):
                cut.append(child)
    places = tree.subtree(place, cut)
    while places and tree[places[-1]].pos == "PUNCT" and tree[places[-1]].text not in _CLOSE:
        places.pop()
    while places and tree[places[0]].pos == "PUNCT" and tree[places[0]].text not in _OPEN:
        places.pop(0)
    return _contiguous(places, place)


def in_case(tree: Tree, places: list[int], head: int, case: str, grammar: Grammar) -> list[Word] | None:
    """Return a noun phrase in a case; None where the head's form cannot be told."""
    if tree[head].feats.get("Case") == case or (case in ("Nom", "Acc") and _counted(tree, head)):
        return [Word(tree[place].text, place) for place in places]
    if any(tree[child].rel.startswith("nummod") and not tree[child].text[0].isdigit() for child in tree.children[head]):
        return None  # "трёх сотрудников" gives "три сотрудника": the noun's form depends on the number
    agreeing = _agreeing(tree, head)
    words = []
    named = head > 0 and tree[head - 1].text in _OPEN  # a name in quotation marks that no noun introduces inflects
    quoted = False
    for place in places:
        token = tree[place]
        quoted = (quoted or token.text in _OPEN) and token.text not in _CLOSE
        form: str | None = token.text
        if place in agreeing and (named or not quoted):
            gender = tree[head].feats.get("Gender")
            if token.pos == "PROPN" and gender and not token.has(Gender=gender):  # a name of one person has one gender
                token = replace(token, feats=token.feats | {"Gender": gender})
            form = grammar.inflect(token, case)
        if form is None:
            return None
        words.append(Word(form, place))
    return words


def name_of(tree: Tree, head: int) -> list[int]:
    """Return the places of a person's name in a noun phrase, of the whole phrase where it names no person."""
    phrase = noun_phrase(tree, head)
    names = [
        place
        for place in phrase
        if tree[place].rel == "flat:name" or (tree[place].pos == "PROPN" and tree[place].feats.get("Animacy") != "Inan")
    ]
    linked = [place for place in names if place == head or tree[place].rel in ("appos", "flat:name", "flat", "nsubj")]
    if not linked or (linked[0] != head and tree[linked[0]].head != head and len(linked) < 2):
        return phrase
    return [place for place in range(linked[0], linked[-1] + 1) if place in phrase]


def _agreeing(tree: Tree, head: int) -> set[int]:
    found, waiting = set(), [head]
    while waiting:
        current = waiting.pop()
        found.add(current)
        for child in tree.children[current]:
            relation = tree[child].rel
            if (relation in _AGREEING and tree[child].feats.get("Case") == tree[current].feats.get("Case")) or (
                relation == "conj" and tree[current].rel in ("amod", "det")
            ):
                waiting.append(child)
    return found


def _counted(tree: Tree, head: int) -> bool:
    """Tell whether a number governs the noun, as in "14 бюллетеней"."""
    number = tree.child(head, "nummod:gov", "nummod")
    return number is not None and tree[head].feats.get("Case") == "Gen"


def _quote(tree: Tree, place: int) -> bool:
    return tree[place].text in _OPEN | _CLOSE


def _contiguous(places: list[int], head: int) -> list[int]:
    """Return the unbroken run of places around a head: a phrase in two pieces is a parser's mistake."""
    if head not in places:
        return [head]
    kept = [head]
    for place in reversed([place for place in places if place < head]):
        if place != kept[0] - 1:
            break
        kept.insert(0, place)
    for place in (place for place in places if place > head):
        if place != kept[-1] + 1:
            break
        kept.append(place)
    return kept


def is_name(token: Token) -> bool:
    """Tell whether a word is a person's name, as far as its tag says."""
    return token.pos == "PROPN" and token.feats.get("Animacy") == "Anim"
