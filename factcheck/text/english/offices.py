"""Offices and callings beside a person's name, which tell who somebody is: "Foreign Minister Anna Klein"."""

from factcheck.text.english.entities import is_person_noun
from factcheck.text.english.grammar import NAMES, Clause, Piece, after_pause
from factcheck.text.english.lexicon import TITLES
from factcheck.text.english.parsing import Tree


def is_office(tree: Tree, name: int, title: int) -> bool:
    """Tell whether what stands before a person's name is an office or a calling: "Foreign Minister Anna Klein"."""
    first, last = tree.subtree(title)[0], tree.subtree(title)[-1]
    if (
        tree.tags[name] != "NNP"
        or name - last < 2
        or not (is_person_noun(tree.lower[title]) or tree.lower[title] in TITLES)
    ):
        return False
    pointed = any(tree.lower[part] in ("that", "this", "no") for part in tree.child_list(title, "det"))
    if (
        pointed
        or any(tree.tags[part] != "NNP" for part in range(last + 1, name))
        or tree.child(name, "amod", "det") is not None
    ):
        return False
    return first < title or tree.tags[title] == "NN"


def names_holder(tree: Tree, office: int, name: int) -> bool:
    """Tell whether an apposition names who holds an office written as a name: "the Minister of Health, Anna Klein"."""
    title = tree.lower[office] in TITLES or is_person_noun(tree.lower[office])
    described = tree.child(office, "det") is not None and tree.child(office, "prep", "compound", "amod") is not None
    words = [tree.words[part] for part in tree.subtree(name)]
    person = tree.tags[office] in NAMES and tree.tags[name] in NAMES and 1 < len(words) < 4
    return title and described and person and all(word[:1].isupper() for word in words) and after_pause(tree, name)


def office(tree: Tree, clause: Clause, head: int, name: int) -> Clause:
    """Foreign Minister Anna Klein."""
    last = tree.subtree(head)[-1]
    article: list[Piece] = ["an" if tree.lower[tree.subtree(head)[0]][0] in "aeiou" else "a"]
    named = tree.tags[head] == "NNP" or tree.child(head, "det", "poss") is not None
    return Clause(head, subject=[*range(last + 1, name + 1)], verb=["is", *([] if named else article)], once=True)
