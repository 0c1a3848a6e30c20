"""What the small parser often gets wrong about clauses and coordination, put right before anything reads the tree."""

from factcheck.text.english import inflection, lives, nouns, predicates
from factcheck.text.english.grammar import FINITE, NOUNS, VERBAL
from factcheck.text.english.lexicon import RESULTS, SPEECH_FORMS
from factcheck.text.english.parsing import Tree

REPORTING = SPEECH_FORMS | {"finding", "ruling", "stressing", "concluding", "stating"}


def repair(tree: Tree) -> None:
    """Correct a tree in place: its predicate, then what each token hangs on, then what hangs on what was moved."""
    predicates.find(tree)
    lives.repair(tree)
    _be_it(tree)
    _splice(tree)
    _so(tree)
    for token in range(len(tree)):
        if tree.lower[token] in SPEECH_FORMS:
            _sayer_after_quotation(tree, token)
        if tree.tags[token] in NOUNS:
            nouns.repair(tree, token)
        if tree.lower[token] == "born":
            _born(tree, token)
        dep, tag = tree.deps[token], tree.tags[token]
        if dep in ("conj", "advcl") and tag == "VB":
            _list_after_dash(tree, token)
        elif dep == "conj" and tag == "VBP":
            _subject_in_list(tree, token)
        elif dep in ("conj", "acl") and tag in ("VBN", "VBD"):
            _further_participle(tree, token)
        elif dep in ("nsubj", "nsubjpass", "aux"):
            _label(tree, token)
            _subject_of_auxiliary(tree, token)
        elif dep == "dative" and tree.child(tree.heads[token], "oprd") is not None:
            tree.deps[token] = "dobj"  # "called him a thief"
        elif dep == "parataxis" and tree.lower[token] in SPEECH_FORMS:
            _aside(tree, token)
        elif dep == "prep" and tree.lower[token] == "including":
            nouns.examples_of_many(tree, token)
    for token in range(len(tree)):
        dep, tag = tree.deps[token], tree.tags[token]
        if dep in ("relcl", "acl"):
            _content_after_noun(tree, token)
        if dep == "relcl":
            _late_relative(tree, token)
        if dep == "acl" and tag == "VBG":
            _result_of_clause(tree, token)
        if tree.deps[token] in ("prep", "relcl", "acl") and token > tree.heads[token]:
            nouns.late_modifier(tree, token)
        elif dep == "advcl" and tag == "VBG":
            _further_report(tree, token)
            _result(tree, token)
        elif dep == "advcl":
            _further_purpose(tree, token)
            _late_content(tree, token)
        elif dep == "conj" and tag == "VB":
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


def _be_it(tree: Tree) -> None:
    """ "They object to it – be it the plant or the line": what follows "be it" limits the clause before."""
    root = tree.root()
    said = tree.child(root, "ccomp", "parataxis")
    if tree.lower[root] == "be" and tree.lower[root + 1 : root + 2] == ["it"] and said is not None and said < root:
        tree.reroot(said)
        tree.attach(root, said, "advcl")


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
    followed = (
        tree.deps[noun] != "aux"
        and noun < tree.heads[noun]
        and colon < len(tree.words)
        and subjects
        and subjects[-1] > colon
    )
    if followed and tree.words[colon] == ":":
        tree.deps[noun] = "dep"


def _subject_of_auxiliary(tree: Tree, token: int) -> None:
    """ "It has grown weary": what hangs on a word read as an auxiliary belongs to the verb."""
    auxiliary = tree.heads[token]
    if tree.deps[auxiliary] in ("aux", "auxpass"):
        tree.attach(token, tree.heads[auxiliary], tree.deps[token])


def _sayer_after_quotation(tree: Tree, verb: int) -> None:
    """ "It failed," Novak, a deputy, said: the name after the quotation is who said it, and no apposition in it."""
    closing = max((quote for quote in tree.quotes if quote < verb), default=verb)
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if (subject is not None and subject < verb) or tree.child(verb, "ccomp") is None:
        return
    for token in range(closing + 1, verb):
        if tree.tags[token] in NOUNS and tree.heads[token] < closing:
            if subject is not None:
                tree.deps[subject] = "dep"
            tree.attach(token, verb, "nsubj")
            return


def _born(tree: Tree, token: int) -> None:
    """ "Novak (born 4 May 1950) is": what the bracket tells belongs to it, and not to the name."""
    name = tree.heads[token]
    if tree.words[token - 1] != "(" or tree.tags[name] not in NOUNS or ")" not in tree.words[token:]:
        return
    end = tree.words.index(")", token)
    tree.deps[token] = "acl"
    for part in tree.child_list(token, "nsubj", "nsubjpass"):
        tree.deps[part] = "oprd"  # "born Ann Lee"
    for part in range(token + 1, end):
        if not token <= tree.heads[part] < end:
            tree.attach(part, token, "prep" if tree.tags[part] == "IN" else "npadvmod")


def _aside(tree: Tree, verb: int) -> None:
    """ "The reason, he said, is": who said so belongs to the clause, not to a noun in it."""
    above = tree.heads[verb]
    while tree.heads[above] != above and tree.tags[above] in NOUNS:
        above = tree.heads[above]
    if tree.tags[above] not in NOUNS:
        tree.attach(verb, above, "parataxis")


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


def _content_after_noun(tree: Tree, verb: int) -> None:
    """ "He told a group of miners that it fell": a clause with a subject of its own is what was told."""
    mark, subject = tree.child(verb, "mark", "advmod"), tree.child(verb, "nsubj", "nsubjpass")
    if mark is None or subject is None or tree.lower[mark] != "that":
        return
    tree.deps[mark] = "mark"
    above = tree.heads[verb]
    if tree.deps[above] == "dobj":
        return  # "she repeated the claim that it fell"
    while tree.heads[above] != above and not tree.tags[above].startswith("VB"):
        above = tree.heads[above]
    if tree.lower[above] in SPEECH_FORMS and tree.child(above, "ccomp") is None:
        tree.attach(verb, above, "ccomp")


def _late_relative(tree: Tree, verb: int) -> None:
    """Hang a relative clause on the noun that it tells of: "a process of distillation where vapour is condensed".

    A bare noun after "of" has none of its own, nor has one that its verb does not agree with: "ripples in the ice that
    are caused by wind".
    """
    noun = tree.heads[verb]
    above = tree.heads[tree.heads[noun]]
    if tree.deps[noun] != "pobj" or tree.tags[above] not in NOUNS:
        return
    bare = tree.tags[noun] in ("NN", "NNS") and not tree.child_list(noun, "det", "amod", "poss", "compound")
    new = any(tree.lower[child] in ("a", "an") for child in tree.child_list(above, "det"))
    if bare and new and tree.lower[tree.heads[noun]] == "of":
        tree.attach(verb, above, "relcl")
        return
    subject = tree.child(verb, "nsubj", "nsubjpass")
    plural = any(tree.tags[part] == "VBP" for part in (verb, *tree.child_list(verb, "aux", "auxpass")))
    if subject is None or tree.tags[subject] != "WDT" or not plural:
        return
    while tree.tags[noun] in ("NN", "NNP") and tree.child(noun, "conj") is None:
        above = tree.heads[tree.heads[noun]]
        if tree.deps[noun] != "pobj" or tree.tags[above] not in NOUNS:
            return
        noun = above
    tree.attach(verb, noun, "relcl")


def _result(tree: Tree, token: int) -> None:
    """ "It stays after it has been cleaned, allowing reuse": a result after a comma is not one of the time told."""
    time = tree.heads[token]
    while tree.deps[time] == "conj":
        time = tree.heads[time]
    marks = {tree.lower[child] for child in tree.child_list(time, "mark", "advmod")}
    temporal = bool(marks & {"after", "before", "when", "once", "until"})
    if tree.deps[time] == "advcl" and time < token and temporal and tree.words[tree.subtree(token)[0] - 1] == ",":
        tree.attach(token, tree.heads[time], "advcl")


def _result_of_clause(tree: Tree, token: int) -> None:
    """ "It hit the wall, causing damage": a result after a comma is one of the whole, not of the last noun."""
    noun = tree.heads[token]
    while tree.deps[noun] in ("pobj", "prep", "conj") and noun != tree.heads[noun]:
        noun = tree.heads[noun]
    caused = inflection.base(tree.words[token]) in RESULTS and tree.words[tree.subtree(token)[0] - 1] == ","
    above = tree.heads[noun] if tree.deps[noun] in ("dobj", "attr") else noun
    if caused and tree.tags[above] in VERBAL and tree.child(above, "nsubj", "nsubjpass") is not None:
        tree.attach(token, above, "advcl")


def _late_content(tree: Tree, verb: int) -> None:
    """ "She said after the vote it would fall": a clause without a conjunction is what was said."""
    above = tree.heads[verb]
    finite = [part for part in (verb, *tree.child_list(verb, "aux", "auxpass")) if tree.tags[part] in FINITE]
    said = tree.lower[above] in SPEECH_FORMS and above < verb and tree.child(above, "ccomp", "dobj") is None
    opening = tree.tags[tree.subtree(verb)[0]] in ("WRB", "WP")
    if said and finite and not opening and tree.child(verb, "nsubj", "nsubjpass") and tree.child(verb, "mark") is None:
        tree.deps[verb] = "ccomp"


def _further_purpose(tree: Tree, verb: int) -> None:
    """ "to train staff, to advise courts": infinitives one after the other are a list, and not each other's purpose."""
    to = tree.child(verb, "aux")
    if tree.tags[verb] != "VB" or to is None or to < 2 or tree.lower[to] != "to" or tree.words[to - 1] != ",":
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


def _further_report(tree: Tree, token: int) -> None:
    """ "said that it fell, adding that it hurt": who added is who said, not what fell."""
    clause = tree.heads[token]
    verb = tree.heads[clause]
    if tree.lower[token] in REPORTING and tree.deps[clause] == "ccomp" and clause < token and verb < clause:
        tree.attach(token, verb, "advcl")
