"""The branches of a clause that say something of their own, and the clauses that they become.

"Minsk, which lies on the Svislach, grew" says that Minsk grew and that it lies there. A branch becomes a clause with
the subject that it had in the sentence. What limits its noun or its verb ("countries that border Belarus", "if it
rains") stays where it is, since without it the rest would say something else.
"""

from factcheck.text.english import inflection, lives, offices, reports
from factcheck.text.english.grammar import (
    AUXILIARIES,
    FINITE,
    NAMES,
    NOUNS,
    SUBJECTS,
    VERBAL,
    Clause,
    Piece,
    after_pause,
    finite,
    is_finite,
    is_past,
    is_plural,
    is_predicate_noun,
    known,
    noun_phrase,
)
from factcheck.text.english.lexicon import (
    CONDITIONS,
    GROUP_WORDS,
    INDEPENDENT_MARKS,
    PERSON_NOUNS,
    PREPOSITIONAL,
    RESULTS,
)
from factcheck.text.english.parsing import QUOTES, Tree

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "no", "any", "every", "only"})
SELECTING = frozenset({"especially", "particularly", "notably", "mainly", "mostly", "even", "including"})
DESCRIBING = frozenset({"amod", "compound", "nummod", "prep", "nmod", "poss"})
BREAKS = frozenset({";", ":", "–", "—"})


def kind_of_branch(tree: Tree, head: int, token: int, child: int) -> str:
    """Say what the branch `child` of `token`, in the clause of `head`, becomes; "" where it stays a part of it."""
    dep, tag = tree.deps[child], tree.tags[child]
    if dep == "conj" and token == head:
        if reports.is_gapped(tree, head, child):
            return "gapped"
        clausal = tree.child(child, *SUBJECTS) is not None and is_finite(tree, child)
        return "coordinate" if tag in VERBAL or clausal or (tag == "NNS" and tree.tags[head] == "VBZ") else ""
    if dep in ("birth", "death"):
        return dep
    if dep == "prep" and token == head and tree.lower[child] == "with":
        return "absolute" if _absolute(tree, child) is not None and after_pause(tree, child) else ""
    if token == head and dep in ("prep", "advcl") and _happened_before(tree, head, child):
        return "event"
    if dep == "relcl":
        return "relative" if _relative_word(tree, child) is not None and _is_apart(tree, head, token, child) else ""
    if dep in ("compound", "nmod") and offices.is_office(tree, token, child):
        return "office"
    if dep == "appos" and offices.names_holder(tree, token, child):
        return "named"
    if dep == "appos":
        return "apposition" if _says_something(tree, token, child) else ""
    if dep in ("amod", "advcl") and tag == "JJ" and child > token:
        extended = tree.child(child, "prep", "xcomp") is not None
        return "apposition" if extended and after_pause(tree, child) and is_predicate_noun(tree, head, token) else ""
    if dep == "acl" and tag in ("VBN", "VBG") and not is_finite(tree, child):
        return "participle" if _is_apart(tree, head, token, child) else ""
    if (kind := reports.kind_of_report(tree, head, token, child)) and dep in ("prep", "advcl"):
        return kind
    if dep == "advcl" and tree.lower[child] not in PREPOSITIONAL:
        return _kind_of_adverbial(tree, head, token, child)
    if kind := reports.kind_of_report(tree, head, token, child):
        return kind
    if dep == "parataxis" and reports.is_aside(tree, child):
        return ""
    if dep in ("parataxis", "ccomp") and token == head and is_finite(tree, child) and tree.child(child, "mark") is None:
        breaks = any(word in BREAKS for word in tree.words[min(head, child) : max(head, child)])
        return "independent" if breaks or (child < head and tree.child(child, *SUBJECTS) is not None) else ""
    return ""


def _kind_of_adverbial(tree: Tree, head: int, token: int, child: int) -> str:
    mark = tree.child(child, "mark")
    if mark is not None:
        so = tree.lower[mark] == "so" and tree.lower[mark + 1] != "that" and tree.words[mark - 1] == ","
        if tree.lower[mark] == "since" and child > head and not after_pause(tree, child):
            return ""  # a time
        own = (so or tree.lower[mark] in INDEPENDENT_MARKS) and is_finite(tree, child)
        return "independent" if own and tree.child(child, *SUBJECTS) is not None else ""
    after = child > head and token == head and after_pause(tree, child)
    if after and tree.child(head, "neg") is not None and inflection.base(tree.words[child]) in RESULTS:
        return ""  # "it did not rain, causing droughts"
    bare = tree.child(child, "advmod") != tree.subtree(child)[0]
    return "adverbial" if tree.tags[child] == "VBG" and after and bare else ""


def _happened_before(tree: Tree, head: int, branch: int) -> bool:
    """Tell whether a branch tells what was done before a past act: "after leaving school, she moved"."""
    if not is_past(tree, head) or tree.child(head, "neg") is not None:
        return False
    if tree.deps[branch] == "prep":
        act = tree.child(branch, "pcomp")
        if act is None or tree.lower[branch] != "after" or tree.child(act, *SUBJECTS) is not None:
            return False
        verb = tree.child(act, *AUXILIARIES)
        return tree.tags[act if verb is None else verb] == "VBG"
    mark = tree.child(branch, "mark")
    after = mark is not None and tree.lower[mark] == "after"
    return after and is_past(tree, branch) and tree.child(branch, *SUBJECTS) is not None


def _is_apart(tree: Tree, head: int, noun: int, branch: int) -> bool:
    """Tell whether a branch says something more of its noun, and does not tell which one is meant."""
    if after_pause(tree, branch):
        return True
    named = any(tree.tags[part] in NAMES for part in (noun, *tree.child_list(noun, "compound")))
    if named and tree.deps[branch] == "relcl" and tree.lower[_relative_word(tree, branch) or 0] == "which":
        return True
    determiners = {tree.lower[child] for child in tree.child_list(noun, "det")}
    described = any(tree.deps[child] in DESCRIBING for child in tree.children[noun])  # not "a thing known as inertia"
    new = tree.deps[branch] == "acl" and tree.deps[noun] == "dobj" and tree.heads[noun] == head and described
    new = new and "a" in determiners
    return (new or is_predicate_noun(tree, head, noun)) and not determiners & DEFINITE


def _says_something(tree: Tree, noun: int, apposition: int) -> bool:
    """Tell whether an apposition is a claim; "Paris, Texas" is none, nor is what stands in brackets."""
    described = tree.subtree(apposition)
    if (
        (tree.tags[apposition] not in NOUNS and tree.lower[apposition] != "one")
        or not after_pause(tree, apposition)
        or "(" in tree.words[described[0] - 1 : described[0] + 1]
    ):
        return False
    if tree.tags[noun] in ("NNS", "NNPS") and tree.tags[apposition] in ("NN", "NNP"):
        return False
    if tree.lower[described[0]] in SELECTING:
        return False
    if tree.words[described[0] - 1] == ":" and tree.quoted(apposition):
        return False  # a title
    if len(tree.quotes) % 2 and QUOTES.intersection(tree.words[noun:apposition]):
        return False  # who says what is quoted before
    above = tree.heads[noun]
    if tree.deps[noun] == "conj" and tree.tags[noun] in NOUNS and tree.tags[above] in VERBAL:
        return False  # what shares a verb that is left out: "he called one weak, and the other, Ivan, a threat"
    if tree.tags[apposition] in NAMES and tree.tags[noun] in NAMES:
        return tree.tags[described[0]] == "DT" or len(described) > 3
    return len(described) > 1 or tree.tags[apposition] in NAMES


def _coordinate(tree: Tree, clause: Clause, head: int, _: int) -> Clause:
    """He came and saw."""
    subject = tree.child(head, *SUBJECTS)
    if subject is not None and tree.tags[head] == "VBG" and not is_finite(tree, head):
        return finite(tree, Clause(head, subject=noun_phrase(tree, subject), past=clause.past))
    if subject is not None:
        return Clause(head, condition=_condition(tree, clause), modal=clause.modal)
    derived = Clause(head, subject=clause.subject, past=clause.past, modal=clause.modal)
    derived.replaced = {token: [] for token in tree.child_list(head, "advmod") if tree.tags[token] == "WRB"}
    participle = tree.tags[head] == "VBD" and inflection.past_of(tree.words[head]) != tree.lower[head]  # "taken"
    bare = participle or tree.tags[head] not in FINITE | {"NNS"}
    if bare and not tree.child_list(head, *AUXILIARIES):
        shared = [part for part in tree.child_list(clause.head, *AUXILIARIES) if clause.replaced.get(part) != []]
        derived.verb = clause.verb or sorted([*shared, *(tree.child_list(clause.head, "neg") if shared else [])])
    return derived


def _condition(tree: Tree, clause: Clause) -> list[Piece]:
    """Return the condition before a clause, which holds for what is coordinated with it too: "if it rains, then".

    So does what in turn stands before the condition: "by the law, if it rains, then".
    """
    for child in tree.child_list(clause.head, "advcl"):
        mark = tree.child(child, "mark")
        if child < clause.head and mark is not None and tree.lower[mark] in CONDITIONS:
            before = [
                part for part in tree.children[clause.head] if part < child and tree.deps[part] in ("prep", "advcl")
            ]
            fronted = [token for part in before for token in tree.subtree(part)]
            return [*fronted, *([","] if fronted else []), *tree.subtree(child)]
    return clause.condition


def _relative(tree: Tree, clause: Clause, head: int, noun: int) -> Clause | None:
    """Minsk, which grew; a film in which she plays; a writer whose books sell."""
    word = _relative_word(tree, head)
    if word is None:
        return None
    subject = _antecedent(tree, clause, _thing(tree, head, noun) if tree.lower[word] == "which" else noun)
    if tree.lower[word] in ("who", "whom") and tree.lower[noun] in GROUP_WORDS and clause.subject:
        subject = clause.subject
    derived = Clause(head, forms=known(tree, subject))
    dep, above = tree.deps[word], tree.heads[word]
    if dep == "poss":
        derived.replaced = {word: [*subject, "'s"]}
    elif dep in SUBJECTS or (dep == "pobj" and tree.deps[tree.heads[above]] in SUBJECTS):
        derived.replaced = {word: subject}
    elif dep == "pobj":
        derived.replaced = {word: [], above: []}
        derived.appended = [above, *subject]
    elif tree.lower[word] in ("where", "when"):
        derived.replaced = {word: []}
        place = tree.heads[noun]
        derived.appended = [tree.lower[place] if tree.deps[noun] == "pobj" else "in", *subject]
    elif dep == "dobj":
        derived.replaced = {word: [], head: [head, *subject]}
    else:
        return None
    return derived


def _relative_word(tree: Tree, head: int) -> int | None:
    return next((token for token in tree.subtree(head) if token < head and tree.tags[token] in RELATIVE_TAGS), None)


def _thing(tree: Tree, head: int, noun: int) -> int:
    """Return what "which" means: no person, nor one where its verb wants many, but what such a noun belongs to."""
    verbs = {tree.tags[token] for token in (head, *tree.child_list(head, *AUXILIARIES))}
    found = noun
    while True:
        many = tree.tags[found] in ("NNS", "NNPS") or bool(tree.child_list(found, "conj"))
        agrees = "VBZ" not in verbs if many else "VBP" not in verbs
        if agrees and tree.lower[found] not in PERSON_NOUNS:
            return found
        above = tree.heads[tree.heads[found]]
        if tree.deps[found] != "pobj" or tree.tags[above] not in NOUNS:
            return noun
        found = above


def _antecedent(tree: Tree, clause: Clause, noun: int) -> list[Piece]:
    """Return what a relative word or a participle stands for: the noun, or the subject that is said to be it."""
    if is_predicate_noun(tree, clause.head, noun) and noun != clause.head and tree.tags[noun] not in NAMES:
        subject = [piece for piece in clause.subject if isinstance(piece, int)]
        expletive = any(tree.deps[piece] == "expl" for piece in subject)
        identified = tree.child(noun, "det") is None and any(tree.tags[piece] in ("JJS", "RBS") for piece in subject)
        if clause.subject and not expletive and not identified:
            return clause.subject
    if noun == clause.head and clause.subject:
        return clause.subject
    return noun_phrase(tree, noun)


def _participle(tree: Tree, clause: Clause, head: int, noun: int) -> Clause:
    """A film directed by her."""
    subject = _antecedent(tree, clause, noun)
    return finite(tree, Clause(head, subject=subject, forms=known(tree, subject), past=clause.past))


def _adverbial(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """It failed, losing millions."""
    perfect = any(tree.lower[verb] in ("has", "have") for verb in tree.child_list(clause.head, "aux"))
    return finite(tree, Clause(head, subject=clause.subject, past=clause.past or perfect)) if clause.subject else None


def _absolute(tree: Tree, opener: int) -> int | None:
    """Return the participle that has a subject of its own after "with": "with exports falling"."""
    participle = tree.child(opener, "pcomp")
    own = participle is not None and tree.tags[participle] == "VBG" and tree.child(participle, "nsubj") is not None
    return participle if own else None


def _with_subject(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """The talks failed, with Minsk rejecting the offer."""
    participle = _absolute(tree, head)
    if participle is None:
        return None
    subject = noun_phrase(tree, tree.child(participle, "nsubj") or participle)
    return finite(tree, Clause(participle, subject=subject, past=clause.past))


def _event(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """After leaving school, she moved; she moved after she left school."""
    act = tree.child(head, "pcomp")
    mark = tree.child(head, "mark")
    if act is None and mark is not None:  # "hours after she left school"
        return Clause(head, replaced={token: [] for token in tree.subtree(head) if token <= mark})
    if act is None:
        return None
    return finite(tree, Clause(act, subject=clause.subject, past=True)) if clause.subject else None


def _independent(_tree: Tree, _clause: Clause, head: int, _: int) -> Clause:
    """It grew, while exports fell."""
    return Clause(head)


def _apposition(tree: Tree, clause: Clause, head: int, noun: int) -> Clause:
    """Minsk, the capital; the head of the ministry, Ivan Ivanov."""
    if tree.tags[head] in NAMES and tree.lower[head] not in GROUP_WORDS and tree.deps[noun] == "pobj":
        office = tree.heads[tree.heads[noun]]
        noun = office if tree.lower[office] in PERSON_NOUNS else noun
    subject = _antecedent(tree, clause, noun)
    copula = inflection.agreeing("be", past=False, plural=is_plural(tree, subject))
    return Clause(head, subject=subject, verb=[copula], forms=known(tree, subject))


DERIVE = {
    "coordinate": _coordinate,
    "relative": _relative,
    "participle": _participle,
    "adverbial": _adverbial,
    "independent": _independent,
    "event": _event,
    "absolute": _with_subject,
    "apposition": _apposition,
    "named": _apposition,
    "office": offices.office,
    "birth": lives.birth,
    "death": lives.death,
    "report": reports.report,
    "content": reports.content,
    "demand": reports.demand,
    "label": reports.label,
    "description": reports.description,
    "promise": reports.promise,
    "gapped": reports.gapped,
    "accusation": reports.accusation,
}
STAYS = frozenset(
    {"report", "content", "demand", "description", "label", "promise", "accusation", "named", "office", "event"}
)  # said of the subject, and by it; or what tells who is meant
