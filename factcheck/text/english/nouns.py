"""What the small parser often gets wrong about nouns and their lists, put right before anything reads the tree."""

from factcheck.text.english.entities import FIRST_NAMES
from factcheck.text.english.grammar import MONTHS, NAMES, NOUNS
from factcheck.text.english.lexicon import GROUP_WORDS, PERSON_NOUNS, VERBS_IN_S
from factcheck.text.english.parsing import Tree

PLACES = frozenset("region country world globe area city continent state province district town county nation".split())
ARTICLES = frozenset({"a", "an"})


def repair(tree: Tree, token: int) -> None:
    """Correct where a noun hangs, in place."""
    dep = tree.deps[token]
    if token > 0 and tree.lower[token] in MONTHS and tree.tags[token - 1] == "CD":
        _day(tree, token)
    if tree.tags[token] == "NNP" and tree.lower[token] in FIRST_NAMES:
        _first_name(tree, token)
    if tree.lower[token] in MONTHS and dep == "pobj":
        _place_after_date(tree, token)
    if dep == "appos":
        _list_for_apposition(tree, token)
    elif dep == "compound" and tree.lower[token] in VERBS_IN_S and token > 0:
        _verb_for_noun(tree, token)
    elif dep == "conj":
        _balance(tree, token)
    elif dep == "nmod" and tree.tags[token] == "NN":
        _first_of_two(tree, token)


def _day(tree: Tree, month: int) -> None:
    """ "born 1 December": the day belongs to its month."""
    day = month - 1
    if tree.heads[month] == day:
        tree.attach(month, tree.heads[day], tree.deps[day])
    tree.attach(day, month, "nummod")


def _place_after_date(tree: Tree, month: int) -> None:
    """ "born on 4 May 1950 in Minsk": where it happened is no part of the day."""
    verb = tree.heads[tree.heads[month]]
    for day in tree.subtree(month):
        for place in [child for child in tree.child_list(day, "prep") if tree.lower[child] in ("in", "at", "to")]:
            if tree.tags[verb].startswith("VB"):
                tree.attach(place, verb, "prep")


def _first_of_two(tree: Tree, noun: int) -> None:
    """ "a baker and television host": a noun with an article and a conjunction is the first of two, no modifier."""
    second = tree.heads[noun]
    if second < noun or tree.child(noun, "det") is None or tree.child(noun, "cc") is None:
        return
    tree.attach(noun, tree.heads[second], tree.deps[second])
    tree.attach(second, noun, "conj")


def examples_of_many(tree: Tree, opener: int) -> None:
    """ "prizes for his work, including the first": what is listed are examples of the nearest plural."""
    above = tree.heads[opener]
    verbal = tree.tags[above].startswith("VB")
    if not (verbal or tree.tags[above] in ("NN", "NNP")) or above > opener or tree.words[opener - 1] != ",":
        return
    while tree.deps[above] in ("pobj", "prep", "conj", "dobj"):
        above = tree.heads[above]
        if tree.tags[above] == "NNS":
            tree.attach(opener, above, "prep")
            return
    if tree.lower[opener - 2] in PLACES:
        return  # "offices throughout the region, including Riga"
    things = [tree.child(child, "pobj") for child in tree.child_list(above, "prep") if child < opener]
    for thing in [*(tree.child_list(above, "dobj", "attr")), *reversed(things)]:
        many = [] if thing is None else [part for part in tree.subtree(thing) if tree.tags[part] == "NNS"]
        if many and many[0] < opener:
            tree.attach(opener, many[0], "prep")
            return


def _first_name(tree: Tree, token: int) -> None:
    """ "the minister of defence Ivan Ivanov": a first name belongs to the surname after it."""
    surname = token + 1
    if surname >= len(tree) or tree.tags[surname] not in NAMES or tree.heads[token] == surname:
        return
    if tree.heads[surname] == token or tree.deps[token] not in ("pobj", "compound", "dobj", "nmod"):
        return
    title = next(
        (child for child in reversed(tree.children[token]) if child < token and tree.tags[child] in NAMES), None
    )
    if title is not None:
        tree.attach(title, tree.heads[token], tree.deps[token])
        for child in [child for child in tree.children[token] if child < token]:
            tree.attach(child, title, tree.deps[child])
    tree.attach(token, surname, "compound")


def _verb_for_noun(tree: Tree, token: int) -> None:
    """ "accuses the West and thanks Minsk": a verb in -s that was read as a noun."""
    root, name = tree.root(), tree.heads[token]
    if tree.tags[root] != "VBZ" or tree.lower[token - 1] != "and" or tree.tags[name] not in ("NNP", "NNPS"):
        return
    following = [child for part in tree.subtree(root) for child in tree.child_list(part, "prep") if child > name]
    tree.tags[token] = "VBZ"
    tree.attach(token, root, "conj")
    tree.attach(token - 1, root, "cc")
    tree.attach(name, token, "dobj")
    for child in following:
        if tree.heads[child] < token:
            tree.attach(child, token, "prep")


def _list_for_apposition(tree: Tree, token: int) -> None:
    """ "an author, speaker and leader": the second is no apposition of the first but the next of a list."""
    bare = not tree.child_list(token, "det", "poss")
    listed = tree.child_list(token, "conj") and tree.child_list(token, "cc")
    last = tree.subtree(token)[0] - 2
    if bare and listed and last > tree.heads[token] and tree.words[last + 1] == "," and tree.tags[last] in NOUNS:
        tree.attach(token, last, "conj")
        tree.attach(last + 1, last, "punct")
        return
    if bare and listed and tree.tags[tree.heads[token]] == tree.tags[token] and tree.words[token - 1] == ",":
        tree.deps[token] = "conj"


def _balance(tree: Tree, token: int) -> None:
    """Hang a conjunct on what it matches: "a degree from Oxford and a doctorate", "writes fine verse and odd plays"."""
    head = tree.heads[token]
    left = [child for child in tree.children[token] if child < token]
    if tree.tags[head].startswith("VB"):
        noun = tree.child(head, "dobj", "attr") or _object(tree, head, token)
        modified = any(tree.deps[child] in ("amod", "det", "compound", "poss", "nummod") for child in left)
        if tree.child_list(token, "dobj", "nsubj") or tree.child_list(head, "oprd"):
            return
        if modified and noun is not None and noun < token:
            _hang(tree, token, noun)
        elif tree.tags[token] in NAMES:
            alike = [part for part in tree.subtree(head) if head < part < token and tree.tags[part] in NAMES]
            alike = [part for part in alike if tree.deps[part] in ("dobj", "pobj", "attr")]
            if alike:
                _hang(tree, token, alike[-1])
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


def _object(tree: Tree, head: int, before: int) -> int | None:
    """Return the noun of the last prepositional phrase of a verb before a token."""
    nouns = [tree.child(child, "pobj") for child in tree.child_list(head, "prep", "agent") if head < child < before]
    return nouns[-1] if nouns else None


def late_modifier(tree: Tree, token: int) -> None:
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
