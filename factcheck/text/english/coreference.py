"""Who is meant: pronouns, surnames and short descriptions, resolved where the text makes it clear.

A small sieve in the manner of Lee et al. 2013: the surest steps first, and no step that guesses. What stays open is
left as it is, since a wrong name in a claim is worse than a pronoun.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.text.english import abbreviations
from factcheck.text.english.entities import (
    Entity,
    fits,
    gender_of,
    is_person_noun,
    person_evidence,
    without_office,
)
from factcheck.text.english.grammar import noun_phrase
from factcheck.text.english.lexicon import (
    FEMALE_TITLES,
    GROUP_WORDS,
    MALE_TITLES,
    PERSON_NOUNS,
    SPEECH_FORMS,
    TITLES,
)
from factcheck.text.english.parsing import Tree
from factcheck.text.english.pronouns import (
    PRONOUNS,
    has_subject_before,
    is_expletive,
    is_open,
    is_pronoun,
    is_raised,
)
from factcheck.text.spans import Span

REACH = 3  # sentences back in which an antecedent is looked for
LONGEST_DESCRIPTION = 7  # tokens of a phrase that may stand in for a pronoun

NAME_TAGS = frozenset({"NNP", "NNPS"})
SUBJECTS = ("nsubj", "nsubjpass")
INDEFINITE = frozenset("something anything everything nothing someone anyone everyone somebody anybody nobody".split())


@dataclass(frozen=True, slots=True)
class Reference:
    """What a token stands for. `text` replaces the token in wording, "" leaves it out; `entity` is who is meant."""

    text: str
    entity: Entity
    pronoun: bool = False


@dataclass(slots=True)
class _Reader:
    """Reads a text sentence by sentence and remembers who was mentioned."""

    trees: Sequence[Tree]
    quotations: Sequence[Span]
    by_word: dict[str, list[Entity]] = field(default_factory=dict)
    described: dict[str, list[Entity]] = field(default_factory=dict)
    people: list[Entity] = field(default_factory=list)
    topics: list[Entity] = field(default_factory=list)
    last_subject: Entity | None = None
    abbreviated: dict[str, tuple[str, Entity]] = field(default_factory=dict)

    def read(self, number: int) -> dict[int, Reference]:
        """Resolve what one sentence refers to."""
        tree = self.trees[number]
        found: dict[int, Reference] = {}
        subjects: list[Entity] = []
        main: tuple[int, Entity | None] = (len(tree), None)
        for token in range(len(tree)):
            lower = tree.lower[token]
            entity = None
            if is_pronoun(tree, token) and lower in PRONOUNS and not is_expletive(tree, token):
                entity = self._antecedent(tree, number, token, found, subjects)
                if entity is not None:
                    if PRONOUNS[lower] in "mf":
                        entity.gender = PRONOUNS[lower]
                    possessive = tree.tags[token] == "PRP$"
                    found[token] = Reference(
                        _possessive(entity.called()) if possessive else entity.called(), entity, True
                    )
            elif tree.words[token] in self.abbreviated and tree.deps[token] != "compound":
                written_out, entity = self.abbreviated[tree.words[token]]
                found[token] = Reference(written_out, entity, True)
            elif words := abbreviations.written_out(tree, token):
                head = next((word for word in words if tree.heads[word] not in words), words[-1])
                known = found[head].entity if head in found else Entity(tree.text(words), person=-3)
                self.abbreviated[tree.words[token]] = tree.text(words), known
                found[token] = Reference("", known)
            elif tree.tags[token] in NAME_TAGS and tree.deps[token] not in ("compound", "amod", "nmod"):
                entity = self._named(tree, token)
                if entity is not None:
                    found[token] = Reference("", entity)
            elif tree.tags[token] in ("NN", "NNS") and tree.deps[token] in SUBJECTS:
                entity = self._described(tree, number, token, found)
            if entity is not None:
                entity.mentions += 1
                quoted = self._quoted(tree, token)
                entity.seen, entity.quoted = (entity.seen, number) if quoted else (number, entity.quoted)
                role = tree.deps[tree.heads[token]] if tree.deps[token] == "conj" else tree.deps[token]
                if role in SUBJECTS or (role == "ROOT" and tree.words[-1] == ":"):
                    if quoted:
                        entity.quoted_subject = number
                    else:
                        entity.subject_of = number
                        if tree.lower[tree.heads[token]] in SPEECH_FORMS:
                            entity.spoke = number
                    subjects.append(entity)
                    if role != "ROOT":
                        main = min(main, (tree.depth(token), entity), key=lambda ranked: ranked[0])
        self._learn(tree, found)
        self.last_subject = main[1] or self.last_subject
        if main[1] is not None and main[1].named and main[1] not in self.topics:
            self.topics.append(main[1])
        return found

    def _named(self, tree: Tree, token: int) -> Entity | None:
        """Return the entity that a name names, new or known under a name that has all its words."""
        first, last = _extent(tree, token)
        words = [tree.words[part] for part in range(first, last + 1)]
        title = ""
        while len(words) > 1 and words[0].lower().strip(".") in TITLES | {""}:
            title = words.pop(0).lower().strip(".") or title
        words = without_office(words)
        if not any(word[:1].isupper() for word in words[-2:]):
            return None
        name = " ".join(words)
        known = [entity for entity in self.by_word.get(words[-1], []) if set(words) <= set(entity.name.split())]
        people = [entity for entity in known if entity.person > 0]
        if len(people) == 1:
            known = people
        if len(known) != 1 and len(words) == 1:
            known = [entity for entity in known if entity.name == name] if known else []
        entity = known[-1] if known else None
        if entity is None:
            article = first > 0 and tree.lower[first - 1] == "the" and tree.heads[first - 1] == token
            entity = Entity(name, plural=tree.tags[token] == "NNPS", article=article)
            entity.person = person_evidence(tree, token, first, words)
            entity.gender = gender_of(words) if entity.person >= 0 else ""
            if entity.person >= 0:
                self.people.append(entity)
            for word in words:
                self.by_word.setdefault(word, []).append(entity)
        if title:
            entity.person += 2
            entity.gender = "m" if title in MALE_TITLES else "f" if title in FEMALE_TITLES else entity.gender
        if tree.deps[token] in SUBJECTS and tree.lower[tree.heads[token]] in SPEECH_FORMS:
            entity.person += 1
        return entity

    def _described(self, tree: Tree, number: int, token: int, found: dict[int, Reference]) -> Entity | None:
        """Return who a subject such as "the politician" is, or a new entity without a name."""
        tokens = tree.subtree(token)
        noun = tree.lower[token]
        if len(tokens) == 2 and tree.lower[tokens[0]] == "the":
            known = self.described.get(noun, [])
            entity = known[0] if len(known) == 1 else None
            if entity is None and not known and noun in PERSON_NOUNS:
                entity = self._person(number, "", self._quoted(tree, token), set())
            if entity is not None:
                found[tokens[0]] = Reference("", entity, True)
                found[token] = Reference(entity.called(), entity, True)
                return entity
        tokens = [part for part in noun_phrase(tree, token) if isinstance(part, int)]
        if len(tokens) > LONGEST_DESCRIPTION or noun in INDEFINITE or any(is_open(tree, part) for part in tokens):
            return None
        tokens = self._identified(tree, token) or tokens
        text = tree.text(tokens)
        if tree.tags[tokens[0]] not in NAME_TAGS:
            text = text[0].lower() + text[1:]
        entity = Entity(text, plural=tree.tags[token] == "NNS", named=False)
        entity.person = 1 if is_person_noun(noun) else -1
        found[token] = Reference("", entity)
        return entity

    def _identified(self, tree: Tree, token: int) -> list[int]:
        """Return what a superlative is said to be: "the fastest bird is the falcon"."""
        named = tree.child(tree.heads[token], "attr")
        superlative = any(tree.tags[part] in ("JJS", "RBS") for part in tree.subtree(token))
        if (
            named is None
            or not superlative
            or any(tree.lower[part] in ("a", "an") for part in tree.child_list(named, "det"))
        ):
            return []
        return [part for part in noun_phrase(tree, named) if isinstance(part, int)]

    def _antecedent(
        self, tree: Tree, number: int, token: int, found: dict[int, Reference], subjects: list[Entity]
    ) -> Entity | None:
        """Return who a pronoun means, where that is clear."""
        kind = PRONOUNS[tree.lower[token]]
        quoted = self._quoted(tree, token)
        beside = [
            (place, reference.entity)
            for place, reference in found.items()
            if self._quoted(tree, place) == quoted and fits(reference.entity, kind)
        ]
        before = [entity for entity in subjects if any(entity is other for _, other in beside)]
        agent = tree.tags[token] == "PRP$" or (tree.deps[token] in SUBJECTS and not is_raised(tree, token))
        if kind in "mf":
            pool = [entity for entity in before if entity.person > 0 or entity.gender == kind]
            pool = pool or [entity for entity in before if entity.named]
            if pool:
                return pool[-1] if agent else None
            return self._person(number, kind, quoted, {id(entity) for _, entity in beside} if not agent else set())
        if kind == "n" and not before and (given := self._given(tree, token, found)) is not None:
            return given
        many = any(tree.tags[part] in ("NNS", "NNPS") for part in range(token))
        if before:
            rivals = {id(entity) for _, entity in beside if entity is not before[-1]}
            one_of_many = (
                many and kind == "p" and not before[-1].plural
            )  # "the bureau told officials to check their files"
            return before[-1] if agent and not rivals and not one_of_many else None
        if tree.tags[token] == "PRP$" and not subjects and token < tree.root():
            return None  # "in its report, the council"
        if (beside and kind == "n") or not agent or (many and kind == "p") or has_subject_before(tree, token):
            return None
        last = self.last_subject
        if quoted and last is not None and last.quoted_subject < number - 1:
            return None
        if last is not None and last.last(quoted=quoted)[0] >= number - 1 and fits(last, kind):
            return last
        return self._topic(number, kind) if last is None or last.plural != (kind == "p") else None

    def _given(self, tree: Tree, token: int, found: dict[int, Reference]) -> Entity | None:
        """Return the one with a name to whom somebody does what "its" is about: "she thanks Minsk for its help"."""
        phrase = tree.heads[tree.heads[token]]
        thing = tree.child(tree.heads[phrase], "dobj") if tree.deps[phrase] == "prep" else None
        entity = found[thing].entity if thing in found and thing < token and tree.tags[token] == "PRP$" else None
        return entity if entity is not None and entity.named and fits(entity, "n") else None

    def _topic(self, number: int, kind: str) -> Entity | None:
        """Return the one thing with a name that was spoken of before a sentence with a subject of the other number."""
        near = [entity for entity in self.topics if entity.subject_of >= number - REACH and fits(entity, kind)]
        return near[0] if len(near) == 1 else None

    def _quoted(self, tree: Tree, token: int) -> bool:
        """Tell whether a token stands in a quotation, which may run over several sentences."""
        place = bisect_right(self.quotations, tree.starts[token], key=lambda span: span.start) - 1
        return place >= 0 and tree.starts[token] < self.quotations[place].end

    def _person(self, number: int, kind: str, quoted: bool, excluded: set[int]) -> Entity | None:
        """Return the person whom "he" or "she" means: the last one in the foreground, if only one is."""
        fitting = [e for e in self.people if fits(e, kind) and id(e) not in excluded]
        fitting = [e for e in fitting if not quoted or e.spoke < number - 1]  # nobody calls himself "he"
        near = [e for e in fitting if e.last(quoted=quoted)[1] >= number - REACH]
        near = [e for e in near if e.person > 1 or e.subject_of >= 0]
        sure = [e for e in near if e.person > 1] or [e for e in near if e.person > 0] or near
        if not sure:
            return None
        foreground = [tuple(last >= number - 1 for last in e.last(quoted=quoted)) for e in sure]
        best = max(foreground)
        chosen = [entity for entity, rank in zip(sure, foreground, strict=True) if rank == best]
        chosen.sort(key=lambda entity: -entity.mentions)
        if len(chosen) > 1 and chosen[0].mentions < 3 * chosen[1].mentions:
            return None
        return chosen[0]

    def _learn(self, tree: Tree, found: dict[int, Reference]) -> None:
        """Note what a sentence says that somebody is: "Ivanova is a minister"."""
        for token in range(len(tree)):
            if tree.deps[token] != "attr":
                continue
            subject = tree.child(tree.heads[token], "nsubj")
            if subject is not None and token in found and tree.tags[subject] == "NN":
                self.described.setdefault(tree.lower[subject], []).append(found[token].entity)
                continue
            if subject is None or subject not in found:
                continue
            entity = found[subject].entity
            noun = tree.lower[token]
            if entity.named:
                self.described.setdefault(noun, [])
                if entity not in self.described[noun]:
                    self.described[noun].append(entity)
            nouns = [token, *tree.child_list(token, "conj")]
            if any(is_person_noun(tree.lower[part]) for part in nouns):
                entity.person += 2
            elif noun in GROUP_WORDS:
                entity.person -= 3


def resolve(trees: Sequence[Tree], quotations: Sequence[Span]) -> list[dict[int, Reference]]:
    """Return, for each sentence of a text, the tokens that refer to somebody and what they stand for.

    What is named in one of the quotations is at hand for pronouns in quotations alone.
    """
    reader = _Reader(trees, quotations)
    return [reader.read(number) for number in range(len(trees))]


def _extent(tree: Tree, token: int) -> tuple[int, int]:
    """Return the first and the last token of a name: "the 2020 Lake Conference", "Falcon 9"."""
    first = last = token
    while first > 0 and tree.tags[first - 1] in NAME_TAGS and first <= tree.heads[first - 1] <= token:
        first -= 1
    if first > 1 and tree.words[first - 1].isdigit() and tree.lower[first - 2] == "the":
        first -= 1
    while last + 1 < len(tree) and tree.heads[last + 1] == token and any(map(str.isdigit, tree.words[last + 1])):
        last += 1
    return first, last


def _possessive(name: str) -> str:
    return name + ("'" if name.endswith("s") and not name.endswith("ss") else "'s")
