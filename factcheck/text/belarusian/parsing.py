"""Dependency trees for Belarusian from tags and punctuation.

No parser for Belarusian exists, and the treebank is too small to fit a good one; but its punctuation marks every
clause. A sentence is cut into segments at commas, dashes and conjunctions; each segment with a predicate is a clause,
linked by the word that opens it; the others belong to the clause or the noun before them. Within a clause, noun phrases
are built from cases and agreement. The trees name the relations of Universal Dependencies, as far as these rules go.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text.slavic.lexicon import BELARUSIAN
from factcheck.text.slavic.trees import Token, Tree

_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "."})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "SYM", "X", "NUM"})
_IMPERSONAL = frozenset(
    {
        "няма",
        "трэба",
        "варта",
        "можна",
        "неабходна",
        "невядома",
        "вядома",
        "нельга",
        "магчыма",
        "цяжка",
        "пара",
        "шкада",
    }
)
_NEGATIONS = frozenset({"не", "ня", "ні"})
_LINKS = frozenset({"і", "й", "ды", "ці", "або", "альбо", "але", "а"})
_ADVERBIAL = BELARUSIAN.condition | BELARUSIAN.cause | BELARUSIAN.concession


@dataclass(slots=True)
class _Segment:
    """The words from `start` up to `end`, the place of their predicate (-1: none) and of the word that opens them."""

    start: int
    end: int
    predicate: int = -1
    opener: int = -1


def parse(tokens: Sequence[Token]) -> Tree:
    """Return the tree over a tagged sentence or piece of one."""
    _Parser(tokens).run()
    return Tree(tokens)


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.root = -1

    def run(self) -> None:
        """Set the head and relation of every word."""
        for token in self.tokens:
            token.head, token.rel = -1, "dep"
        segments = self._segments()
        self._link_clauses(segments)
        if self.root < 0:  # no predicate at all: the first noun stands for one
            nouns = (i for i, token in enumerate(self.tokens) if token.pos in _NOMINAL)
            self.root = next(nouns, 0)
        verb = self.root
        for index, segment in enumerate(segments):
            verb = segment.predicate if segment.predicate >= 0 else verb
            if segment.predicate >= 0 or not self._belongs_to_noun(segments, index):
                self._build(segment, verb)
            verb = self._resume(segments, index, verb)
        for place, token in enumerate(self.tokens):
            if token.head < 0 and place != self.root:
                token.head = self._clause_at(segments, place)
                token.rel = "punct" if token.pos == "PUNCT" else token.rel
        self.tokens[self.root].head, self.tokens[self.root].rel = -1, "root"

    # Segments and clauses

    def _segments(self) -> list[_Segment]:
        """Cut the sentence at marks, and at a conjunction between two predicates."""
        found: list[_Segment] = []
        start, quoted = 0, False
        for place in range(len(self.tokens) + 1):
            text = self.tokens[place].text if place < len(self.tokens) else "."
            quoted = (quoted or text in "«“„") and text not in "»”"
            if place == len(self.tokens) or (text in _BREAKS and not quoted):
                found += self._split(start, place)
                start = place + 1
        return found

    def _split(self, start: int, end: int) -> list[_Segment]:
        predicates = [place for place in range(start, end) if self._is_predicate(place, start, end)]
        found = []
        for first, second in zip(predicates, predicates[1:], strict=False):
            links = [place for place in range(first + 1, second) if self.tokens[place].lower in _LINKS]
            if links and self.tokens[first].lower not in BELARUSIAN.condition:
                link = links[-1]
                found.append(self._segment(start, link, first))
                start = link
        predicate = next((place for place in predicates if place >= start), -1)
        return [*found, self._segment(start, end, predicate)] if start < end else found

    def _segment(self, start: int, end: int, predicate: int) -> _Segment:
        opener = next((place for place in range(start, end) if self.tokens[place].pos != "PUNCT"), -1)
        return _Segment(start, end, predicate, opener)

    def _is_predicate(self, place: int, start: int, end: int) -> bool:
        token = self.tokens[place]
        if token.lower in _IMPERSONAL or BELARUSIAN.may.fullmatch(token.lower):
            return True
        if token.pos in ("VERB", "AUX"):
            if token.feats.get("VerbForm") == "Fin":
                auxiliary = token.lower.startswith(("буд", "бы"))
                return not auxiliary or not any(self._is_verb(other) for other in range(place + 1, min(end, place + 4)))
            if token.has(VerbForm="Part", Variant="Short"):
                return True
        return self._predicative(place, start, end)

    def _is_verb(self, place: int) -> bool:
        token = self.tokens[place]
        return token.pos == "VERB" or token.has(Variant="Short")

    def _predicative(self, place: int, start: int, end: int) -> bool:
        """Tell whether an adjective or participle in the nominative is the predicate of a clause without a verb."""
        token = self.tokens[place]
        if not (token.pos == "ADJ" or token.has(VerbForm="Part")) or not (
            token.has(Case="Nom") or token.has(Variant="Short")
        ):
            return False
        after = self.tokens[place + 1] if place + 1 < end else None
        if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "VERB", "AUX") or after.has(Case="Nom")):
            return False
        subject = any(
            self.tokens[p].has(Case="Nom") and self.tokens[p].pos in ("NOUN", "PROPN", "PRON")
            for p in range(start, place)
        )
        verbs = any(self.tokens[p].feats.get("VerbForm") == "Fin" for p in range(start, end) if p != place)
        return subject and not verbs

    def _link_clauses(self, segments: Sequence[_Segment]) -> None:
        """Hang each clause on the clause or noun that it belongs to."""
        clauses: list[_Segment] = []
        waiting: list[_Segment] = []  # subordinate clauses before the first main one
        for segment in segments:
            if segment.predicate < 0:
                continue
            relation = self._opening(segment)
            if not clauses and relation in ("advcl",):
                waiting.append(segment)
            elif (
                not any(self.tokens[clause.predicate].rel in ("root", "conj") for clause in clauses)
                and relation == "conj"
            ):
                self._make_root(segment, waiting, clauses)
            elif relation == "acl:relcl":
                noun = self._noun_before(segment.start, segment)
                self._hang(
                    segment.predicate,
                    noun if noun >= 0 else self._last(clauses, segment),
                    relation if noun >= 0 else "advcl",
                )
            elif relation in ("ccomp", "advcl"):
                self._hang(segment.predicate, self._last(clauses, segment), relation)
            else:
                self._hang(segment.predicate, self._partner(clauses, segment), "conj")
            if segment not in waiting:
                clauses.append(segment)
        if self.root < 0 and waiting:
            self._make_root(waiting[0], waiting[1:], [])

    def _make_root(self, segment: _Segment, waiting: Sequence[_Segment], clauses: Sequence[_Segment]) -> None:
        self.root = segment.predicate
        self.tokens[self.root].rel = "root"
        for other in waiting:
            self._hang(other.predicate, self.root, "advcl")
        for clause in clauses:
            if self.tokens[clause.predicate].head < 0 and clause.predicate != self.root:
                self._hang(clause.predicate, self.root, "advcl")

    def _opening(self, segment: _Segment) -> str:
        """Return the relation that a clause's first words tell."""
        first = [self.tokens[place].lower for place in range(segment.opener, min(segment.end, segment.opener + 3))]
        if first[0] in _LINKS and len(first) > 1:
            first = first[1:] if first[1] in BELARUSIAN.that | _ADVERBIAL else first
        if any(BELARUSIAN.relative.match(word) for word in first) or (
            first[0] == BELARUSIAN.where and segment.opener > 0
        ):
            return "acl:relcl"
        if first[0] in BELARUSIAN.that or first[0] in ("колькі", "хто", "чаму", "ці", "куды"):
            return "ccomp" if segment.opener > 0 else "conj"
        if first[0] in _ADVERBIAL:
            return "conj" if first[0] == "як" and segment.opener == 0 else "advcl"
        return "conj"

    def _last(self, clauses: Sequence[_Segment], segment: _Segment) -> int:
        """Return the predicate, or the "тым" before "што", that a subordinate clause depends on."""
        before = segment.start - 2
        if before >= 0 and self.tokens[before].lower in ("тым", "тое", "таго", "тым,"):
            return before
        return clauses[-1].predicate if clauses else -1

    def _partner(self, clauses: Sequence[_Segment], segment: _Segment) -> int:
        """Return the clause that a clause continues: the main one unless it only fits, or only joins, the last one."""
        last, verb = clauses[-1], self.tokens[segment.predicate]
        if self.tokens[last.predicate].rel in ("root", "conj"):
            return self.root if self.tokens[last.predicate].rel == "root" else self.tokens[last.predicate].head
        joined = self.tokens[segment.start].lower in _LINKS and self.tokens[segment.start - 1].text != ","
        if joined or (not self._fits(verb, self.tokens[self.root]) and self._fits(verb, self.tokens[last.predicate])):
            return last.predicate
        return self.root if self.root >= 0 else last.predicate

    @staticmethod
    def _fits(verb: Token, other: Token) -> bool:
        return all(
            verb.feats.get(name) in (None, other.feats.get(name)) or other.feats.get(name) is None
            for name in ("Number", "Gender", "Tense")
        )

    def _noun_before(self, place: int, segment: _Segment) -> int:
        """Return the noun that a relative clause belongs to, by agreement with its pronoun, else the nearest."""
        window = range(segment.start, min(segment.end, segment.start + 3))
        pronoun = next((self.tokens[p] for p in window if BELARUSIAN.relative.match(self.tokens[p].lower)), None)
        nearest = -1
        for candidate in range(place - 1, max(-1, place - 10), -1):
            token = self.tokens[candidate]
            if token.pos not in ("NOUN", "PROPN"):
                continue
            nearest = candidate if nearest < 0 else nearest
            if pronoun is None:
                return candidate
            gender = token.has(Number="Plur") or pronoun.feats.get("Gender") in (None, token.feats.get("Gender"))
            if pronoun.feats.get("Number") in (None, token.feats.get("Number")) and gender:
                return self._name_head(candidate)
        return nearest

    def _name_head(self, place: int) -> int:
        while place > 0 and self.tokens[place - 1].pos == "PROPN" and self.tokens[place].pos == "PROPN":
            place -= 1
        return place

    def _resume(self, segments: Sequence[_Segment], index: int, verb: int) -> int:
        """Return the clause that the next segment continues: after a relative clause, the one around it."""
        following = segments[index + 1] if index + 1 < len(segments) else None
        if following is not None and following.predicate < 0 and verb >= 0 and self.tokens[verb].rel == "acl:relcl":
            return verb
        return verb

    def _clause_at(self, segments: Sequence[_Segment], place: int) -> int:
        """Return the predicate of the clause around a place."""
        found = self.root
        for segment in segments:
            if segment.start > place:
                break
            found = segment.predicate if segment.predicate >= 0 else found
        return found if found != place else self.root

    # Segments without a predicate

    def _belongs_to_noun(self, segments: Sequence[_Segment], index: int) -> bool:
        """Hang a participial clause, an apposition or a member of a list on its noun; tell whether it is one."""
        segment = segments[index]
        if segment.opener < 0:
            return True
        first = self.tokens[segment.opener]
        noun = self._noun_ending(segment.start - 1)
        if noun < 0:
            return False
        participle = next(
            (
                p
                for p in range(segment.opener, min(segment.end, segment.opener + 4))
                if self._participial(self.tokens[p])
            ),
            -1,
        )
        if participle >= 0 and self._agree(self.tokens[participle], self.tokens[noun]):
            self._build(segment, participle)
            self._hang(participle, noun, "acl")
            return True
        head = self._head_of(segment)
        if (
            head < 0
            or first.pos == "ADP"
            and self.tokens[noun].head >= 0
            and first.lower not in self._prepositions(noun)
        ):
            return False
        if self.tokens[head].feats.get("Case") != self.tokens[noun].feats.get("Case"):
            return False
        self._build(segment, noun)
        listed = first.lower in _LINKS or any(
            self.tokens[s.opener].lower in _LINKS for s in segments[index + 1 : index + 2] if s.opener >= 0
        )
        named = self.tokens[noun].pos == "PROPN" or self.tokens[head].pos == "PROPN"
        between = index + 1 < len(segments) or self.tokens[segment.end - 1].text in ".!"
        self._hang(
            head,
            noun,
            "appos" if named and not listed and between and self.tokens[head].pos != self.tokens[noun].pos else "conj",
        )
        return True

    @staticmethod
    def _participial(token: Token) -> bool:
        return token.has(VerbForm="Part") or (
            token.pos == "ADJ" and token.lower.endswith(("аны", "ены", "аная", "еная", "аныя", "еныя", "нуты", "нутыя"))
        )

    def _agree(self, one: Token, other: Token) -> bool:
        return all(one.feats.get(name) in (None, other.feats.get(name)) for name in ("Case", "Number"))

    def _noun_ending(self, place: int) -> int:
        """Return the head of the noun phrase that ends before a mark, -1 where none does."""
        while place >= 0 and self.tokens[place].pos == "PUNCT":
            place -= 1
        if place < 0 or self.tokens[place].pos not in _NOMINAL:
            return -1
        while self.tokens[place].rel in ("flat:name", "appos", "nmod", "conj", "amod") and self.tokens[place].head >= 0:
            if self.tokens[place].rel == "conj":
                return self.tokens[place].head
            place = self.tokens[place].head
        return place

    def _head_of(self, segment: _Segment) -> int:
        return next(
            (p for p in range(segment.start, segment.end) if self.tokens[p].pos in ("NOUN", "PROPN", "SYM")), -1
        )

    def _prepositions(self, noun: int) -> set[str]:
        return {token.lower for token in self.tokens if token.head == noun and token.rel == "case"}

    # Inside a segment

    def _build(self, segment: _Segment, verb: int) -> None:
        """Build the noun phrases of a segment and hang them on its verb."""
        current, last, case, link = verb, -1, -1, -1
        pending: list[int] = []
        for place in range(segment.start, segment.end):
            token = self.tokens[place]
            if place == verb:
                self._drop(pending, verb)
                last, case, link, current = -1, -1, -1, verb
            elif token.head >= 0 and token.rel in ("conj", "acl:relcl", "ccomp", "advcl"):
                continue
            elif token.pos == "ADP":
                case = place
            elif token.pos in ("CCONJ",) or token.lower in _LINKS and last >= 0:
                link = place
            elif token.pos in ("ADJ", "DET", "NUM") or token.has(VerbForm="Part"):
                pending.append(place)
            elif token.pos in _NOMINAL:
                last = self._nominal(place, current, last, case, link, pending, verb)
                case, link, pending = -1, -1, []
            elif token.has(VerbForm="Inf"):
                self._hang(place, current, "xcomp")
                current, last = place, -1
            elif token.pos in ("SCONJ",):
                self._hang(place, verb, "mark")
            elif token.pos == "AUX" or token.lower.startswith(("быў", "был", "буд")):
                self._hang(place, verb, "aux")
            elif token.lower in _NEGATIONS and place + 1 < segment.end:
                self._hang(
                    place, place + 1 if self.tokens[place + 1].pos not in ("ADP", "PUNCT") else current, "advmod"
                )
            elif token.pos in ("ADV", "PART"):
                self._hang(place, current if current != place else verb, "advmod")
        self._drop([*pending, case], current)

    def _nominal(self, place: int, verb: int, last: int, case: int, link: int, pending: list[int], clause: int) -> int:
        """Hang a noun and what stands before it; return the head of its phrase."""
        token = self.tokens[place]
        for other in pending:
            number = self.tokens[other].pos == "NUM"
            self._hang(other, place, "nummod" if number else "det" if self.tokens[other].pos == "DET" else "amod")
        if case >= 0:
            self._hang(case, place, "case")
        if link >= 0:
            self._hang(link, place, "cc")
        adjacent = last >= 0 and case < 0 and link < 0
        its = self.tokens[last] if last >= 0 else token
        same = token.feats.get("Case") == its.feats.get("Case")
        if adjacent and token.pos == "PROPN" and its.pos == "PROPN" and same:
            self._hang(place, last, "flat:name")
        elif adjacent and token.pos == "PROPN" and its.pos == "NOUN" and same and not pending:
            self._hang(place, last, "appos")
        elif adjacent and self.tokens[place - 1].text in '«“"' and its.pos == "NOUN":
            self._hang(place, last, "appos")
        elif adjacent and token.has(Case="Gen") and its.pos != "PRON":
            self._hang(place, self._innermost(last), "nmod")
        elif last >= 0 and link >= 0 and (same or case >= 0):
            self._hang(place, last, "conj")
        elif last >= 0 and case >= 0 and last < clause and place < clause and its.rel.startswith("nsubj"):
            self._hang(place, last, "nmod")
        else:
            self._hang(place, verb, self._role(place, verb, case, clause))
            return place
        return last

    def _innermost(self, place: int) -> int:
        """Return the last genitive of a chain, "кіраўнік прэс-службы міністэрства"."""
        chain = [place]
        for other in range(place + 1, len(self.tokens)):
            if self.tokens[other].rel == "nmod" and self.tokens[other].head == chain[-1]:
                chain.append(other)
        return chain[-1]

    def _role(self, place: int, verb: int, case: int, clause: int) -> str:
        token, predicate = self.tokens[place], self.tokens[clause]
        if case >= 0:
            return "obl"
        taken = any(t.rel == "nsubj" and t.head == clause for t in self.tokens)
        agrees = all(
            predicate.feats.get(name) in (None, token.feats.get(name)) or not token.feats.get(name)
            for name in (("Number",) if predicate.has(Number="Plur") else ("Number", "Gender"))
        )
        likely = token.has(Case="Nom") or (token.has(Case="Acc") and place < clause)
        if likely and not taken and agrees and verb == clause and predicate.lower != "няма":
            return "nsubj"
        return "obl" if token.feats.get("Case") in ("Ins", "Loc", "Dat") else "obj"

    def _drop(self, places: Sequence[int], verb: int) -> None:
        for place in places:
            if place >= 0 and place != verb:
                self._hang(place, verb, "obl")

    def _hang(self, place: int, head: int, relation: str) -> None:
        if place != head:
            self.tokens[place].head, self.tokens[place].rel = head, relation
