"""What the small parser often gets wrong about coordination, put right before anything reads the tree."""

from bisect import insort

from factcheck.text.english.lexicon import GROUP_WORDS, PERSON_NOUNS, SPEECH_FORMS
from factcheck.text.english.parsing import Tree

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ARTICLES = frozenset({"a", "an"})


def repair(tree: Tree) -> None:
    """Correct a tree in place."""
    _colon(tree)
    for token in range(len(tree)):
        dep = tree.deps[token]
        if dep == "appos" and tree.tags[token] in NOUNS:
            _list_for_apposition(tree, token)
        elif dep == "conj" and tree.tags[token] in NOUNS:
            _balance(tree, token)
    for token in range(len(tree)):
        if tree.deps[token] in ("prep", "relcl", "acl") and token > tree.heads[token]:
            _late_modifier(tree, token)


def _colon(tree: Tree) -> None:
    """ "She agreed and repeated: they will come": what follows the colon is what she repeated, not the main clause."""
    root = tree.root()
    for colon in tree.child_list(root, "punct"):
        if tree.words[colon] != ":" or not 0 < colon < root:
            continue
        clause = tree.child(root, "ccomp", "advcl", "nsubj", "csubj", "parataxis")
        if clause is None or clause > colon or not tree.tags[clause].startswith("VB"):
            return
        cue = max(
            [part for part in tree.subtree(clause) if tree.lower[part] in SPEECH_FORMS and part < colon], default=None
        )
        if cue is None or tree.tags[cue] not in ("VBD", "VBZ", "VBP"):
            return
        tree.children[root].remove(clause)
        tree.heads[clause], tree.deps[clause] = clause, "ROOT"
        tree.heads[root], tree.deps[root] = cue, "ccomp"
        insort(tree.children[cue], root)
        tree.attach(colon, cue, "punct")
        for child in [child for child in tree.children[root] if child < colon]:
            tree.attach(child, cue, tree.deps[child])
        return


def _list_for_apposition(tree: Tree, token: int) -> None:
    """ "an author, speaker and leader": the second is no apposition of the first but the next of a list."""
    bare = not tree.child_list(token, "det", "poss")
    listed = tree.child_list(token, "conj") and tree.child_list(token, "cc")
    if bare and listed and tree.tags[tree.heads[token]] == tree.tags[token] and tree.words[token - 1] == ",":
        tree.deps[token] = "conj"


def _balance(tree: Tree, token: int) -> None:
    """Hang a conjunct on what it matches: "a degree from Oxford and a doctorate", "writes fine verse and odd plays"."""
    head = tree.heads[token]
    left = [child for child in tree.children[token] if child < token]
    if tree.tags[head].startswith("VB"):
        noun = tree.child(head, "dobj", "attr")
        modified = any(tree.deps[child] in ("amod", "det", "compound", "poss", "nummod") for child in left)
        if modified and noun is not None and noun < token and not tree.child_list(token, "dobj", "nsubj"):
            _hang(tree, token, noun)
        return
    words = {tree.lower[child] for child in left if tree.deps[child] == "det"}
    if words & ARTICLES and not _has_article(tree, head):
        above = head
        while tree.deps[above] in ("pobj", "prep", "conj") and not _has_article(tree, above):
            above = tree.heads[above]
        if above != head and tree.tags[above] in NOUNS and _has_article(tree, above):
            _hang(tree, token, above)
    elif _is_group(tree, token) and tree.lower[head] in PERSON_NOUNS:
        nearest = [part for part in tree.subtree(head) if part < token and tree.deps[part] == "pobj"]
        if nearest and _is_group(tree, nearest[-1]):
            _hang(tree, token, nearest[-1])


def _late_modifier(tree: Tree, token: int) -> None:
    """Hang what follows a whole list on its last member."""
    head = tree.heads[token]
    if tree.tags[head] not in NOUNS:
        return
    last = head
    while conjuncts := [child for child in tree.child_list(last, "conj") if child < token]:
        last = conjuncts[-1]
    if last != head and tree.words[token - 1] != ",":
        tree.attach(token, last, tree.deps[token])


def _hang(tree: Tree, token: int, head: int) -> None:
    """Make a token a conjunct of another, with the conjunction and the comma before it."""
    old = tree.heads[token]
    for joint in [child for child in tree.child_list(old, "cc", "punct") if head < child < token and child > old]:
        tree.attach(joint, head, tree.deps[joint])
    tree.attach(token, head, "conj")


def _has_article(tree: Tree, token: int) -> bool:
    return any(tree.lower[part] in ARTICLES for part in tree.subtree(token) if part <= token)


def _is_group(tree: Tree, token: int) -> bool:
    return tree.tags[token] == "NNP" and tree.lower[token] in GROUP_WORDS
