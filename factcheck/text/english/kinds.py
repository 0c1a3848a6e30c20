"""Whether a statement is a fact, a prediction, an opinion or a call.

What grammar shows comes first: "should" and "must" call, "will" predicts. Then words: what somebody is said to believe
or to call something is an opinion, and so is what rests on a word of praise or blame. The rest is a fact, true or not.
"""

from factcheck.text.claims import Kind
from factcheck.text.english.grammar import AUXILIARIES, Statement
from factcheck.text.english.lexicon import BELIEFS, EXPECTATIONS, LABELS, PRAISE_AND_BLAME, PROSPECTS
from factcheck.text.english.parsing import Tree

CALLS = frozenset({"should", "must", "ought"})
FUTURES = frozenset({"will", "shall", "'ll", "’ll", "wo"})


def kind(tree: Tree, statement: Statement) -> Kind:
    """Say what sort of statement it is."""
    head = statement.head
    auxiliaries = {tree.lower[token] for token in tree.child_list(head, *AUXILIARIES)}
    if "should" in statement.pieces or auxiliaries & CALLS or _obliges(tree, head):
        return Kind.CALL
    if auxiliaries & FUTURES or "will" in statement.pieces or _looks_ahead(tree, head) or statement.cue in EXPECTATIONS:
        return Kind.PREDICTION
    if statement.cue in BELIEFS or statement.cue in LABELS:
        return Kind.OPINION
    predicate = [head, *tree.child_list(head, "acomp", "attr", "oprd", "advmod")]
    described = [*predicate, *(token for part in predicate for token in tree.child_list(part, "amod", "acomp", "conj"))]
    present = set(statement.tokens())
    if any(tree.lower[token] in PRAISE_AND_BLAME and token in present for token in described):
        return Kind.OPINION
    return Kind.FACT


def _obliges(tree: Tree, head: int) -> bool:
    """Tell whether a verb says that something has to be done: "has to", "needs to"."""
    action = tree.child(head, "xcomp")
    return action is not None and tree.tags[action] == "VB" and tree.lower[head] in ("needs", "need", "has", "have")


def _looks_ahead(tree: Tree, head: int) -> bool:
    """Tell whether what a verb says is still to come: "is likely to", "is going to"."""
    if tree.lower[head] == "going" and tree.child(head, "xcomp") is not None and tree.child(head, "aux") is not None:
        return True
    if tree.lower[head] in PROSPECTS and tree.child(head, "xcomp") is not None:
        return True
    return any(tree.lower[token] in PROSPECTS for token in tree.child_list(head, "acomp", "advmod"))
