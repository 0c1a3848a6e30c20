"""From a dependency tree to statements: one for each clause that can be true or false alone.

Coordinated predicates, relative and participial clauses and appositions become statements of their own, with the
subject they share restored; conditions, purposes and times stay with what they qualify; a content clause ("…, что …")
also becomes a statement held by the subject of its verb, unless that verb denies it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.text.claims import Kind
from factcheck.text.slavic.coordination import each_member
from factcheck.text.slavic.coreference import clause_of
from factcheck.text.slavic.grammar import Grammar
from factcheck.text.slavic.phrases import Word, in_case, noun_phrase, set_off
from factcheck.text.slavic.repairs import agree
from factcheck.text.slavic.statements import Statement, is_mark, tidy
from factcheck.text.slavic.trees import Token, Tree

_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_POINTERS = frozenset({"том", "то", "тем", "того", "этом", "тым", "тое", "таго", "гэтым"})
_DEPTH = 12  # clauses in clauses; deeper ones stay with the clause they are in


@dataclass(frozen=True, slots=True)
class _Subject:
    words: tuple[Word, ...]
    place: int


def is_clause(tree: Tree, place: int) -> bool:
    """Tell whether a word is the predicate of a clause."""
    token = tree[place]
    if token.pos in ("VERB", "AUX"):
        return token.feats.get("VerbForm", "Fin") == "Fin" or token.has(Variant="Short")
    if token.has(Variant="Short"):
        return True
    return tree.child(place, *_SUBJECT, "cop") is not None


def statements(tree: Tree, grammar: Grammar) -> list[Statement]:
    """List what a tree states, each statement after the one it is part of."""
    clauses = _Clauses(tree, grammar)
    found: list[Statement] = []
    for root in tree.roots:
        if tree[root].pos != "PUNCT":
            found += clauses.of(root)
    return found


class _Clauses:
    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self.tree = tree
        self.grammar = grammar
        self.words = grammar.words

    def of(
        self, head: int, subject: _Subject | None = None, holder: int = -1, depth: int = 0, **how: bool
    ) -> Iterator[Statement]:
        """Yield the statement of the clause that a predicate heads, and those of the clauses within it."""
        tree = self.tree
        own = tree.child(head, *_SUBJECT)
        if own is not None and tree[own].rel != "csubj":
            subject = _Subject(tuple(Word(tree[place].text, place) for place in noun_phrase(tree, own)), own)
        cut: list[int] = []
        parts: list[Statement] = []
        if depth < _DEPTH:
            parts = list(self._parts(head, head, subject, holder, depth, cut))
        if is_clause(tree, head) or (depth == 0 and any(is_clause(tree, place) for place in tree.subtree(head, cut))):
            words = self._words(head, cut)
            if own is None and subject and self._takes(head, subject):
                words = [*subject.words, *words]
            kind = Kind.CALL if how.get("call") else None
            statement = Statement(tuple(words), head, holder, kind, how.get("opinion", False))
            yield from each_member(statement, tree, self.grammar)
        elif depth == 0 and not parts:
            yield Statement(tuple(self._words(head, cut)), head, holder)
        yield from parts

    def _parts(
        self, head: int, place: int, subject: _Subject | None, holder: int, depth: int, cut: list[int]
    ) -> Iterator[Statement]:
        """Yield the statements of the clauses within a clause; what leaves it is added to `cut`."""
        for child in self.tree.children[place]:
            found = self._part(head, place, child, subject, holder, depth, cut)
            if found is None:
                yield from self._parts(head, child, subject, holder, depth, cut)
            else:
                yield from found

    def _part(
        self, head: int, parent: int, child: int, subject: _Subject | None, holder: int, depth: int, cut: list[int]
    ) -> list[Statement] | None:
        """Return the statements of a dependent clause, None where the dependent is no clause."""
        tree, words = self.tree, self.words
        token, relation = tree[child], tree[child].rel
        opener = self._opener(child)
        if self._is_content(child, parent):
            return self._content(
                head if parent != head and tree[parent].lower in _POINTERS else parent, child, subject, holder, depth
            )
        if opener in words.cause and relation in ("advcl", "conj", "parataxis", "acl") and is_clause(tree, child):
            return list(self.of(child, subject, holder, depth + 1))
        if (
            relation in ("conj", "parataxis")
            and parent == head
            and is_clause(tree, child)
            and opener not in words.condition
        ):
            if any(tree[place].text == "(" for place in tree.children[child]):
                return None
            cut.append(child)
            shared = subject if relation == "conj" and not self._turns(child, opener) else None
            return list(self.of(child, shared, holder, depth + 1))
        if relation == "acl:relcl" or (relation == "acl" and self._relative(child) is not None):
            return self._cut(self._relative_clause(parent, child, subject, holder, depth), child, cut)
        if relation in ("acl", "amod") and token.has(VerbForm="Part") and set_off(tree, child):
            return self._cut(self._participle(parent, child, holder), child, cut)
        if relation == "appos" and set_off(tree, child):
            return self._cut(self._apposition(parent, child, holder), child, cut)
        if relation == "advcl" and opener in words.concession and is_clause(tree, child):
            cut.append(child)
            return list(self.of(child, subject, holder, depth + 1))
        if relation == "advcl" and token.has(VerbForm="Conv") and subject:
            return self._cut(self._gerund(child, subject, holder), child, cut)
        if relation in ("xcomp", "ccomp", "advcl") and parent == head and words.demands.match(tree[head].lower):
            return self._demand(head, child, subject)
        return None

    def _turns(self, clause: int, opener: str) -> bool:
        """Tell whether a plural predicate turns to another matter: "…, а технику вывезли" names nobody who did it."""
        first = next(
            (place for place in self.tree.subtree(clause) if self.tree[place].lower not in (opener, ",")), clause
        )
        objects = self.tree[first].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM")
        return opener == "а" and objects and self.tree[clause].has(Number="Plur") and first < clause

    @staticmethod
    def _cut(found: list[Statement], child: int, cut: list[int]) -> list[Statement] | None:
        if not found:
            return []  # it cannot be reworded: it stays whole, with what is in it
        cut.append(child)
        return found

    def _is_content(self, child: int, parent: int) -> bool:
        """Tell whether a clause is what a verb of saying says."""
        if (
            self.tree[child].rel not in ("ccomp", "acl", "advcl", "conj", "csubj", "parataxis")
            or self._opener(child) not in self.words.that
        ):
            return False
        verb = self.tree[parent]
        if verb.lower in _POINTERS and verb.head >= 0:
            verb = self.tree[verb.head]
        return verb.pos in ("VERB", "ADJ", "AUX")

    def _content(self, verb: int, child: int, subject: _Subject | None, holder: int, depth: int) -> list[Statement]:
        """Return what a verb's content clause says as its subject's claims, none where the verb does not say it."""
        token = self.tree[verb]
        negations = (place for place in self.tree.children[verb] if place != child)  # not "said that there is none"
        negated = any(self.tree[place].lower in self.words.not_ for place in negations)
        if negated or not self.words.says.match(token.lower) or self.words.denies.match(token.lower):
            return []
        speaker = self._speaker(verb, subject)
        if speaker is None:
            return []
        opinion = bool(self.words.thinks.match(token.lower))
        return [
            replace(statement, holder=speaker if statement.holder == holder else statement.holder)
            for statement in self.of(child, self._shared(child, subject), holder, depth + 1, opinion=opinion)
        ]

    def _shared(self, clause: int, subject: _Subject | None) -> _Subject | None:
        """Return the subject that a content clause may share.

        None has one where the trees may have missed its own, or where people in general do it: "арестованного били".
        """
        objects = [place for place in self.tree.children[clause] if self.tree[place].rel in ("obj", "iobj")]
        if self.tree[clause].has(Number="Plur") and any(place < clause for place in objects):
            return None
        before = {self.tree[place].pos for place in self.tree.subtree(clause) if place < clause}
        return subject if self.grammar.finds_subjects or before <= {"SCONJ", "PART", "ADV", "AUX", "PUNCT"} else None

    def _speaker(self, verb: int, subject: _Subject | None) -> int | None:
        """Return the place of who says: the subject, or the place in "в Кремле заявили"."""
        if subject is not None and (self.tree[subject.place].head == verb or self._takes(verb, subject)):
            return subject.place
        for child in self.tree.children[verb] if self.tree[verb].has(Number="Plur") else ():
            preposition = self.tree.child(child, "case")
            if preposition is not None and self.tree[preposition].lower in ("в", "у", "ў", "во"):
                return child
        return None

    def _demand(self, verb: int, child: int, subject: _Subject | None) -> list[Statement]:
        """Return "X must do it" for "Y calls on X to do it"."""
        tree = self.tree
        own = tree.child(child, *_SUBJECT)
        target = own if own is not None else tree.child(verb, "obj", "iobj", "obl")
        if target is None or subject is None or tree.child(target, "case") is not None:
            return []
        named = in_case(tree, noun_phrase(tree, target), target, "Nom", self.grammar)
        action = tree[child].text if tree[child].has(VerbForm="Inf") else self.grammar.infinitive(tree[child])
        if named is None or action is None or (own is None and not tree[child].has(VerbForm="Inf")):
            return []
        rest = self._words(child, [own] if own is not None else [])
        rest = [Word(action, child) if word.place == child else word for word in rest]
        words = (*named, Word(self._must(tree[target]), -1), *rest)
        return [Statement(words, child, subject.place, Kind.CALL)]

    def _must(self, subject: Token) -> str:
        if subject.has(Number="Plur"):
            return self.words.must[3]
        return self.words.must[{"Fem": 1, "Neut": 2}.get(subject.feats.get("Gender", ""), 0)]

    def _relative(self, clause: int) -> int | None:
        """Return the place of the relative pronoun or adverb of a clause."""
        return next(
            (
                place
                for place in self.tree.subtree(clause)
                if self.words.relative.match(self.tree[place].lower) or self.tree[place].lower == self.words.where
            ),
            None,
        )

    def _relative_clause(
        self, noun: int, clause: int, outer: _Subject | None, holder: int, depth: int
    ) -> list[Statement]:
        """Return what a relative clause says, the noun in its pronoun's place."""
        tree = self.tree
        pronoun = self._relative(clause)
        if pronoun is None or tree[noun].pos not in ("NOUN", "PROPN"):
            return []
        phrase = noun_phrase(tree, noun)
        standing: list[Word] | None
        if tree[pronoun].lower == self.words.where:
            preposition = tree.child(noun, "case")
            if preposition is None or tree[noun].feats.get("Case") != "Loc":
                return []
            standing = [Word(tree[place].text, place) for place in (preposition, *phrase)]
        else:
            case = "Nom" if tree[pronoun].rel in _SUBJECT else tree[pronoun].feats.get("Case", "")
            standing = in_case(tree, phrase, noun, case, self.grammar) if case else None
        if standing is None:
            return []
        subject = _Subject(tuple(standing), noun) if tree[pronoun].rel in _SUBJECT else outer
        found = []
        for statement in self.of(clause, subject, holder, depth + 1):
            restored = any(word.place == noun for word in statement.words)
            words: list[Word] = []
            for word in statement.words:
                words += [word] if word.place != pronoun else [] if restored else standing
            found.append(replace(statement, words=tuple(words)))
        return found

    def _participle(self, noun: int, participle: int, holder: int) -> list[Statement]:
        tree = self.tree
        named = in_case(tree, noun_phrase(tree, noun), noun, "Nom", self.grammar)
        verb = self.grammar.finite(tree[participle], tree[noun])
        fits = agree(tree[participle], tree[noun]) and tree[participle].feats.get("Case") in (
            None,
            tree[noun].feats.get("Case"),
        )
        own = any(word.text.lower().startswith(self.words.own) for word in named or ())
        if named is None or verb is None or not fits or own or self._bare(participle):
            return []
        rest = [Word(verb, participle) if word.place == participle else word for word in self._words(participle, [])]
        return [Statement((*named, *rest), participle, holder)]

    def _bare(self, place: int) -> bool:
        """Tell whether nothing but marks depends on a word."""
        return all(self.tree[child].pos == "PUNCT" for child in self.tree.children[place])

    def _gerund(self, gerund: int, subject: _Subject, holder: int) -> list[Statement]:
        tree = self.tree
        negated = any(tree[place].lower in self.words.not_ for place in tree.children[gerund])
        verb = (
            None
            if negated or not tree[gerund].has(Aspect="Perf")
            else self.grammar.finite(tree[gerund], tree[subject.place])
        )
        if verb is None:
            return []
        rest = [Word(verb, gerund) if word.place == gerund else word for word in self._words(gerund, [])]
        return [Statement((*subject.words, *rest), gerund, holder)]

    def _apposition(self, noun: int, other: int, holder: int) -> list[Statement]:
        tree = self.tree
        if tree[noun].pos not in ("NOUN", "PROPN") or tree[other].pos not in ("NOUN", "PROPN"):
            return []
        pair = [in_case(tree, noun_phrase(tree, place), place, "Nom", self.grammar) for place in (noun, other)]
        if pair[0] is None or pair[1] is None or tree[noun].pos == tree[other].pos == "NOUN":
            return []
        name, description = pair if tree[noun].pos == "PROPN" else reversed(pair)
        return [Statement((*(name or []), Word("—", -1), *(description or [])), other, holder)]

    def _opener(self, clause: int) -> str:
        """Return the first word of a clause, in small letters."""
        return next(
            (self.tree[place].lower for place in self.tree.subtree(clause) if self.tree[place].pos != "PUNCT"), ""
        )

    def _takes(self, head: int, subject: _Subject) -> bool:
        """Tell whether a predicate without a subject can share one: an impersonal one cannot."""
        verb = self.tree[head]
        if verb.feats.get("VerbForm", "Fin") != "Fin" or verb.pos == "ADV" or verb.feats.get("Person", "3") != "3":
            return False
        if verb.lower in self.words.impersonal or self._has_nominative(head):
            return False
        owner = self.tree[self.tree[subject.place].head] if self.tree[subject.place].head >= 0 else verb
        return agree(verb, self.tree[subject.place]) or (owner.pos == verb.pos == "VERB" and agree(verb, owner))

    def _has_nominative(self, head: int) -> bool:
        """Tell whether a clause has a noun that can only be its subject, whatever the parser calls it."""
        return any(
            token.has(Case="Nom")
            and token.pos in ("NOUN", "PROPN")
            and token.rel in ("obj", "obl", "dep", "nmod")
            and agree(self.tree[head], token)
            for token in (self.tree[p] for p in self.tree.subtree(head) if p < head and clause_of(self.tree, p) == head)
        )

    def _words(self, head: int, cut: list[int]) -> list[Word]:
        """Return the words of a clause without those that only tie it to others and the marks around what was cut."""
        tree = self.tree
        places = tree.subtree(head, cut)
        while places and (
            tree[places[0]].pos in ("CCONJ", "SCONJ") or is_mark(tree[places[0]]) or tree[places[0]].lower in _TIES
        ):
            if tree[places[0]].lower in self.words.condition - self.words.so_that and tree[places[0]].pos == "SCONJ":
                break
            places.pop(0)
        return [Word(tree[place].text, place) for place in tidy(tree, places)]


_TIES = frozenset(
    {"потому", "таму", "однако", "аднак", "зато", "затое", "поэтому", "притом", "причём", "прычым", "то", "тады"}
)
