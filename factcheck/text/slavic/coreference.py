"""Whom a pronoun of the third person means, where the text leaves no doubt.

A candidate is a subject or object that agrees in gender and number and stands in another clause before the pronoun, in
its sentence or else in the one before. Where there is not exactly one, nobody is meant: a wrong name is worse than a
pronoun.
"""

from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.phrases import Word, in_case, name_of
from factcheck.text.slavic.repairs import finite
from factcheck.text.slavic.trees import Token, Tree

_CORE = ("nsubj", "nsubj:pass", "obj", "iobj")


def antecedent(tree: Tree, place: int, previous: Tree | None, grammar: Grammar) -> int | tuple[Tree, int] | None:
    """Return the noun that a pronoun means: its place, with its tree where that is the previous one; None in doubt."""
    pronoun = tree[place]
    clause = clause_of(tree, place)
    agreeing = [p for p in range(place) if _agrees(tree, p, pronoun, grammar)]
    if agreeing:
        found = [p for p in agreeing if tree[p].rel in _CORE and clause_of(tree, p) != clause]
        return found[0] if len(found) == 1 and not _rivals(tree, agreeing, found[0]) else None
    if previous is None:
        return None
    subject = subject_of(previous, pronoun, grammar)
    return None if subject is None else (previous, subject)


def subject_of(previous: Tree, pronoun: Token, grammar: Grammar) -> int | None:
    """Return the place of the one subject of a sentence that a pronoun in the next one can mean, None in doubt."""
    if pronoun.lower not in grammar.words.third_person:
        return None
    agreeing = [p for p in range(len(previous)) if _agrees(previous, p, pronoun, grammar)]
    subjects = [p for p in agreeing if previous[p].rel.startswith("nsubj")]
    if not subjects and len(agreeing) == 1 and previous[agreeing[0]].rel == "obj":
        return agreeing[0]
    if len(subjects) != 1:
        return None
    rivals = _rivals(previous, agreeing, subjects[0])
    if previous[subjects[0]].has(Animacy="Anim"):  # a person goes on as the subject where no other person is named
        rivals = [p for p in rivals if previous[p].has(Animacy="Anim")]
    return None if rivals else subjects[0]


def _rivals(tree: Tree, agreeing: list[int], chosen: int) -> list[int]:
    """Return the other nouns that a pronoun agrees with, apart from those in the chosen one's own phrase."""
    phrase = set(tree.subtree(chosen))
    return [p for p in agreeing if p not in phrase]


def named(tree: Tree, place: int, previous: Tree | None, grammar: Grammar) -> list[str] | None:
    """Return the words that may stand in a pronoun's place, in its case; None where it must stay."""
    case = tree[place].feats.get("Case") or grammar.words.third_person[tree[place].lower][1]
    found = antecedent(tree, place, previous, grammar)
    if found is None:
        return None
    home, noun = found if isinstance(found, tuple) else (tree, found)
    phrase = name_of(home, noun)
    words = in_case(home, phrase, noun if noun in phrase else phrase[0], case, grammar)
    if not words:
        return None
    first = words[0]
    begins = first.place == 0 and home[0].pos != "PROPN" and place > 0 and first.text[1:].islower()
    return [first.text.lower() if begins else first.text, *(word.text for word in words[1:])]


def is_pronoun(token: Token, grammar: Grammar) -> bool:
    """Tell whether a word is a pronoun of the third person, not a possessive."""
    possessive = token.rel in ("det", "nmod") and token.lower in ("его", "её", "ее", "их", "яго", "яе", "іх")
    return token.lower in grammar.words.third_person and token.pos == "PRON" and not possessive


def replaced(words: tuple[Word, ...], place: int, names: list[str]) -> tuple[Word, ...]:
    """Put names in a pronoun's place; the claim still covers the pronoun's characters."""
    found: list[Word] = []
    for word in words:
        if word.place == place:
            found += [Word(names[0], place), *(Word(name, -1) for name in names[1:])]
        else:
            found.append(word)
    return tuple(found)


def _agrees(tree: Tree, place: int, pronoun: Token, grammar: Grammar) -> bool:
    noun = tree[place]
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    gender = grammar.words.third_person[pronoun.lower][0]
    if not gender:
        return noun.has(Number="Plur")
    return noun.has(Number="Sing") and _gender(tree, place) in (gender, None)


def _gender(tree: Tree, place: int) -> str | None:
    """Return the gender of a noun, that of the name where one follows: "пресс-секретарь Наталья" is feminine."""
    name = next((tree[c] for c in tree.children[place] if tree[c].rel == "appos" and tree[c].pos == "PROPN"), None)
    return (name or tree[place]).feats.get("Gender")


def clause_of(tree: Tree, place: int) -> int:
    """Return the predicate that a word depends on, through its phrase."""
    current = place
    for _ in range(len(tree)):
        head = tree[current].head
        if head < 0:
            return current
        current = head
        if finite(tree[current]) or tree[current].has(VerbForm="Conv"):
            return current
    return current
