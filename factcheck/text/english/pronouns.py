"""Pronouns: which stand for something that the text names elsewhere, and which stand for nothing."""

from factcheck.text.english.lexicon import RAISING
from factcheck.text.english.parsing import Tree

SUBJECTS = ("nsubj", "nsubjpass")
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "m"),
    **dict.fromkeys(("she", "her", "hers"), "f"),
    **dict.fromkeys(("it", "its"), "n"),
    **dict.fromkeys(("they", "them", "their"), "p"),
}
DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})


def is_pronoun(tree: Tree, token: int) -> bool:
    """Tell whether a token stands for something that the text names elsewhere; "I" and "you" name who speaks."""
    if tree.tags[token] in ("PRP", "PRP$"):
        return tree.lower[token] in PRONOUNS
    return tree.tags[token] == "DT" and tree.deps[token] in SUBJECTS and tree.lower[token] in DEMONSTRATIVES


def is_raised(tree: Tree, token: int) -> bool:
    """Tell whether a subject is its infinitive's alone, and so not the one that acts: "the law allows it to act"."""
    verb = tree.heads[token]
    to = tree.child(verb, "aux")
    actor = tree.child(tree.heads[verb], *SUBJECTS)
    named = actor is not None and tree.tags[actor] != "DT"
    return named and to is not None and tree.lower[to] == "to" and token < to


def has_subject_before(tree: Tree, token: int) -> bool:
    """Tell whether a sentence brought somebody else to the foreground before a token."""
    return any(tree.deps[part] in SUBJECTS and tree.tags[part][:2] == "NN" for part in range(token))


def is_open(tree: Tree, token: int) -> bool:
    """Tell whether a word of a phrase itself refers to something, so that the phrase does not tell who is meant."""
    pointing = tree.lower[token] in PRONOUNS or (tree.lower[token] in DEMONSTRATIVES and tree.deps[token] != "det")
    return pointing or tree.tags[token] in ("WDT", "WP", "PRP", ",")


def is_expletive(tree: Tree, token: int) -> bool:
    """Tell whether an "it" stands for nothing: "it is clear that", "it seems"."""
    verb = tree.heads[token]
    if tree.lower[token] == "it" and token > 0 and tree.lower[token - 1] == "be":
        return True  # "be it by land or by sea"
    if tree.lower[token] != "it" or tree.deps[token] != "nsubj":
        return tree.lower[token] == "it" and tree.deps[token] == "expl"
    if _is_cleft(tree, verb):
        return True
    clauses = {"ccomp", "xcomp", "csubj"}
    if tree.child(verb, "attr") is not None and tree.lower[verb] in ("is", "was"):
        noun = tree.child_list(verb, "attr")[0]
        if tree.lower[noun] == "time":
            return True  # "it is time to leave"
        if tree.child(noun, "relcl", "acl") is not None and tree.tags[noun] not in ("NN",):
            return True
    likely = tree.child(verb, "acomp")
    if likely is not None and tree.lower[likely] in RAISING and tree.child(likely, "ccomp", "csubj") is None:
        return False  # "it is likely to rise"
    conditions = [tree.child(child, "mark") for child in tree.child_list(verb, "advcl") if child > verb]
    if tree.child(verb, "acomp") is not None and any(mark and tree.lower[mark] == "if" for mark in conditions):
        return True  # "it would be better if"
    if tree.lower[verb] in ("take", "takes", "took") and tree.child(verb, "xcomp", "ccomp", "advcl") is not None:
        return True  # "it took years to build"
    below = [child for part in [verb, *tree.child_list(verb, "acomp", "attr")] for child in tree.children[part]]
    complement = any(tree.deps[child] in clauses and child > verb and tree.lower[child] != "be" for child in below)
    return complement and (tree.child(verb, "acomp", "attr") is not None or tree.lower[verb] in ("seems", "appears"))


def _is_cleft(tree: Tree, verb: int) -> bool:
    """Tell whether "it" only sets something off: "it was under Novak that the bank failed"."""
    plain = tree.lower[verb] in ("is", "was") and tree.child(verb, "attr", "acomp") is None
    told = [tree.child(child, "mark") for child in tree.child_list(verb, "ccomp", "advcl") if child > verb]
    return plain and tree.child(verb, "prep") is not None and any(mark and tree.lower[mark] == "that" for mark in told)
