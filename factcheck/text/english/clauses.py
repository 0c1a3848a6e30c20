"""From a dependency tree to statements: which words of a sentence say one thing.

Follows clause-based information extraction (Del Corro and Gemulla 2013, "ClausIE"): find the clauses, give each its
subject back, unfold what is coordinated. A statement is a list of tokens in reading order, with the words that the
sentence leaves out; `wording` makes a sentence of it.
"""

from collections.abc import Iterator

from factcheck.text.english import branches, coordination, inflection, reports
from factcheck.text.english.entities import is_person_noun
from factcheck.text.english.grammar import (
    AUXILIARIES,
    CLOSING,
    FINITE,
    NOUNS,
    OPENING,
    SUBJECTS,
    Clause,
    Piece,
    Statement,
    as_subject,
    is_finite,
    is_past,
    noun_phrase,
    tidy,
)
from factcheck.text.english.lexicon import (
    CONNECTIVE_PHRASES,
    CONNECTIVES,
    DEMONYMS,
    FRAMES,
    INDEPENDENT_MARKS,
    SPEECH_FORMS,
    SUPPOSITIONS,
)
from factcheck.text.english.parsing import Tree

SHORTEST_VERBLESS = 7  # tokens
LIMITING = frozenset({"but", "and", "even", "only"})  # what may stand before a condition
FILLERS = frozenset({"mean", "know", "think", "guess", "believe", "see", "say", "hope", "understand"})
DEEPEST = 6  # clauses inside clauses; deeper ones stay with what they hang on

Branch = tuple[int, int, str]  # its head, what that hangs on, and what it becomes


def statements(tree: Tree) -> list[Statement]:
    """List what a sentence says, clause by clause; a question, a heading and an order say nothing."""
    root = tree.root()
    if "?" in tree.words[-2:] or _refers_elsewhere(tree, root) or not any(map(str.isalnum, tree.words[root])):
        return []
    if not is_finite(tree, root):
        clauses = tree.child_list(root, "ccomp", "parataxis", "conj", "relcl", "acl", "advcl", "appos", "dep")
        main = [child for child in clauses if is_finite(tree, child) and tree.child(child, *SUBJECTS) is not None]
        misread = tree.child(root, *SUBJECTS) is not None and tree.tags[root] != "VBG"
        root = root if misread else main[0] if main and tree.deps[main[0]] in ("ccomp", "parataxis", "dep") else -1
    if root >= 0:
        return [statement for clause in _framed(tree, root) for statement in _unfold(tree, clause)]
    return [Statement(tree.root(), list(range(len(tree) - 1)))] if _is_verbless_claim(tree) else []


def condition(tree: Tree) -> list[int]:
    """Return the tokens of a sentence that is but a condition of the one before: "For example, if prices fall."."""
    mark = next((token for token in range(len(tree)) if tree.lower[token] in ("if", "unless")), 0)
    before = tuple(word for word in tree.lower[:mark] if word != ",")
    bare = before in CONNECTIVE_PHRASES or {*before} <= LIMITING
    if not bare or tree.deps[mark] != "mark" or tree.lower[mark] in INDEPENDENT_MARKS or tree.words[-1] != ".":
        return []
    clause = tree.subtree(tree.heads[mark])
    if any(tree.tags[token] in FINITE for token in {*range(len(tree))}.difference(clause)):
        return []
    start = mark - 1 if tree.lower[mark - 1] in ("even", "only") else mark
    return [token for token in clause if token >= start and tree.words[token] != "."]


def saying(tree: Tree) -> Statement | None:
    """Return the clause of a sentence that goes with a quotation before it: "said Novak on Friday"."""
    clause = Clause(tree.root())
    if not is_finite(tree, clause.head):
        return None
    body, _ = _body(tree, clause)
    return Statement(clause.head, _pieces(tree, clause, body))


def _is_verbless_claim(tree: Tree) -> bool:
    """Tell whether a sentence without a finite verb still counts or compares: "Ten percent more than a year ago."."""
    ends = tree.words[-1] == "." and len(tree) >= SHORTEST_VERBLESS
    counts = any(tag in ("CD", "JJR", "JJS", "RBR") for tag in tree.tags)
    return (
        ends
        and counts
        and any(tag in ("NN", "NNS") and word.islower() for tag, word in zip(tree.tags, tree.words, strict=True))
    )


def _refers_elsewhere(tree: Tree, root: int) -> bool:
    """Tell whether a sentence only points on: "here are some of them:", "the reasons include: 1.", "see https://…"."""
    if any("://" in word for word in tree.words) or (tree.words[-3:-2] == [":"] and tree.tags[-2] in ("CD", "LS")):
        return True
    if tree.words[-1] == ":" and inflection.base(tree.words[root]) in ("include", "follow"):
        return True  # "the reasons include:"
    subject, examples = tree.child(root, "nsubj"), tree.child(root, "attr")
    if subject is not None and examples is not None and tree.lower[subject] in ("these", "those"):
        return tree.lower[examples] in ("examples", "some", "few")
    return any(tree.lower[child] == "here" and child < root for child in tree.child_list(root, "advmod"))


def _framed(tree: Tree, root: int) -> list[Clause]:
    """Return what a sentence says behind a frame that says nothing: "it is worth noting that", "this allows it to"."""
    subject = tree.child(root, "nsubj")
    if subject is None or tree.lower[subject] not in ("it", "this", "that"):
        return [Clause(root)]
    if (enabled := _enabled(tree, root)) is not None and tree.lower[subject] != "it":
        return [enabled]
    reason = tree.child(root, "ccomp", "advcl")
    if (
        reason is not None
        and inflection.base(tree.words[root]) == "be"
        and tree.lower[root + 1 : root + 2] in (["why"], ["because"])
        and tree.subtree(reason)[0] == root + 1 == subject + 2
        and is_finite(tree, reason)
    ):
        return [Clause(reason)]  # "this is why it fell"
    for verb in [
        root,
        *(part for child in tree.child_list(root, "acomp", "xcomp", "attr") for part in tree.subtree(child)),
    ]:
        said = tree.child(verb, "ccomp") if verb == root or tree.child(verb, "nsubj") is None else None
        framing = inflection.base(tree.words[verb]) in FRAMES
        if framing and said is not None and is_finite(tree, said) and (verb != root or tree.lower[subject] != "it"):
            more = [child for child in tree.child_list(root, "conj") if tree.child(child, *SUBJECTS) is not None]
            return [Clause(head) for head in (said, *more)]
    return [Clause(root)]


def _enabled(tree: Tree, verb: int) -> Clause | None:
    """Return what something is said to make possible: "this allows them to leave" says that they can."""
    action = tree.child(verb, "ccomp", "xcomp")
    if inflection.base(tree.words[verb]) not in ("allow", "enable", "permit") or action is None:
        return None
    agent = tree.child(action, "nsubj") or tree.child(verb, "dobj")
    to = [token for token in tree.child_list(action, "aux") if tree.lower[token] == "to"]
    if agent is None or not to or tree.child(verb, "neg", "aux", "conj") is not None:
        return None
    subject = noun_phrase(tree, agent)
    dropped: dict[int, list[Piece]] = {token: [] for token in to}
    modal = "could" if is_past(tree, verb) else "can"
    return Clause(action, subject=subject, modal=modal, replaced=dropped, forms=as_subject(tree, subject))


def _unfold(tree: Tree, clause: Clause) -> Iterator[Statement]:
    """Give the statements of a clause, then those of the clauses that hang on it."""
    if any(tree.lower[mark] in SUPPOSITIONS for mark in tree.child_list(clause.head, "mark")):
        return  # a condition alone, or a question: nobody says that it is so
    if named := reports.source(tree, clause.head):
        clause.sources = [clause.holder, *clause.sources] if clause.holder else clause.sources
        clause.holder = named
    clause.past = clause.past or is_past(tree, clause.head)
    body, leaving = _body(tree, clause)
    own = tree.child(clause.head, *SUBJECTS)
    if own is not None and own in body:
        phrase = tidy(tree, [token for token in tree.subtree(own) if token in body])
        clause.subject = [piece for token in phrase for piece in clause.replaced.get(token, [token])]
    nation = _nation(tree, clause.head) if clause.subject else []
    for tokens in coordination.unfold(tree, clause.head, body.difference(nation)):
        pieces = _pieces(tree, clause, tokens)
        if len(pieces) > 1 and not _says_nothing(tree, clause, pieces):
            yield Statement(clause.head, pieces, clause.forms, clause.holder, clause.cue, clause.sources, clause.once)
    if nation:
        subject = body.intersection(tree.subtree(own)) if own is not None else set()
        pieces = _pieces(tree, clause, {clause.head, *nation, *subject})
        yield Statement(clause.head, pieces, clause.forms, clause.holder, clause.cue, clause.sources)
    if clause.depth < DEEPEST:
        for head, noun, kind in leaving:
            derived = branches.DERIVE[kind](tree, clause, head, noun)
            if derived is not None:
                derived.depth = clause.depth + 1
                if derived.once:
                    derived.holder, derived.sources = [], []  # who somebody is tells the author
                elif not derived.holder:
                    derived.holder, derived.cue, derived.sources = clause.holder, clause.cue, clause.sources
                elif clause.holder:
                    derived.sources = [clause.holder, *clause.sources]
                yield from _unfold(tree, derived)


def _nation(tree: Tree, verb: int) -> list[int]:
    """Return the words that tell whose citizen a person is said to be: "Anna Klein is a South Korean writer"."""
    calling = tree.child(verb, "attr")
    plain = inflection.base(tree.words[verb]) == "be" and tree.child(verb, "neg", "aux") is None
    if calling is None or not plain or not is_person_noun(tree.lower[calling]):
        return []
    if not {"a", "an"}.intersection(tree.lower[child] for child in tree.child_list(calling, "det")):
        return []
    for part in tree.child_list(calling, "amod", "compound", "nmod"):
        if tree.lower[part] in DEMONYMS:
            return [part - 1, part] if tree.lower[part - 1] in ("north", "south") else [part]
    return []


def _body(tree: Tree, clause: Clause) -> tuple[set[int], list[Branch]]:
    """Return the tokens of a clause, and the branches that say something of their own."""
    body: set[int] = set()
    leaving: list[Branch] = []
    waiting = [clause.head]
    while waiting:
        token = waiting.pop()
        body.add(token)
        for child in tree.children[token]:
            kind = branches.kind_of_branch(tree, clause.head, token, child)
            if kind:
                leaving.append((child, token, kind))
            if kind in branches.STAYS:
                body.update(tree.subtree(child))
            elif not (kind or _is_connective(tree, clause.head, token, child)):
                waiting.append(child)
    leaving.sort()
    return body, leaving


def _is_connective(tree: Tree, head: int, token: int, child: int) -> bool:
    """Tell whether a branch only ties the sentence to others, or names the source of what it says."""
    dep = tree.deps[child]
    if dep == "intj" or token != head:
        return dep == "intj"
    if _is_label(tree, head, child):
        return True
    if dep in ("advcl", "xcomp", "ccomp") and tree.lower[child : child + 2] == ["be", "it"]:
        return True  # "– be it by land or by sea"
    if dep == "cc" or reports.is_aside(tree, child):
        return True
    if dep == "advmod" and tree.lower[child] in CONNECTIVES:
        return tree.lower[child] != "then" or tree.child(head, "advcl") is None
    return dep in ("prep", "advmod") and tuple(tree.lower[part] for part in tree.subtree(child)) in CONNECTIVE_PHRASES


def _is_label(tree: Tree, head: int, child: int) -> bool:
    """Tell whether a noun before a colon only announces a clause: "Safety: the brakes were checked"."""
    end = tree.subtree(child)[-1] + 1
    subject = tree.child(head, "nsubj", "nsubjpass")
    return (
        child < head and tree.tags[child] in NOUNS and subject is not None and end < subject and tree.words[end] == ":"
    )


def _pieces(tree: Tree, clause: Clause, tokens: set[int]) -> list[Piece]:
    """Put a statement together: the subject, the verb, the rest in the order of the text."""
    own = tree.child(clause.head, *SUBJECTS)
    kept = list(tidy(tree, sorted(tokens | _closing(tree, tokens))))
    if clause.subject and tree.words[kept[0]] in OPENING:  # "(held in 2021)"
        kept = [token for token in kept[1:] if tree.words[token] not in CLOSING or token != kept[-1]]
    while (
        kept
        and tree.heads[kept[0]] == clause.head
        and (tree.deps[kept[0]] in ("cc", "mark") or tree.lower[kept[0]] == "why")
    ):
        kept.pop(0)
    borrowed = clause.subject if own is None or own not in tokens or clause.replaced.get(own) == [] else []
    pieces = [*borrowed, *clause.verb]
    verbs = (clause.head, *tree.child_list(clause.head, *AUXILIARIES))
    first = min((token for token in verbs if clause.replaced.get(token) != []), default=clause.head)
    for token in kept:
        if clause.modal and token == first:
            pieces.append(clause.modal)
            clause.forms = clause.forms | {token: inflection.base(tree.words[token])}
        pieces += clause.replaced.get(token, [token])
    if clause.condition and clause.condition[0] not in pieces:
        pieces = [*clause.condition, ",", *pieces]
    return pieces + clause.appended


def _closing(tree: Tree, tokens: set[int]) -> set[int]:
    """Return the brackets that close right after what stands in them."""
    opened = min((token for token in tokens if tree.words[token] in OPENING), default=len(tree))
    return {
        token + 1 for token in tokens if token >= opened and CLOSING.intersection(tree.words[token + 1 : token + 2])
    }


def _says_nothing(tree: Tree, clause: Clause, pieces: list[Piece]) -> bool:
    """Tell whether nothing is left but who speaks: "she said"."""
    if len(pieces) == 2 and isinstance(pieces[0], int) and tree.lower[pieces[0]] in ("i", "you", "we"):
        return inflection.base(tree.words[clause.head]) in FILLERS  # "I mean"
    if tree.lower[clause.head] not in SPEECH_FORMS or tree.words[-1] == ":":
        return False
    if tree.child(clause.head, "neg", "advcl") is not None:
        return False
    return tree.child(clause.head, "dobj", "ccomp", "xcomp", "prep", "oprd", "dative", "auxpass") is None
