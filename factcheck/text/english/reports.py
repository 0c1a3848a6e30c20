"""What a sentence says that somebody says: reports, demands, labels and accusations, each with its holder.

"She said that it fell" holds "it fell" for her; "they urged Minsk to free them", "Minsk should free them"; "he called
the party weak", "the party is weak"; "she accuses them of lying", "they lie". What a subject denies, doubts or asks
is nothing that it holds.
"""

from factcheck.text.english import inflection
from factcheck.text.english.grammar import (
    NOUNS,
    Clause,
    Piece,
    as_subject,
    finite,
    is_finite,
    is_plural,
    noun_phrase,
    tidy,
)
from factcheck.text.english.lexicon import (
    ACCUSATIONS,
    ATTITUDES,
    CONTENT_NOUNS,
    DEMANDS,
    DESCRIPTIONS,
    EXPRESSIONS,
    LABELS,
    NO_REPORT,
    PROMISES,
    SPEECH_FORMS,
    SUBJUNCTIVE_DEMANDS,
    SUPPOSITIONS,
    UTTERANCES,
)
from factcheck.text.english.parsing import Tree

ASPECTS = frozenset({"continue", "go", "begin", "start", "proceed"})
NOBODY = frozenset({"i", "we", "you", "nobody", "there", "who", "which", "that", "what"})


def kind_of_report(tree: Tree, head: int, token: int, child: int) -> str:
    """Say what the branch `child` of `token` is that a clause makes somebody say; "" where it is nothing."""
    dep = tree.deps[child]
    noun = tree.tags[token] in NOUNS and tree.lower[token] in CONTENT_NOUNS
    if noun and dep in ("acl", "ccomp") and is_finite(tree, child):
        return "content" if _owner(tree, head, token) else ""
    if tree.child(head, "neg") is not None:
        return ""
    if dep == "pcomp":
        return "accusation" if _accuses(tree, head, token, child) else ""
    if token != head:
        felt = tree.deps[token] == "acomp" and tree.lower[token] in ATTITUDES and "it" not in tree.lower[:token]
        told = dep == "ccomp" and (felt or _tells_inside(tree, head, token)) and _is_told(tree, token, child)
        return "report" if told else ""
    verb = inflection.base(tree.words[head])
    if dep == "xcomp" and tree.tags[child] == "VB" and verb in PROMISES and tree.child(head, "dobj") is None:
        return "promise" if tree.child(child, "aux") is not None else ""
    if dep == "xcomp" and tree.tags[child] == "VB":
        return "demand" if verb in DEMANDS and _addressee(tree, head, child) is not None else ""
    if verb in DESCRIPTIONS and dep in ("prep", "advcl") and tree.child(head, "dobj") is not None:
        return "description" if _as(tree, child) is not None else ""
    if dep == "oprd":
        return "label" if verb in LABELS and tree.child(head, "dobj") is not None else ""
    if dep == "advcl" and verb == "call" and _is_called_for(tree, child):
        return "demand"
    if dep != "ccomp":
        return ""
    if (
        verb in SUBJUNCTIVE_DEMANDS
        and tree.tags[child] in ("VB", "VBP", "NN")
        and tree.child(child, "mark") is not None
    ):
        return "demand" if tree.child(child, "nsubj", "nsubjpass") is not None else ""
    if verb in LABELS and not is_finite(tree, child) and tree.child(child, "nsubj") is not None:
        return "label"
    return "report" if verb not in NO_REPORT and _is_told(tree, head, child) else ""


def _is_told(tree: Tree, verb: int, child: int) -> bool:
    """Tell whether a clause says that something is so; after "said", a bare verb is a finite one misread."""
    bare = tree.tags[child] in ("VB", "VBN") and tree.child(child, "aux", "auxpass") is None
    misread = bare and tree.lower[verb] in SPEECH_FORMS and tree.child(child, "nsubj") is not None
    return (is_finite(tree, child) or misread) and not _asks(tree, child)


def _tells_inside(tree: Tree, head: int, verb: int) -> bool:
    """Tell whether a verb of speech inside a clause, as in "after she said that it fell", was surely one of speech."""
    if tree.lower[verb] not in SPEECH_FORMS or any(tree.tags[part] == "MD" for part in tree.child_list(verb, "aux")):
        return False
    if tree.deps[verb] == "xcomp" and inflection.base(tree.words[tree.heads[verb]]) in ASPECTS:
        verb = tree.heads[verb]  # "continues to insist"
    elif tree.tags[verb] == "VB":
        return False
    while verb != head:
        if tree.child(verb, "neg") is not None or tree.deps[verb] not in (
            "advcl",
            "relcl",
            "acl",
            "pcomp",
            "prep",
            "conj",
        ):
            return tree.tags[verb] in NOUNS and tree.deps[verb] in (
                "dobj",
                "pobj",
                "attr",
                "nsubj",
                "nsubjpass",
                "conj",
                "appos",
            )
        if any(tree.lower[mark] in SUPPOSITIONS for mark in tree.child_list(verb, "mark")):
            return False
        verb = tree.heads[verb]
    return True


def report(tree: Tree, clause: Clause, head: int, verb: int) -> Clause:
    """She said that it fell; the minister who said that it fell."""
    if verb != clause.head and tree.deps[verb] != "acomp":
        return Clause(head, holder=_sayer_inside(tree, clause, verb), cue=inflection.base(tree.words[verb]))
    return Clause(head, holder=_sayer(tree, clause), cue=_cue(tree, clause))


def _sayer_inside(tree: Tree, clause: Clause, verb: int) -> list[int]:
    """Return the tokens that name who says what a verb inside a clause reports."""
    subject = tree.child(verb, "nsubj")
    if tree.child(verb, "nsubjpass", "expl") is not None:
        return []
    if subject is not None and tree.tags[subject] not in ("WP", "WDT"):
        return tree.subtree(subject) if tree.lower[subject] not in NOBODY else []
    noun = tree.heads[verb]
    if tree.deps[verb] in ("relcl", "acl") and tree.lower[noun] not in UTTERANCES:
        return [piece for piece in noun_phrase(tree, noun) if isinstance(piece, int)]
    return _sayer(tree, clause)


def content(tree: Tree, clause: Clause, head: int, noun: int) -> Clause:
    """Her claim that it fell; she repeated the claim that it fell."""
    return Clause(head, holder=_owner(tree, clause.head, noun))


def demand(tree: Tree, clause: Clause, head: int, _: int) -> Clause:
    """They urged Minsk to free them; they demand that Minsk free them."""
    derived = Clause(head, holder=_sayer(tree, clause), cue=_cue(tree, clause))
    addressee = _addressee(tree, clause.head, head)
    if tree.child(head, "nsubj", "nsubjpass") is None and addressee is not None:
        derived.subject = noun_phrase(tree, addressee)
        derived.forms = as_subject(tree, derived.subject)
    derived.replaced = {token: [] for token in tree.child_list(head, "aux") if tree.lower[token] == "to"}
    derived.modal = "should"
    return derived


def promise(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """She promised to build it: she will build it."""
    holder = _sayer(tree, clause)
    derived = Clause(head, subject=clause.subject, holder=holder, cue=_cue(tree, clause), modal="will")
    derived.replaced = {token: [] for token in tree.child_list(head, "aux") if tree.lower[token] == "to"}
    return derived if holder and clause.subject else None


def label(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """He called the party weak; they consider her a threat."""
    holder = _sayer(tree, clause)
    thing = tree.child(head, "nsubj") or tree.child(clause.head, "dobj")
    if thing is None or not holder:
        return None
    subject = noun_phrase(tree, thing)
    words = [token for token in tree.child_list(clause.head, "oprd") if token != head]
    derived = Clause(head, subject=subject, holder=holder, cue=_cue(tree, clause), forms=as_subject(tree, subject))
    derived.verb = [inflection.agreeing("be", past=False, plural=is_plural(tree, subject)), *words]
    derived.replaced = {token: [] for token in tree.child_list(head, "nsubj", "aux")}
    return derived if tree.tags[head] not in ("VB",) else None


def description(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """She described it as a success; they portray him as weak."""
    thing, complement, holder = tree.child(clause.head, "dobj"), _as(tree, head), _sayer(tree, clause)
    if thing is None or complement is None or not holder:
        return None
    subject = noun_phrase(tree, thing)
    copula = inflection.agreeing("be", past=False, plural=is_plural(tree, subject))
    derived = Clause(complement, subject=subject, verb=[copula], holder=holder, cue=_cue(tree, clause))
    derived.forms = as_subject(tree, subject)
    derived.replaced = {token: [] for token in tree.child_list(complement, "advmod") if tree.lower[token] == "as"}
    return derived


def _as(tree: Tree, branch: int) -> int | None:
    """Return what follows an "as": a noun or an adjective."""
    if tree.lower[branch] == "as":
        return tree.child(branch, "pobj", "amod")
    opens = tree.tags[branch] == "JJ" and tree.lower[tree.subtree(branch)[0]] == "as"
    return branch if opens else None


def is_gapped(tree: Tree, head: int, child: int) -> bool:
    """Tell whether a conjunct shares a verb that is left out: "he called one weak, and the other a threat"."""
    labels = inflection.base(tree.words[head]) in LABELS and tree.child(head, "oprd") is not None
    return labels and tree.tags[child] in NOUNS


def gapped(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """He called the party weak, and its leader, Ivan Ivanov, a threat."""
    complement = head
    while (following := tree.child(complement, "appos")) is not None or (following := _last_noun(tree, complement)):
        complement = following
    if complement == head or tree.deps[complement] != "appos":
        return None
    subject = [token for token in tree.subtree(head, without={complement}) if tree.deps[token] != "cc"]
    named: list[Piece] = list(tidy(tree, subject))
    if any(tree.words[token] == "," for token in subject[1:-1]):
        named.append(",")  # the second comma of an apposition
    derived = Clause(complement, subject=named, holder=_sayer(tree, clause), cue=_cue(tree, clause))
    derived.verb = [inflection.agreeing("be", past=False, plural=tree.tags[head] in ("NNS", "NNPS"))]
    return derived


def _last_noun(tree: Tree, noun: int) -> int | None:
    """Return the noun of the last phrase that hangs on a noun."""
    nouns = [tree.child(child, "pobj") for child in tree.child_list(noun, "prep")]
    return nouns[-1] if nouns else None


def accusation(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    """She accuses them of lying."""
    accused = tree.child(clause.head, "dobj")
    if accused is None:
        return None
    subject = noun_phrase(tree, accused)
    forms = as_subject(tree, subject)
    return finite(tree, Clause(head, subject=subject, holder=_sayer(tree, clause), past=clause.past, forms=forms))


def source(tree: Tree, head: int) -> list[int]:
    """Return the tokens of whom a clause names as its source: "according to her", ", she says,"."""
    for child in tree.children[head]:
        if tree.deps[child] == "prep" and tree.lower[child] == "according":
            to = tree.child(child, "prep")
            name = None if to is None else tree.child(to, "pobj")
            return [] if name is None else tree.subtree(name)
        if is_aside(tree, child):
            return [token for subject in tree.child_list(child, "nsubj") for token in tree.subtree(subject)]
    return []


def is_aside(tree: Tree, token: int) -> bool:
    """Tell whether a token heads an aside that names a source."""
    if tree.deps[token] == "prep":
        return tree.lower[token] == "according"
    return (
        tree.deps[token] == "parataxis"
        and tree.lower[token] in SPEECH_FORMS
        and tree.child(token, "nsubj") is not None
        and tree.child(token, "ccomp") is None
    )


def _cue(tree: Tree, clause: Clause) -> str:
    return inflection.base(tree.words[clause.head])


def _sayer(tree: Tree, clause: Clause) -> list[int]:
    """Return the tokens that name who says what the verb of a clause reports."""
    own = tree.child_list(clause.head, "nsubj")
    if tree.child(clause.head, "nsubjpass", "expl") is not None:
        return []
    named = [piece for piece in clause.subject if isinstance(piece, int)]
    if len(named) == 1 and tree.lower[named[0]] in NOBODY:
        return []
    return sorted({*named, *own})


def _owner(tree: Tree, head: int, noun: int) -> list[int]:
    """Return whose a claim or a fear is: "her claim that", "she voiced the fear that"."""
    possessor = tree.child(noun, "poss")
    if possessor is None and tree.heads[noun] == head and inflection.base(tree.words[head]) in EXPRESSIONS:
        possessor = tree.child(head, "nsubj")
    return [token for token in tree.subtree(possessor) if tree.deps[token] != "case"] if possessor is not None else []


def _addressee(tree: Tree, head: int, action: int) -> int | None:
    """Return of whom something is demanded."""
    for child in tree.children[head]:
        if child < action and tree.deps[child] in ("dobj", "dative") and tree.tags[child] in NOUNS | {"PRP"}:
            return child
        if child < action and tree.deps[child] in ("prep", "prt") and tree.lower[child] in ("on", "upon"):
            return tree.child(child, "pobj")
    return None


def _is_called_for(tree: Tree, action: int) -> bool:
    """Tell whether a branch is what somebody calls for: "called for them to be freed"."""
    mark = tree.child(action, "mark")
    return mark is not None and tree.lower[mark] == "for" and tree.child(action, "nsubj", "nsubjpass") is not None


def _accuses(tree: Tree, head: int, token: int, child: int) -> bool:
    return (
        tree.heads[token] == head
        and tree.tags[child] == "VBG"
        and ACCUSATIONS.get(inflection.base(tree.words[head])) == tree.lower[token]
    )


def _asks(tree: Tree, content: int) -> bool:
    """Tell whether a clause is a question: "whether it fell", "why it fell"."""
    if any(tree.lower[token] in ("whether", "if") for token in tree.child_list(content, "mark")):
        return True
    first = tree.subtree(content)[0]
    return tree.tags[first] in ("WRB", "WP", "WDT") and tree.lower[first] != "that"
