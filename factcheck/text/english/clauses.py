"""From a dependency tree to statements: which words of a sentence say one thing.

Follows clause-based information extraction (Del Corro and Gemulla 2013, "ClausIE"): find the clauses, give each its
subject back, unfold what is coordinated. A statement is a list of tokens in reading order, with the words that the
sentence leaves out; `wording` makes a sentence of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.text.english import coordination, inflection
from factcheck.text.english.lexicon import CONNECTIVE_PHRASES, CONNECTIVES, INDEPENDENT_MARKS, NO_REPORT, PERSON_NOUNS, PREPOSITIONAL, SPEECH_FORMS
from factcheck.text.english.parsing import Tree

DEEPEST = 6  # clauses inside clauses; deeper ones stay with what they hang on

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBAL = FINITE | {"VB", "VBG", "VBN"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
RELATIVE_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})
PAUSES = frozenset({",", ";", ":", "-", "--", "–", "—", "(", ")", "[", "]"})

Piece = int | str


@dataclass(slots=True)
class Statement:
    """One thing that a sentence says.

    `head` is the token of its predicate. `pieces` are tokens, or words that the sentence leaves out, in reading order;
    `forms` holds the tokens that change their form ("grossing" to "grossed"). `holder` is the tokens that name who says it,
    empty where it is the author.
    """

    head: int
    pieces: list[Piece]
    forms: dict[int, str] = field(default_factory=dict)
    holder: list[int] = field(default_factory=list)
    origin: str = ""


@dataclass(slots=True)
class Clause:
    """A clause to unfold.

    It borrows `subject` and `verb` (auxiliaries, a copula) from where it hangs; `dropped` tokens are left out, and
    `appended` ones put at its end; `forms` changes tokens' forms.
    """

    head: int
    subject: list[Piece] = field(default_factory=list)
    verb: list[Piece] = field(default_factory=list)
    replaced: dict[int, list[Piece]] = field(default_factory=dict)
    appended: list[Piece] = field(default_factory=list)
    forms: dict[int, str] = field(default_factory=dict)
    past: bool = False
    holder: list[int] = field(default_factory=list)
    depth: int = 0
    origin: str = "main"


def statements(tree: Tree) -> list[Statement]:
    """List what a sentence says, clause by clause."""
    root = tree.root()
    return list(_unfold(tree, Clause(root))) if is_finite(tree, root) else []


def is_finite(tree: Tree, head: int) -> bool:
    """Tell whether a token governs a finite clause, so that what it says can be true or false."""
    return tree.tags[head] in FINITE or any(tree.tags[token] in FINITE for token in tree.child_list(head, *AUXILIARIES))


def _unfold(tree: Tree, clause: Clause) -> Iterator[Statement]:
    """Give the statements of a clause, then those of the clauses that hang on it."""
    clause.holder = _source(tree, clause.head) or clause.holder
    body, branches = _body(tree, clause)
    clause.past = clause.past or _is_past(tree, clause.head)
    own = tree.child(clause.head, *SUBJECTS)
    if own is not None and own in body:
        clause.subject = _phrase(tree, own, body)
        if own in clause.replaced:
            clause.subject = clause.replaced[own]
    for tokens in coordination.unfold(tree, clause.head, body):
        pieces = _pieces(tree, clause, tokens)
        if len(pieces) > 1:
            yield Statement(clause.head, pieces, clause.forms, clause.holder, clause.origin)
    if clause.depth < DEEPEST:
        for head, noun, kind in branches:
            derived = DERIVE[kind](tree, clause, head, noun)
            if derived is not None:
                derived.depth = clause.depth + 1
                derived.origin = kind
                derived.holder = derived.holder or clause.holder
                yield from _unfold(tree, derived)


def _body(tree: Tree, clause: Clause) -> tuple[set[int], list[tuple[int, int, str]]]:
    """Return the tokens of a clause, and the branches that say something of their own: head, governor, kind."""
    body: set[int] = set()
    branches: list[tuple[int, int, str]] = []
    waiting = [clause.head]
    while waiting:
        token = waiting.pop()
        body.add(token)
        for child in tree.children[token]:
            kind = _kind_of_branch(tree, clause.head, token, child)
            if kind:
                branches.append((child, token, kind))
                if kind == "reported":
                    waiting.append(child)
            elif not _is_connective(tree, clause.head, token, child):
                waiting.append(child)
    branches.sort()
    return body, branches


def _kind_of_branch(tree: Tree, head: int, token: int, child: int) -> str:
    """Say what a branch is that leaves the clause of `head` at `token`; "" where it stays."""
    dep, tag = tree.deps[child], tree.tags[child]
    if dep == "conj" and token == head:
        finite = tag in VERBAL or (tag == "NNS" and tree.tags[head] == "VBZ")
        return "coordinate" if finite else ""
    if dep == "relcl":
        return "relative" if _is_predicate_noun(tree, head, token) or _after_pause(tree, child) else ""
    if dep == "appos":
        return "apposition" if _says_something(tree, token, child) else ""
    if dep == "acl" and tag in ("VBN", "VBG"):
        return "participle" if _is_predicate_noun(tree, head, token) or _after_pause(tree, child) else ""
    if dep == "advcl" and tree.lower[child] not in PREPOSITIONAL:
        mark = tree.child(child, "mark")
        if mark is not None and tree.lower[mark] in INDEPENDENT_MARKS and is_finite(tree, child):
            return "subordinate"
        left = tree.subtree(child)[0]
        if mark is None and tag == "VBG" and tree.child(child, "advmod") != left and token == head:
            return "adverbial" if child > head and _after_pause(tree, child) else ""
    if dep == "ccomp" and token == head and _reports(tree, head, child):
        return "reported"
    if dep in ("parataxis", "ccomp") and token == head and is_finite(tree, child) and tree.child(child, "mark") is None:
        pause = any(word in (";", ":", "–", "—") for word in tree.words[min(head, child) : max(head, child)])
        if pause or (child < head and tree.child(child, *SUBJECTS) is not None):
            return "independent"
    return ""


def _reports(tree: Tree, verb: int, content: int) -> bool:
    """Tell whether a verb gives its clause as what its subject says, believes or finds."""
    if not is_finite(tree, content) or tree.child(verb, "neg") is not None:
        return False
    if any(tree.lower[token] in ("whether", "if") for token in tree.child_list(content, "mark")):
        return False
    if tree.tags[tree.subtree(content)[0]] in ("WRB", "WP", "WDT"):
        return False
    return inflection.base(tree.words[verb]) not in NO_REPORT


def _source(tree: Tree, head: int) -> list[int]:
    """Return the tokens of whom a clause names as its source: "according to her", ", she says,"."""
    for child in tree.children[head]:
        if (tree.deps[child] == "prep" and tree.lower[child] == "according") or _is_aside(tree, child):
            to = tree.child(child, "prep")
            source = None if to is None else tree.child(to, "pobj")
            return [] if source is None else tree.subtree(source)
        if _is_aside(tree, child):
            return [token for subject in tree.child_list(child, "nsubj") for token in tree.subtree(subject)]
    return []


def _is_aside(tree: Tree, token: int) -> bool:
    """Tell whether a token is the verb of an aside that names the source."""
    return (
        tree.deps[token] == "parataxis"
        and tree.lower[token] in SPEECH_FORMS
        and tree.child(token, "nsubj") is not None
        and tree.child(token, "ccomp") is None
    )


def _is_predicate_noun(tree: Tree, head: int, token: int) -> bool:
    return token == head or (tree.deps[token] in ("attr", "oprd") and tree.heads[token] == head)


def _after_pause(tree: Tree, branch: int) -> bool:
    """Tell whether a comma, a dash or a bracket stands before a branch."""
    first = tree.subtree(branch)[0]
    return first > 0 and tree.words[first - 1] in PAUSES


def _says_something(tree: Tree, noun: int, apposition: int) -> bool:
    """Tell whether an apposition is a claim; "Paris, Texas" is none."""
    described = tree.subtree(apposition)
    if tree.tags[apposition] not in ("NN", "NNS", "NNP", "NNPS") or not _after_pause(tree, apposition):
        return False
    if tree.tags[noun] in ("NNS", "NNPS") and tree.tags[apposition] in ("NN", "NNP"):
        return False
    if tree.words[described[0] - 1] == "(":
        return False
    if tree.tags[apposition].startswith("NNP") and tree.tags[noun].startswith("NNP"):
        return tree.tags[described[0]] == "DT" or len(described) > 3
    return len(described) > 1 or tree.tags[apposition].startswith("NNP")


def _is_connective(tree: Tree, head: int, token: int, child: int) -> bool:
    if tree.deps[child] == "intj":
        return True
    if token != head:
        return False
    if tree.deps[child] == "cc" or (tree.deps[child] == "advmod" and tree.lower[child] in CONNECTIVES):
        return True
    if (tree.deps[child] == "prep" and tree.lower[child] == "according") or _is_aside(tree, child):
        return True
    if tree.deps[child] in ("prep", "advmod"):
        return tuple(tree.lower[part] for part in tree.subtree(child)) in CONNECTIVE_PHRASES
    return False


def _is_past(tree: Tree, head: int) -> bool:
    return tree.tags[head] == "VBD" or any(tree.tags[child] == "VBD" for child in tree.child_list(head, *AUXILIARIES))


def _phrase(tree: Tree, noun: int, body: set[int]) -> list[Piece]:
    """Return a noun phrase without the branches that say something of their own."""
    tokens = [token for token in tree.subtree(noun) if token in body]
    return list(_tidy(tree, tokens))


def _tidy(tree: Tree, tokens: list[int]) -> Iterator[int]:
    """Leave out the punctuation that what was cut leaves behind."""
    present = set(tokens)
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        word = tree.words[token]
        if word in PAUSES and (place in (0, last) or token - 1 not in present or token + 1 not in present):
            continue
        if word in ".!?" and place == last:
            continue
        yield token


def _pieces(tree: Tree, clause: Clause, tokens: set[int]) -> list[Piece]:
    """Put a statement together: subject, verb, the rest in the order of the text."""
    dropped = set()
    own = tree.child(clause.head, *SUBJECTS)
    kept = list(_tidy(tree, sorted(tokens - dropped)))
    while kept and tree.tags[kept[0]] in ("CC", "IN") and tree.deps[kept[0]] in ("cc", "mark"):
        kept.pop(0)
    pieces: list[Piece] = []
    if own is None or own not in tokens:
        pieces += clause.subject
    pieces += clause.verb
    for token in kept:
        pieces += clause.replaced.get(token, [token])
    return pieces + clause.appended


def _coordinate(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    if tree.child(head, *SUBJECTS) is not None:
        return Clause(head)
    derived = Clause(head, subject=clause.subject, past=clause.past)
    if tree.tags[head] not in FINITE and not tree.child_list(head, *AUXILIARIES):
        auxiliaries = tree.child_list(clause.head, *AUXILIARIES)
        derived.verb = clause.verb or sorted([*auxiliaries, *(tree.child_list(clause.head, "neg") if auxiliaries else [])])
    return derived


def _relative(tree: Tree, clause: Clause, head: int, noun: int) -> Clause | None:
    word = next((token for token in tree.subtree(head) if tree.tags[token] in RELATIVE_WORDS and token < head), None)
    if word is None:
        return None
    derived = Clause(head)
    if tree.lower[word] == "which":
        noun = _thing(tree, head, noun)
    subject, forms = _antecedent(tree, clause, noun)
    derived.forms = forms
    derived.past = False
    dep = tree.deps[word]
    if dep == "poss":
        derived.replaced[word] = [*subject, "'s"]
    elif dep in ("nsubj", "nsubjpass") or (dep == "pobj" and tree.deps[tree.heads[tree.heads[word]]] in SUBJECTS):
        derived.replaced[word] = subject
    elif dep == "pobj":
        preposition = tree.heads[word]
        derived.replaced[word] = []
        derived.replaced[preposition] = []
        derived.appended = [preposition, *subject]
    elif tree.lower[word] in ("where", "when"):
        derived.replaced[word] = []
        derived.appended = ["in", *subject]
    elif dep == "dobj":
        derived.replaced[word] = []
        derived.appended = subject
    else:
        return None
    return derived


def _thing(tree: Tree, head: int, noun: int) -> int:
    """Return what "which" means: not a person, nor one where the verb wants many; then what the noun belongs to."""
    plural = tree.tags[head] == "VBP" or any(tree.tags[t] == "VBP" for t in tree.child_list(head, *AUXILIARIES))
    singular = tree.tags[head] == "VBZ" or any(tree.tags[t] == "VBZ" for t in tree.child_list(head, *AUXILIARIES))
    found = noun
    while True:
        many = tree.tags[found] in ("NNS", "NNPS") or bool(tree.child_list(found, "conj"))
        if not (tree.lower[found] in PERSON_NOUNS or (many and singular) or (not many and plural)):
            return found
        above = tree.heads[tree.heads[found]]
        if tree.deps[found] != "pobj" or tree.tags[above] not in ("NN", "NNS", "NNP"):
            return noun
        found = above


def _antecedent(tree: Tree, clause: Clause, noun: int) -> tuple[list[Piece], dict[int, str]]:
    """Return the words that a relative word or a participle stands for, and their changed forms."""
    named = tree.tags[noun] in ("NNP", "NNPS")
    if _is_predicate_noun(tree, clause.head, noun) and clause.subject and noun != clause.head and not named:
        subject = clause.subject
        if not any(isinstance(piece, int) and tree.deps[piece] == "expl" for piece in subject):
            return subject, {}
    body, _ = _body(tree, Clause(noun))
    joints = {t for t in tree.children[noun] if tree.deps[t] in ("cc", "conj", "preconj", "neg")}
    tokens = [t for t in tree.subtree(noun, without=joints) if t in body]
    forms = {token: "the" for token in tokens if tree.lower[token] in ("a", "an") and tree.deps[token] == "det"}
    return list(_tidy(tree, tokens)), forms


def _participle(tree: Tree, clause: Clause, head: int, noun: int) -> Clause | None:
    subject, forms = _antecedent(tree, clause, noun)
    return _finite(tree, Clause(head, subject=subject, forms=forms, past=clause.past))


def _adverbial(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    return _finite(tree, Clause(head, subject=clause.subject, past=clause.past)) if clause.subject else None


def _finite(tree: Tree, clause: Clause) -> Clause:
    """Make a participle finite in the tense of what it hangs on."""
    auxiliary = tree.child(clause.head, *AUXILIARIES)
    verb = clause.head if auxiliary is None else auxiliary
    if tree.tags[verb] == "VBG":
        clause.forms = clause.forms | {verb: (inflection.past if clause.past else inflection.third)(tree.words[verb])}
    else:
        clause.verb = ["was" if clause.past else "is"]
    return clause


def _subordinate(tree: Tree, _clause: Clause, head: int, _: int) -> Clause | None:
    return Clause(head)


def _apposition(tree: Tree, clause: Clause, head: int, noun: int) -> Clause | None:
    subject, forms = _antecedent(tree, clause, noun)
    plural = tree.tags[noun] in ("NNS", "NNPS")
    return Clause(head, subject=subject, verb=["are" if plural else "is"], forms=forms)


def _reported(tree: Tree, clause: Clause, head: int, _: int) -> Clause | None:
    holder = [piece for piece in clause.subject if isinstance(piece, int)]
    if any(tree.lower[token] in ("i", "we", "there") or tree.deps[token] == "nsubjpass" for token in holder):
        holder = []
    return Clause(head, holder=holder)


DERIVE = {
    "reported": _reported,
    "coordinate": _coordinate,
    "relative": _relative,
    "participle": _participle,
    "adverbial": _adverbial,
    "subordinate": _subordinate,
    "independent": _subordinate,
    "apposition": _apposition,
}
