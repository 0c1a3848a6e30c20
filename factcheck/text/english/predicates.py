"""The predicate of a sentence, where the small parser takes it for a noun: "the move enraged critics".

Such a sentence would say nothing. The verb is found by its form and its place, and made the root; what stands before it
becomes its subject, what follows its object.
"""

from factcheck.text.english import inflection, parsing
from factcheck.text.english.grammar import FINITE, NOUNS
from factcheck.text.english.parsing import Tree

NOMINAL = frozenset({"amod", "compound", "nmod", "meta", "appos", "dobj", "ROOT", "nsubj"})
FOLLOWING = frozenset("DT IN PRP$ PRP JJ NN NNS NNP VBG TO RB CD".split())


def find(tree: Tree) -> None:
    """Make the hidden predicate of a sentence its root, if it has one and no other."""
    root = tree.root()
    if tree.tags[root] not in NOUNS | {"VBG"} or "." not in tree.words[-2:]:
        return
    aside = tree.child(root, "parataxis")
    if aside is not None and tree.tags[aside] in FINITE and tree.child(aside, "nsubj", "nsubjpass") is None:
        tree.reroot(aside)  # "IU (born 1993) is a singer"
        tree.attach(root, aside, "nsubj")
        return
    verb = next((token for token in range(1, len(tree) - 1) if _is_hidden(tree, token)), None)
    subject = None if verb is None else _subject(tree, verb)
    if verb is not None and subject is not None:
        _promote(tree, verb, subject)


def _is_hidden(tree: Tree, token: int) -> bool:
    """Tell whether a token that governs nothing finite is a verb by its form: a past, or a plural that is one in -s."""
    if tree.deps[token] == "acl" and tree.heads[token] == tree.root() and tree.tags[token] in FINITE:
        return True
    if tree.deps[token] not in NOMINAL or not _in_main_phrase(tree, token):
        return False
    if tree.tags[token] in FINITE:
        return True
    before = tree.tags[token - 1] in NOUNS or tree.words[token - 1] == ")"
    if tree.tags[token] != "NNS" or not before or tree.tags[token + 1] not in FOLLOWING:
        return False
    base = inflection.base(tree.words[token])
    return base in parsing.verb_tables()[2] and inflection.third(base) == tree.lower[token]


def _in_main_phrase(tree: Tree, token: int) -> bool:
    while tree.heads[token] != token:
        if tree.deps[token] not in NOMINAL | {"prep", "pobj", "conj"}:
            return False
        token = tree.heads[token]
    return True


def _subject(tree: Tree, verb: int) -> int | None:
    """Return the noun before a verb, past what stands in brackets."""
    depth = 0
    for token in range(verb - 1, -1, -1):
        depth += (tree.words[token] in (")", "]")) - (tree.words[token] in ("(", "["))
        if depth == 0 and tree.tags[token] in NOUNS:
            while tree.tags[tree.heads[token]] in NOUNS | {"IN"} and tree.heads[token] < verb != tree.heads[token]:
                if tree.heads[token] == token or tree.deps[token] == "appos":
                    break
                token = tree.heads[token]
            return token if tree.tags[token] in NOUNS else None
        if depth == 0 and tree.words[token] not in (")", "]", "(", "["):
            return None
    return None


def _promote(tree: Tree, verb: int, subject: int) -> None:
    """Make a verb the root and hang on it, or on its subject, what would cross it."""
    start = subject
    while start > 0 and tree.tags[start - 1] in NOUNS | {"DT", "JJ", "PRP$", "CD", "POS", "VBN"}:
        start -= 1
    root = tree.root()
    if root != verb:
        tree.reroot(verb)
    tree.tags[verb] = tree.tags[verb] if tree.tags[verb] in FINITE else "VBZ"
    tree.attach(subject, verb, "nsubj")
    for token in range(len(tree)):
        head = tree.heads[token]
        if token in (verb, subject) or (head not in (token, verb) and (token < verb) == (head < verb)):
            continue
        if token < verb:
            near = start <= token or tree.words[token] in ("(", ")")
            tree.attach(token, subject if near else verb, tree.deps[token] if tree.deps[token] != "ROOT" else "dep")
        else:
            tree.attach(token, verb, "dobj" if tree.tags[token] in NOUNS else tree.deps[token])
    participle = next((child for child in tree.children[root] if _is_result(tree, child, verb, root)), None)
    if participle is not None:
        for child in [child for child in tree.children[root] if verb < child < participle]:
            tree.attach(child, verb, "dobj" if tree.tags[child] in NOUNS else tree.deps[child])
        tree.attach(participle, verb, "advcl")
        tree.attach(root, participle, "dobj")
    for child in tree.children[verb]:
        if child > verb and tree.deps[child] in ("acl", "amod", "ROOT"):
            tree.deps[child] = _complement(tree, verb, child)


def _is_result(tree: Tree, token: int, verb: int, noun: int) -> bool:
    """Tell whether a participle before a noun is one after a comma: "it cut spending, raising doubts"."""
    return verb < token < noun and tree.tags[token] == "VBG" and tree.words[token - 1] == ","


def _complement(tree: Tree, verb: int, child: int) -> str:
    """Return the relation of a verbal branch to the verb that was a noun: "avoids saying", "charges that it fell"."""
    if tree.child(child, "mark") is not None and tree.tags[child] in FINITE:
        return "ccomp"
    return "xcomp" if child == verb + 1 else "advcl"
