"""Dependency trees for Belarusian from tags and punctuation.

No parser for Belarusian exists, and the treebank is too small to fit a good one. `segments` finds the clauses; here
noun phrases are built from cases and agreement and hung on them. The trees name the relations of Universal
Dependencies, as far as these rules go.
"""

from collections.abc import Sequence

from factcheck.text.belarusian.segments import LINKS, Segment, link, segments
from factcheck.text.slavic.lexicon import BELARUSIAN
from factcheck.text.slavic.repairs import repair
from factcheck.text.slavic.trees import Token, Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "SYM", "X"})
_CLAUSES = ("root", "conj", "acl:relcl", "ccomp", "advcl")
_CLOSE = ("flat:name", "appos", "nmod", "amod")
_PARTICIPIAL = ("аны", "ены", "аная", "еная", "аныя", "еныя", "нуты", "нутая", "нутыя")


def parse(tokens: Sequence[Token]) -> Tree:
    """Return the tree over a tagged sentence or piece of one."""
    _Parser(tokens).run()
    repair(tokens, BELARUSIAN)
    return Tree(tokens)


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def run(self) -> None:
        """Set the head and relation of every word."""
        tokens = self.tokens
        for token in tokens:
            token.head, token.rel = -1, "dep"
        found = segments(tokens)
        root = link(tokens, found)
        if root < 0:  # no predicate at all: the first noun stands for one
            root = next((place for place, token in enumerate(tokens) if token.pos in _NOMINAL), 0)
        verb = root
        for index, segment in enumerate(found):
            verb = segment.predicate if segment.predicate >= 0 else verb
            gerund = self._gerund(segment)
            if gerund >= 0:
                self._build(segment, gerund)
                self._hang(gerund, verb, "advcl")
            elif segment.predicate >= 0 or not self._belongs_to_noun(found, index):
                self._build(segment, verb)
            for place in range(segment.start, min(segment.end + 1, len(tokens))):
                quoted = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}.get(tokens[place].text, 0)
                if quoted and 0 <= place + quoted < len(tokens):
                    self._hang(place, place + quoted, "punct")
                inside = place < segment.end or tokens[place].pos == "PUNCT"
                if inside and tokens[place].head < 0 and place not in (root, verb):
                    self._hang(place, verb, "punct" if tokens[place].pos == "PUNCT" else tokens[place].rel)
        tokens[root].head, tokens[root].rel = -1, "root"

    def _gerund(self, segment: Segment) -> int:
        """Return the gerund that opens a segment without a predicate, -1 where none does."""
        first = range(segment.start, min(segment.end, segment.start + 2)) if segment.predicate < 0 else ()
        return next((place for place in first if self.tokens[place].has(VerbForm="Conv")), -1)

    def _belongs_to_noun(self, found: Sequence[Segment], index: int) -> bool:
        """Hang a segment without a predicate on the noun before it; tell whether it is a part of that noun's phrase.

        It may be a participial clause, a member of a list, or an apposition.
        """
        segment = found[index]
        noun = self._phrase_ending(segment.start - 1)
        opening = self.tokens[max(segment.opener, 0)]
        if segment.opener < 0 or noun < 0 or opening.pos == "SCONJ" or BELARUSIAN.relative.match(opening.lower):
            return False
        first = range(segment.opener, min(segment.end, segment.opener + 4))
        participle = next((place for place in first if self._is_participle(place)), -1)
        cases = {self.tokens[place].feats.get("Case") for place in (participle, noun)}
        if participle >= 0 and (len(cases) == 1 or cases == {"Nom", "Acc"}) and self._same(participle, noun, "Number"):
            self.tokens[participle].feats["VerbForm"] = "Part"
            self._build(segment, participle)
            self._hang(participle, noun, "acl")
            return True
        head = next(
            (p for p in range(segment.start, segment.end) if self.tokens[p].pos in ("NOUN", "PROPN", "SYM")), -1
        )
        if head < 0 or not self._same(head, noun, "Case") or not self._repeats_preposition(segment, noun):
            return False
        following = found[index + 1] if index + 1 < len(found) else segment
        listed = any(token.lower in LINKS for token in self.tokens[segment.start : min(following.end, segment.end + 3)])
        one_name = (self.tokens[head].pos == "PROPN") != (self.tokens[noun].pos == "PROPN")
        self._build(segment, noun)
        self._hang(head, noun, "appos" if one_name and not listed else "conj")
        for token in self.tokens[segment.start : segment.end]:
            if token.head == head and token.rel == "conj":
                token.head = noun
        return True

    def _is_participle(self, place: int) -> bool:
        token = self.tokens[place]
        return token.has(VerbForm="Part") or (token.pos == "ADJ" and token.lower.endswith(_PARTICIPIAL))

    def _same(self, one: int, other: int, *names: str) -> bool:
        mine, its = self.tokens[one].feats, self.tokens[other].feats
        return all(mine.get(name) == its.get(name) for name in names)

    def _repeats_preposition(self, segment: Segment, noun: int) -> bool:
        first = self.tokens[segment.opener]
        own = {token.lower for token in self.tokens if token.head == noun and token.rel == "case"}
        return first.pos != "ADP" or first.lower in own

    def _phrase_ending(self, place: int) -> int:
        """Return the head of the noun phrase that ends before a mark, the first one of a list; -1 where none does."""
        while place >= 0 and self.tokens[place].pos == "PUNCT":
            place -= 1
        if place < 0 or self.tokens[place].pos not in _NOMINAL:
            return -1
        while self.tokens[place].rel in (*_CLOSE, "conj") and self.tokens[place].head >= 0:
            place = self.tokens[place].head
        return place

    def _build(self, segment: Segment, verb: int) -> None:
        """Build the noun phrases of a segment and hang them, and the rest of its words, on its verb."""
        current, last, case, conjunction = verb, -1, -1, -1
        pending: list[int] = []  # adjectives and numbers that wait for their noun
        for place in range(segment.start, segment.end):
            token = self.tokens[place]
            if place == verb:
                if pending:  # an adjective without a noun stands for one, as surnames do
                    self._nominal(pending[-1], current, last, case, conjunction, pending[:-1], verb)
                current, last, case, conjunction, pending = verb, -1, -1, -1, []
            elif token.head >= 0 and token.rel in _CLAUSES:
                continue
            elif token.pos == "ADP":
                case = place
            elif token.pos == "CCONJ" or (token.lower in LINKS and last >= 0):
                conjunction = place
            elif self._continues_name(place):
                last = self._nominal(place, current, last, case, conjunction, pending, verb)
                case, conjunction, pending = -1, -1, []
            elif token.pos in ("ADJ", "DET", "NUM") or token.has(VerbForm="Part"):
                pending.append(place)
            elif token.pos in _NOMINAL:
                last = self._nominal(place, current, last, case, conjunction, pending, verb)
                case, conjunction, pending = -1, -1, []
            elif token.has(VerbForm="Inf"):
                self._hang(place, current, "xcomp")
                current, last = place, -1
            elif token.pos == "PART" and token.lower in BELARUSIAN.not_ and place + 1 < segment.end:
                negated = self.tokens[place + 1].pos not in ("ADP", "PUNCT")
                self._hang(place, place + 1 if negated else current, "advmod")
            elif token.pos != "PUNCT":
                self._hang(
                    place,
                    current,
                    {"SCONJ": "mark", "AUX": "aux", "ADV": "advmod", "PART": "advmod"}.get(token.pos, "dep"),
                )
        for place in (*pending, case, conjunction):
            if place >= 0:
                self._hang(place, current, "cc" if place == conjunction else "obl")

    def _nominal(
        self, place: int, verb: int, last: int, case: int, conjunction: int, pending: list[int], clause: int
    ) -> int:
        """Hang a noun and what stands before it; return the head of its phrase."""
        token = self.tokens[place]
        for other in pending:
            self._hang(other, place, {"NUM": "nummod", "DET": "det"}.get(self.tokens[other].pos, "amod"))
        if case >= 0:
            self._hang(case, place, "case")
        if conjunction >= 0:
            self._hang(conjunction, place, "cc")
        relation = ""
        if last >= 0 and self._continues_name(place):
            self._hang(place, place - 1, "flat:name")
            return last
        if last >= 0 and case < 0 and conjunction < 0:
            relation = self._close_relation(place, last, bool(pending))
        elif (
            last >= 0
            and conjunction >= 0
            and (self._same(place, last, "Case") or case >= 0 or self._both_names(place, last))
        ):
            relation = "conj"
        elif last >= 0 and case >= 0 and place < clause and self.tokens[last].rel == "nsubj":
            relation = "nmod"
        if relation == "amod":  # "следчы камітэт": the first of two is an adjective after all
            token.head, token.rel = self.tokens[last].head, self.tokens[last].rel
            self._hang(last, place, "amod")
            return place
        if relation == "conj" and self.tokens[last].rel == "conj":
            self._hang(place, self.tokens[last].head, "conj")
        elif relation:
            self._hang(place, self._innermost(last) if relation == "nmod" and case < 0 else last, relation)
        else:
            self._hang(place, verb, self._role(place, verb, case, clause))
            return place
        return last

    def _continues_name(self, place: int) -> bool:
        """Tell whether a word belongs to the name that the word before it begins: "Віктар Хрэнін"."""
        if place == 0:
            return False
        token, before = self.tokens[place], self.tokens[place - 1]
        abbreviation = before.text.isupper() and len(before.text) > 1
        same = None in (token.feats.get("Case"), before.feats.get("Case")) or self._same(place, place - 1, "Case")
        capital = token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
        return capital and same and before.pos == "PROPN" and not abbreviation

    def _close_relation(self, place: int, last: int, modified: bool) -> str:
        """Return how a noun belongs to the noun right before it, "" where it does not."""
        token, before = self.tokens[place], self.tokens[last]
        same = self._same(place, last, "Case")
        if before.pos == "PRON":
            return ""
        if token.text.isupper() and len(token.text) > 1 and before.pos == "NOUN":
            return "nmod"
        adjectival = not before.has(Number="Plur") and before.lower.endswith(("ы", "і", "ая"))
        if token.pos == before.pos == "NOUN" and same and adjectival:
            return "amod"
        if token.has(Case="Gen") and before.pos == "NOUN" and not before.has(Animacy="Anim"):
            return "nmod"
        if before.pos == "NOUN" and (
            (token.pos == "PROPN" and same and not modified) or self.tokens[place - 1].text in '«“"'
        ):
            return "appos"
        return "nmod" if token.has(Case="Gen") else ""

    def _both_names(self, one: int, other: int) -> bool:
        return self.tokens[one].pos == self.tokens[other].pos == "PROPN"

    def _innermost(self, place: int) -> int:
        """Return the last genitive of a chain, as in "кіраўнік прэс-службы міністэрства"."""
        for other in range(place + 1, len(self.tokens)):
            if self.tokens[other].rel == "nmod" and self.tokens[other].head == place:
                place = other
        return place

    def _role(self, place: int, verb: int, case: int, clause: int) -> str:
        """Return what a noun phrase is to its verb."""
        token, predicate = self.tokens[place], self.tokens[clause]
        if case >= 0:
            return "obl"
        taken = any(other.rel == "nsubj" and other.head == clause for other in self.tokens)
        plural = predicate.has(Number="Plur")
        agrees = all(
            predicate.feats.get(name) is None or token.feats.get(name) in (None, predicate.feats[name])
            for name in (("Number",) if plural else ("Number", "Gender"))
        )
        joined = plural and any(other.lower in LINKS for other in self.tokens[place + 1 : place + 3])
        if place > clause > 0 and self.tokens[clause - 1].lower in LINKS and token.has(Animacy="Inan"):
            return "obj"  # "… і падпісаў указ": the subject is that of the clause before
        likely = token.has(Case="Nom") or token.pos == "SYM" or (token.has(Case="Acc") and place < clause)
        if likely and not taken and (agrees or joined) and verb == clause and predicate.lower != "няма":
            return "nsubj"
        return "obl" if token.feats.get("Case") in ("Ins", "Loc", "Dat") else "obj"

    def _hang(self, place: int, head: int, relation: str) -> None:
        if place != head:
            self.tokens[place].head, self.tokens[place].rel = head, relation
