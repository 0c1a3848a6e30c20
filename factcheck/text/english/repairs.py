"""What the small parser often gets wrong about coordination, put right before anything reads the tree."""

from factcheck.text.english.lexicon import FEMALE_NAMES, GROUP_WORDS, MALE_NAMES, PERSON_NOUNS, SPEECH_FORMS, VERBS_IN_S
from factcheck.text.english.parsing import Tree

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
REPORTING = SPEECH_FORMS | {"finding", "ruling", "stressing", "concluding", "stating"}
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
ARTICLES = frozenset({"a", "an"})


def repair(tree: Tree) -> None:
    """Correct a tree in place."""
    _splice(tree)
    _so(tree)
    for token in range(len(tree)):
        dep = tree.deps[token]
        if tree.tags[token] == "NNP" and tree.lower[token] in FIRST_NAMES:
            _first_name(tree, token)
        if dep == "appos" and tree.tags[token] in NOUNS:
            _list_for_apposition(tree, token)
        elif dep == "compound" and tree.lower[token] in VERBS_IN_S and token > 0:
            _verb_for_noun(tree, token)
        elif dep == "conj" and tree.tags[token] in NOUNS:
            _balance(tree, token)
        elif dep == "conj" and tree.tags[token] == "VB":
            _list_after_dash(tree, token)
        elif dep == "conj" and tree.tags[token] == "VBP":
            _subject_in_list(tree, token)
        elif dep in ("conj", "acl") and tree.tags[token] in ("VBN", "VBD"):
            _further_participle(tree, token)
        elif dep in ("nsubj", "nsubjpass"):
            _label(tree, token)
        elif dep == "nmod" and tree.tags[token] == "NN":
            _first_of_two(tree, token)
        elif dep == "prep" and tree.lower[token] == "including":
            _examples_of_many(tree, token)
    for token in range(len(tree)):
        if tree.deps[token] == "relcl":
            _content_after_noun(tree, token)
        if tree.deps[token] in ("prep", "relcl", "acl") and token > tree.heads[token]:
            _late_modifier(tree, token)
        elif tree.deps[token] == "advcl" and tree.tags[token] == "VBG":
            _further_report(tree, token)
            _result(tree, token)
        elif tree.deps[token] == "advcl" and tree.tags[token] == "VB":
            _further_purpose(tree, token)
        elif tree.deps[token] == "conj" and tree.tags[token] == "VB":
            _further_infinitive(tree, token)


def _splice(tree: Tree) -> None:
    """ "He says that they are near, they were not chosen": the last clause belongs to what he says."""
    for last in range(len(tree)):
        first = tree.child(last, "ccomp")
        subject = tree.child(last, "nsubj", "nsubjpass")
        if first is None or subject is None or not first < subject < last:
            continue
        comma = tree.subtree(subject)[0] - 1
        above = tree.heads[last]
        if tree.words[comma] != "," or tree.child(last, "mark") is not None:
            continue
        before = comma - 1
        while before not in (first, last) and not (tree.tags[before].startswith("VB") and tree.child(before, "nsubj")):
            before = tree.heads[before]
        if above != last and tree.deps[last] == "ccomp" and tree.child(first, "mark") is not None:
            tree.attach(first, above, "ccomp")
        elif above == last and tree.child(first, "ccomp") is not None and tree.child(first, "mark") is None:
            tree.reroot(first)
        else:
            continue
        tree.attach(last, before if before != last else first, "conj")


def _so(tree: Tree) -> None:
    """ "Iron is heavy, so it sinks": two clauses, and not what a subject says."""
    root = tree.root()
    said, subject = tree.child(root, "ccomp"), tree.child(root, "nsubj", "nsubjpass")
    if said is None or subject is None:
        return
    so = tree.subtree(subject)[0] - 1
    if said < so and tree.lower[so] in ("so", "but", "and", "yet") and tree.words[so - 1] == ",":
        tree.reroot(said)
        tree.attach(root, said, "conj")
        tree.deps[so] = "cc"


def _label(tree: Tree, noun: int) -> None:
    """ "Safety first: the brakes were checked": what stands before a colon is no subject, if another one follows it."""
    colon = tree.subtree(noun)[-1] + 1
    subjects = tree.child_list(tree.heads[noun], "nsubj", "nsubjpass")
    followed = noun < tree.heads[noun] and colon < len(tree.words) and subjects and subjects[-1] > colon
    if followed and tree.words[colon] == ":":
        tree.deps[noun] = "dep"


def _subject_in_list(tree: Tree, verb: int) -> None:
    """ "He is a chemist in Riga and his books include": a plural before the verb is its subject, and no conjunct."""
    noun, first = verb - 1, tree.heads[verb]
    if tree.tags[noun] not in ("NNS", "NNPS") or tree.deps[noun] != "conj" or tree.tags[first] != "VBZ":
        return
    if tree.child(verb, "nsubj", "aux") is not None:
        return
    joint = tree.subtree(noun)[0] - 1
    tree.attach(noun, verb, "nsubj")
    if tree.deps[joint] == "cc":
        tree.attach(joint, first, "cc")


def _further_participle(tree: Tree, verb: int) -> None:
    """ "parts that can be moved, cleaned and sold": a participle after a passive in a branch is coordinated with it."""
    first = tree.heads[verb]
    if tree.words[verb - 1] != "," or tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "dobj") is not None:
        return
    passive = [part for part in tree.subtree(first) if first < part < verb and tree.child(part, "auxpass") is not None]
    if passive and passive[-1] == verb - 2:
        tree.attach(verb - 1, passive[-1], "punct")
        tree.attach(verb, passive[-1], "conj")
        tree.tags[verb] = "VBN"


def _first_of_two(tree: Tree, noun: int) -> None:
    """ "a baker and television host": a noun with an article and a conjunction is the first of two, no modifier."""
    second = tree.heads[noun]
    if second < noun or tree.child(noun, "det") is None or tree.child(noun, "cc") is None:
        return
    tree.attach(noun, tree.heads[second], tree.deps[second])
    tree.attach(second, noun, "conj")


def _examples_of_many(tree: Tree, opener: int) -> None:
    """ "prizes for his work, including the first": what is listed are examples of the nearest plural."""
    noun = tree.heads[opener]
    if tree.tags[noun] not in ("NN", "NNP") or tree.words[opener - 1] != ",":
        return
    above = noun
    while tree.deps[above] in ("pobj", "prep", "conj", "dobj"):
        above = tree.heads[above]
        if tree.tags[above] == "NNS":
            tree.attach(opener, above, "prep")
            return
    plural = tree.child(above, "dobj", "attr")
    if plural is not None and tree.tags[plural] == "NNS":
        tree.attach(opener, plural, "prep")


def _content_after_noun(tree: Tree, verb: int) -> None:
    """ "He told a group of miners that it fell": a clause with a subject of its own is what was told."""
    mark, subject = tree.child(verb, "mark"), tree.child(verb, "nsubj", "nsubjpass")
    if mark is None or subject is None or tree.lower[mark] != "that":
        return
    above = tree.heads[verb]
    while tree.heads[above] != above and not tree.tags[above].startswith("VB"):
        above = tree.heads[above]
    if tree.lower[above] in SPEECH_FORMS and tree.child(above, "ccomp") is None:
        tree.attach(verb, above, "ccomp")


def _result(tree: Tree, token: int) -> None:
    """ "It stays after it has been cleaned, allowing reuse": a result after a comma is not one of the time told."""
    time = tree.heads[token]
    while tree.deps[time] == "conj":
        time = tree.heads[time]
    marks = {tree.lower[child] for child in tree.child_list(time, "mark", "advmod")}
    temporal = bool(marks & {"after", "before", "when", "once", "until"})
    if tree.deps[time] == "advcl" and time < token and temporal and tree.words[tree.subtree(token)[0] - 1] == ",":
        tree.attach(token, tree.heads[time], "advcl")


def _further_purpose(tree: Tree, verb: int) -> None:
    """ "to train staff, to advise courts": infinitives one after the other are a list, and not each other's purpose."""
    to = tree.child(verb, "aux")
    if to is None or to < 2 or tree.lower[to] != "to" or tree.words[to - 1] != ",":
        return
    before = to - 2
    while tree.heads[before] != before and not (tree.tags[before] == "VB" and tree.lower[before - 1] == "to"):
        before = tree.heads[before]
    if tree.tags[before] == "VB" and tree.deps[before] in ("advcl", "xcomp", "pcomp", "conj"):
        tree.attach(verb, before, "conj")


def _further_infinitive(tree: Tree, verb: int) -> None:
    """ "to keep or raise it, and to test it": "to" goes with "to"."""
    first = tree.heads[verb]
    while tree.deps[first] == "conj":
        first = tree.heads[first]
    if first != tree.heads[verb] and tree.lower[verb - 1] == "to" and tree.lower[first - 1] == "to":
        for joint in (verb - 3, verb - 2):  # the comma and the conjunction
            if tree.deps[joint] in ("cc", "punct"):
                tree.attach(joint, first, tree.deps[joint])
        tree.attach(verb, first, "conj")


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


def _list_after_dash(tree: Tree, verb: int) -> None:
    """ "steps – threats to break through, build a plant": what follows the dash is one list, and no clause."""
    noun = tree.child(verb, "nsubj")
    if noun is None or tree.tags[verb] != "VB" or tree.child(verb, "aux") is not None:
        return
    action = next((child for child in tree.child_list(noun, "relcl", "acl") if tree.tags[child] == "VB"), None)
    dash = tree.subtree(noun)[0] - 1
    if action is None or dash < 1 or tree.words[dash] not in ("–", "—", "-", "--", ":"):
        return
    tree.attach(noun, dash - 1, "appos")
    tree.attach(verb, action, "conj")
    for child in [child for child in tree.child_list(verb, "punct") if child < verb]:
        tree.attach(child, action, "punct")


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


def _further_report(tree: Tree, token: int) -> None:
    """ "said that it fell, adding that it hurt": who added is who said, not what fell."""
    clause = tree.heads[token]
    verb = tree.heads[clause]
    if tree.lower[token] in REPORTING and tree.deps[clause] == "ccomp" and clause < token and verb < clause:
        tree.attach(token, verb, "advcl")


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
