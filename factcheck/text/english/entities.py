"""Persons and things that a text names: what they are called, and what a name shows of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text.english.lexicon import (
    FEMALE_NAMES,
    GROUP_WORDS,
    MALE_NAMES,
    PERSON_NOUNS,
    PERSON_SUFFIXES,
    PLACE_PREPOSITIONS,
    TITLES,
)
from factcheck.text.english.parsing import Tree

NEVER = -(10**9)
FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
OFFICES = TITLES | PERSON_NOUNS | GROUP_WORDS | frozenset(["ceo", "democrat", "republican", "universe"])


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something that a text names or describes, under its fullest name."""

    name: str
    person: int = 0  # evidence: above 0 for a person, below 0 for something else
    gender: str = ""  # "m", "f" or "" where it is not known
    plural: bool = False
    named: bool = True
    article: bool = False  # "the Hague"
    mentions: int = 0
    seen: int = NEVER  # the last sentence that mentions it, quotations left out
    subject_of: int = NEVER  # the last sentence whose subject it is, the same
    quoted: int = NEVER  # the last sentence that mentions it in a quotation
    quoted_subject: int = NEVER  # the same as a subject
    spoke: int = NEVER  # the last sentence that says what it said

    def last(self, *, quoted: bool) -> tuple[int, int]:
        """Return the last sentences that have it as subject and that mention it, for a pronoun in or out of quotes."""
        if not quoted:
            return self.subject_of, self.seen
        return max(self.subject_of, self.quoted_subject), max(self.seen, self.quoted)

    def called(self) -> str:
        """Return the name as it stands in a sentence."""
        return f"the {self.name}" if self.article else self.name


def without_office(words: list[str]) -> list[str]:
    """Return a person's name without the office before it: "Wells Fargo CEO John Stumpf", "Republican Ann Lee"."""
    first = next((place for place, word in enumerate(words[:-1]) if word.lower() in FIRST_NAMES), 0)
    before = {word.lower().strip(".") for word in words[:first]}
    named = not any(word.lower() in GROUP_WORDS for word in words[first + 1 :])
    return words[first:] if named and (first > 2 or before & OFFICES) else words


def person_evidence(tree: Tree, token: int, first: int, words: Sequence[str]) -> int:
    """Weigh what a name's form and place say about its being a person's."""
    if gender_of(words) and not any(word.lower() in GROUP_WORDS for word in words[1:]):
        return 2
    if any(word.lower() in GROUP_WORDS for word in words) or words[-1].isupper() or any(c.isdigit() for c in words[-1]):
        return -3
    if any(tree.lower[child] in ("the", "a", "an") for child in tree.child_list(token, "det")):
        return -3
    if tree.deps[token] == "pobj" and tree.lower[tree.heads[token]] in PLACE_PREPOSITIONS:
        return -2
    if first > 0 and tree.tags[first - 1] == "NN" and is_person_noun(tree.lower[first - 1]):
        return 2
    return 1 if 2 <= len(words) <= 4 else 0


def gender_of(words: Sequence[str]) -> str:
    """Tell the gender that a first name shows, also behind an office; "" where it shows none."""
    first = next((word.lower() for word in words[:-1] if word.lower() in FIRST_NAMES), "")
    return "m" if first in MALE_NAMES else "f" if first in FEMALE_NAMES else ""


def is_person_noun(noun: str) -> bool:
    """Tell whether a common noun means a person: "minister", "economist"."""
    return noun in PERSON_NOUNS or noun.endswith(PERSON_SUFFIXES)


def fits(entity: Entity, kind: str) -> bool:
    """Tell whether a pronoun of this kind may mean an entity."""
    if kind == "p":
        return entity.plural or (entity.named and entity.person < 0)
    if entity.plural:
        return False
    if kind == "n":
        return entity.person <= entity.named and not entity.gender
    return entity.person >= 0 and (not kind or entity.gender in ("", kind))
