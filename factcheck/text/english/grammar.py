"""What statements are made of: clauses, phrases, and the questions about them that every rule asks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.text.english import inflection
from factcheck.text.english.parsing import QUOTES, Tree

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBAL = FINITE | {"VB", "VBG", "VBN"}
NAMES = frozenset({"NNP", "NNPS"})
NOUNS = NAMES | {"NN", "NNS"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
COMMAS = frozenset({",", ";", ":", "-", "--", "–", "—", "―"})
OPENING = frozenset({"(", "["})
CLOSING = frozenset({")", "]"})
PAUSES = COMMAS | OPENING | CLOSING

MONTHS = frozenset("january february march april may june july august september october november december".split())
YEAR = re.compile(r"1\d\d\d|20\d\d")

Piece = int | str  # a token, or words that the sentence leaves out


@dataclass(slots=True)
class Statement:
    """One thing that a sentence says.

    `head` is the token of its predicate and `pieces` are in reading order; `forms` holds the tokens that change their
    form ("grossing" to "grossed"). `holder` is the tokens that name who says it, empty where it is the author, `cue`
    the base of the verb by which they do, and `sources` those who in turn say that the holder does, the nearest
    first. A text may tell who somebody is whenever it names them, which is listed `once`.
    """

    head: int
    pieces: list[Piece]
    forms: dict[int, str] = field(default_factory=dict)
    holder: list[int] = field(default_factory=list)
    cue: str = ""
    sources: list[list[int]] = field(default_factory=list)
    once: bool = False

    def tokens(self) -> list[int]:
        """Return the tokens of the sentence that it is made of, in the order of the text."""
        return sorted({piece for piece in self.pieces if isinstance(piece, int)})


@dataclass(slots=True)
class Clause:
    """A clause to make statements of.

    It borrows `subject` and `verb` (auxiliaries, a copula) from where it hangs. `replaced` says what to put for a
    token, `appended` what to put at the end, `forms` which tokens change their form. `past` is the tense around it;
    a `modal` goes before its verb, and the `condition` that it shares before it all.
    """

    head: int
    subject: list[Piece] = field(default_factory=list)
    verb: list[Piece] = field(default_factory=list)
    replaced: dict[int, list[Piece]] = field(default_factory=dict)
    appended: list[Piece] = field(default_factory=list)
    forms: dict[int, str] = field(default_factory=dict)
    holder: list[int] = field(default_factory=list)
    sources: list[list[int]] = field(default_factory=list)
    condition: list[Piece] = field(default_factory=list)
    cue: str = ""
    modal: str = ""
    past: bool = False
    once: bool = False
    depth: int = 0


def is_finite(tree: Tree, head: int) -> bool:
    """Tell whether a token governs a finite clause, so that what it says can be true or false."""
    return tree.tags[head] in FINITE or any(tree.tags[token] in FINITE for token in tree.child_list(head, *AUXILIARIES))


def is_past(tree: Tree, head: int) -> bool:
    """Tell whether a verb stands in the past tense."""
    return tree.tags[head] == "VBD" or any(tree.tags[child] == "VBD" for child in tree.child_list(head, *AUXILIARIES))


def is_predicate_noun(tree: Tree, head: int, token: int) -> bool:
    """Tell whether a token is what the clause of `head` says that its subject is."""
    first = token
    while tree.deps[first] == "conj" and first != head:
        first = tree.heads[first]
    return token == head or (tree.deps[first] in ("attr", "oprd") and tree.heads[first] == head)


def is_plural(tree: Tree, pieces: Sequence[Piece]) -> bool:
    """Tell whether a subject takes a verb in the plural."""
    tokens = {piece for piece in pieces if isinstance(piece, int)}
    head = next((token for token in tokens if tree.heads[token] not in tokens or tree.heads[token] == token), None)
    if head is None:
        return False
    if tree.tags[head] in ("NNS", "NNPS") or tree.lower[head] in (
        "they",
        "we",
        "you",
        "these",
        "those",
        "many",
        "some",
    ):
        return True
    return any(child in tokens for child in tree.child_list(head, "conj"))


def after_pause(tree: Tree, branch: int) -> bool:
    """Tell whether a comma, a dash or a bracket stands before a branch."""
    before = tree.subtree(branch)[0] - 1
    if tree.words[before + 1] in OPENING:
        return True
    if before > 0 and tree.words[before] in QUOTES:
        before -= 1
    return before >= 0 and tree.words[before] in PAUSES


def tidy(tree: Tree, tokens: Sequence[int]) -> Iterator[int]:
    """Give tokens without the punctuation that what was cut leaves behind."""
    present = set(tokens)
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        word = tree.words[token]
        if word in COMMAS and (place in (0, last) or token + 1 not in present):
            continue
        left = tokens[place - 1]
        if (
            word in COMMAS
            and left != token - 1
            and (word != "," or tree.words[left] in COMMAS or tree.tags[left] == "IN")
        ):
            continue
        if word in ".!?" and place == last:
            continue
        if (tree.tags[token] == "CC" or word in OPENING) and token + 1 not in present:
            continue
        if word in CLOSING and token - 1 not in present:
            continue
        yield token


def noun_phrase(tree: Tree, noun: int) -> list[Piece]:
    """Return a noun with what belongs to it, without asides and what is coordinated with it."""
    apart = {
        child
        for token in tree.subtree(noun)
        for child in tree.children[token]
        if tree.deps[child] in ("relcl", "birth", "death")
        or (tree.deps[child] in ("appos", "acl", "prep") and child > token and after_pause(tree, child))
        or (token == noun and tree.deps[child] in ("cc", "conj", "preconj", "neg", "punct", "acl"))
    }
    return list(tidy(tree, tree.subtree(noun, without=apart)))


def known(tree: Tree, pieces: Sequence[Piece]) -> dict[int, str]:
    """Return the changed forms that make a phrase one that was mentioned before: "a" to "the"."""
    return {
        piece: "the"
        for piece in pieces
        if isinstance(piece, int) and tree.lower[piece] in ("a", "an") and tree.deps[piece] == "det"
    }


def as_subject(tree: Tree, pieces: Sequence[Piece]) -> dict[int, str]:
    """Return the forms of pronouns that become a subject: "him" to "he"."""
    return {
        piece: SUBJECT_FORMS[tree.lower[piece]]
        for piece in pieces
        if isinstance(piece, int)
        and tree.lower[piece] in SUBJECT_FORMS
        and tree.tags[piece] == "PRP"
        and len(pieces) == 1
    }


def _is_dated(tree: Tree, participle: int) -> bool:
    """Tell whether a participle tells of an event in a year, and of no state since then: "held in 2021"."""
    return tree.lower[participle] == "born" or any(
        YEAR.fullmatch(tree.words[token])
        and (tree.deps[token] in ("pobj", "npadvmod") or tree.lower[tree.heads[token]] in MONTHS)
        and not {"since", "as"}.intersection(tree.lower[participle:token])
        for token in tree.subtree(participle)
    )


def finite(tree: Tree, clause: Clause) -> Clause:
    """Make the participle of a clause finite, in the tense that the clause hangs in."""
    auxiliary = tree.child(clause.head, *AUXILIARIES)
    verb = clause.head if auxiliary is None else auxiliary
    plural = is_plural(tree, clause.subject)
    clause.past = clause.past or (tree.tags[verb] == "VBN" and _is_dated(tree, verb))
    if tree.tags[verb] == "VBG":
        clause.forms = clause.forms | {verb: inflection.agreeing(tree.words[verb], past=clause.past, plural=plural)}
    else:
        clause.verb = [inflection.agreeing("be", past=clause.past, plural=plural)]
    return clause
