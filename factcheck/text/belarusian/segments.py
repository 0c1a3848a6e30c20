"""Where the clauses of a Belarusian sentence are, and which clause or noun each belongs to.

Belarusian punctuation sets every clause off: a sentence is cut at commas, dashes and brackets, and at a conjunction
between two predicates. A segment with a predicate is a clause, and its first words tell what sort of one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.text.belarusian import corrections
from factcheck.text.slavic.lexicon import BELARUSIAN
from factcheck.text.slavic.repairs import agree
from factcheck.text.slavic.trees import Token

LINKS = frozenset({"і", "й", "ды", "ці", "або", "альбо", "але", "а"})
_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "."})
_IMPERSONAL = frozenset(
    "няма трэба варта можна неабходна невядома вядома нельга магчыма цяжка шкада хопіць хапае хапіла".split()
)
_ADVERBIAL = BELARUSIAN.condition | BELARUSIAN.cause | BELARUSIAN.concession
_QUESTIONS = frozenset({"колькі", "хто", "чаму", "ці", "куды"})
_POINTERS = frozenset({"тым", "тое", "таго"})


@dataclass(slots=True)
class Segment:
    """The words from `start` up to `end`, the place of their predicate and of the first word (-1: none)."""

    start: int
    end: int
    predicate: int = -1
    opener: int = -1


def segments(tokens: Sequence[Token]) -> list[Segment]:
    """Return the segments of a tagged sentence in order; tags of predicates that only their place tells are set."""
    found: list[Segment] = []
    start, quoted = 0, False
    for place in range(len(tokens) + 1):
        text = tokens[place].text if place < len(tokens) else "."
        quoted = (quoted or text in "«“„") and text not in "»”"
        if place == len(tokens) or (text in _BREAKS and not quoted):
            found += _split(tokens, start, place)
            start = place + 1
    if found and _opens_without(tokens, found[0]):
        found[0].predicate = _supplied(tokens, found[0].start, found[0].end)[0]
    if not any(segment.predicate >= 0 and _opening(tokens, segment) == "conj" for segment in found):
        for segment in found:  # the main clause must have a predicate too
            if segment.opener >= 0 and _opening(tokens, segment) == "conj":
                segment.predicate = next(iter(_supplied(tokens, segment.start, segment.end)), -1)
                if segment.predicate >= 0:
                    break
    return found


def link(tokens: Sequence[Token], found: Sequence[Segment]) -> int:
    """Hang each clause's predicate on the clause or noun it belongs to; return the main one's place, -1 without one."""
    root = -1
    clauses: list[int] = []
    for segment in (segment for segment in found if segment.predicate >= 0):
        place, relation = segment.predicate, _opening(tokens, segment)
        token = tokens[place]
        if root < 0 and relation == "conj":
            root = place
            token.rel = "root"
            for other in clauses:
                if tokens[other].head < 0:
                    tokens[other].head, tokens[other].rel = root, "advcl"
        elif relation == "acl:relcl" and (noun := _noun_before(tokens, segment)) >= 0:
            token.head, token.rel = noun, relation
        elif relation == "conj":
            token.head, token.rel = _partner(tokens, segment, clauses[-1], root), relation
        elif clauses:
            pointer = segment.start - 2
            pointed = pointer >= 0 and tokens[pointer].lower in _POINTERS
            token.head, token.rel = (
                pointer if pointed else clauses[-1],
                "advcl" if relation == "acl:relcl" else relation,
            )
        clauses.append(place)
    if root < 0 and clauses:
        root = clauses[0]
        for other in clauses[1:]:
            if tokens[other].head < 0:
                tokens[other].head, tokens[other].rel = root, "advcl"
    return root


def _split(tokens: Sequence[Token], start: int, end: int) -> Iterator[Segment]:
    """Yield the segments of what stands between two marks."""
    predicates = [place for place in range(start, end) if _is_predicate(tokens, place, start, end)]
    for first, second in pairwise(predicates):
        links = [place for place in range(first + 1, second) if tokens[place].lower in LINKS]
        if links and first >= start:
            yield _segment(tokens, start, links[-1], first)
            start = links[-1]
    if not predicates and start < end and _needs_predicate(tokens, start, end):
        predicates = _supplied(tokens, start, end)
    if start < end:
        yield _segment(tokens, start, end, next((place for place in predicates if place >= start), -1))


def _opens_without(tokens: Sequence[Token], segment: Segment) -> bool:
    """Tell whether the first clause of a sentence has a subject and, right after it, what can only be its predicate."""
    if segment.predicate >= 0 or segment.opener < 0 or _opening(tokens, segment) != "conj":
        return False
    place = next((p for p in range(segment.start + 1, segment.end) if corrections.may_be_predicate(tokens[p])), 0)
    return place > 0 and tokens[place - 1].pos in ("NOUN", "PROPN") and tokens[place - 1].has(Case="Nom")


def _needs_predicate(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether what opens with such a word is a clause: "што …", "які …", or "і" right before a verb's form."""
    first = tokens[start].lower
    if first in LINKS:
        return start + 1 < end and start > 0 and corrections.may_be_predicate(tokens[start + 1])
    return first in _ADVERBIAL | BELARUSIAN.that or bool(BELARUSIAN.relative.match(first))


def _supplied(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Return the place of the word that must be the predicate of a clause in which the tagger saw none."""
    place = next((place for place in range(start + 1, end) if corrections.may_be_predicate(tokens[place])), -1)
    if place < 0:
        return []
    corrections.predicate(tokens[place])
    return [place]


def _segment(tokens: Sequence[Token], start: int, end: int, predicate: int) -> Segment:
    opener = next((place for place in range(start, end) if tokens[place].pos != "PUNCT"), -1)
    if (
        predicate < 0
        and opener >= 0
        and tokens[opener].lower in BELARUSIAN.that | BELARUSIAN.cause | BELARUSIAN.so_that | {"калі", "пакуль"}
    ):
        # "-іць" ends infinitives and the third person alike, and such a clause needs a finite verb
        predicate = next((place for place in range(start, end) if tokens[place].has(VerbForm="Inf")), -1)
        if predicate >= 0 and tokens[opener].lower not in BELARUSIAN.so_that:
            tokens[predicate].feats |= {"VerbForm": "Fin", "Person": "3", "Number": "Sing"}
    if predicate >= 0 and (tokens[predicate].pos == "ADJ" or tokens[predicate].has(VerbForm="Part")):
        tokens[predicate].feats["Variant"] = "Short"
    return Segment(start, end, predicate, opener)


def _is_predicate(tokens: Sequence[Token], place: int, start: int, end: int) -> bool:
    token = tokens[place]
    modal = BELARUSIAN.may.match(token.lower) or BELARUSIAN.duty.match(token.lower)
    if token.lower in _IMPERSONAL or (modal and token.pos in ("VERB", "ADJ", "AUX")):
        return True
    if token.pos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin":
        following = tokens[place + 1 : min(end, place + 4)]
        auxiliary = token.lower.startswith(("буд", "бы"))
        return not auxiliary or not any(other.pos == "VERB" or other.has(Variant="Short") for other in following)
    if token.has(VerbForm="Part") and (token.has(Variant="Short") or "Case" not in token.feats):
        return True
    return _is_predicative(tokens, place, start, end)


def _is_predicative(tokens: Sequence[Token], place: int, start: int, end: int) -> bool:
    """Tell whether an adjective or participle in the nominative is the predicate of a clause without a verb."""
    token = tokens[place]
    if not (token.pos == "ADJ" or token.has(VerbForm="Part")) or not token.has(Case="Nom"):
        return False
    after = tokens[place + 1] if place + 1 < end else None
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "VERB", "AUX") or after.has(Case="Nom")):
        return False
    before = tokens[start:place]
    counted = any(other.text[0].isdigit() for other in before)
    subject = any(
        (o.pos in ("NOUN", "PROPN", "PRON") and (counted or o.has(Case="Nom"))) or BELARUSIAN.relative.match(o.lower)
        for o in before
    )
    return subject and not any(other.has(VerbForm="Fin") for other in before)


def _opening(tokens: Sequence[Token], segment: Segment) -> str:
    """Return the relation that a clause's first words tell."""
    first = [token.lower for token in tokens[segment.opener : min(segment.end, segment.opener + 3)]]
    if first[0] in LINKS and len(first) > 1 and first[1] in BELARUSIAN.that | _ADVERBIAL:
        first = first[1:]
    relative = any(BELARUSIAN.relative.match(word) for word in first)
    if segment.opener > 0 and (relative or first[0] == BELARUSIAN.where):
        return "acl:relcl"
    if segment.opener > 0 and (first[0] in BELARUSIAN.that or first[0] in _QUESTIONS):
        return "ccomp"
    return "advcl" if first[0] in _ADVERBIAL and not (first[0] == "як" and segment.opener == 0) else "conj"


def _partner(tokens: Sequence[Token], segment: Segment, last: int, root: int) -> int:
    """Return the clause that a coordinated one continues: the main one, unless it only fits or only joins the last."""
    if tokens[last].rel == "conj" and tokens[last].head >= 0:
        last = tokens[last].head
    joined = tokens[segment.start].lower in LINKS and tokens[segment.start - 1].text != ","
    verb = tokens[segment.predicate]
    if last == root or joined or (not agree(verb, tokens[root]) and agree(verb, tokens[last])):
        return last
    return root


def _noun_before(tokens: Sequence[Token], segment: Segment) -> int:
    """Return the noun that a relative clause belongs to, by agreement with its pronoun or else the nearest; -1."""
    window = tokens[segment.start : min(segment.end, segment.start + 3)]
    pronoun = next((token for token in window if BELARUSIAN.relative.match(token.lower)), None)
    nearest = -1
    for place in range(segment.start - 1, max(-1, segment.start - 10), -1):
        if tokens[place].pos not in ("NOUN", "PROPN"):
            continue
        if pronoun is None or agree(pronoun, tokens[place]):
            while place > 0 and tokens[place - 1].pos == tokens[place].pos == "PROPN":
                place -= 1
            return place
        nearest = place if nearest < 0 else nearest
    return nearest
