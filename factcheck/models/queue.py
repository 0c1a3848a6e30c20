"""The queue: the claims of all commentaries that wait for somebody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import reduce
from operator import and_, or_
from typing import Any

from peewee import JOIN, Case, Value, fn

from factcheck.models.claims import Claim, ClaimState
from factcheck.models.commentaries import Commentary, Edition
from factcheck.models.people import Person
from factcheck.models.tags import names

WAITING = (ClaimState.OPEN, ClaimState.IN_PROGRESS, ClaimState.IN_REVIEW)
NOBODY = "nobody"


class Order(StrEnum):
    """By what the queue is ordered, after one's own claims."""

    WORTH = "worth"
    AGE = "age"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which claims are wanted; an empty field wants all. `assignee` is the id of a person, or `NOBODY`."""

    state: str = ""
    language: str = ""
    topic: str = ""
    kind: str = ""
    tag: str = ""
    assignee: str = ""
    words: str = ""  # in the wording or the holder, all of them, in any case

    def conditions(self) -> Any:
        """Return the filter as an expression over claims, their editions and their commentaries."""
        newest = (
            Edition.select(fn.MAX(Edition.id)).where(Edition.current()).group_by(Edition.commentary, Edition.language)
        )
        wanted = [Claim.edition.in_(newest), Claim.state.in_(WAITING), Claim.same_as.is_null()]
        if self.state:
            wanted.append(Claim.state == self.state)
        if self.language:
            wanted.append(Edition.language == self.language)
        if self.topic:
            wanted.append(Commentary.topic == self.topic)
        if self.kind:
            wanted.append(Claim.kind == self.kind)
        if self.tag:
            listed: Any = Value(", ").concat(Claim.tags).concat(", ")
            wanted.append(listed.contains(f", {self.tag}, "))
        if self.assignee:
            wanted.append(Claim.assignee.is_null() if self.assignee == NOBODY else Claim.assignee == self.assignee)
        return reduce(and_, [*wanted, *map(_has, self.words.split())])


def _has(word: str) -> Any:
    # SQLite knows upper and lower case of ASCII alone, and so does PostgreSQL in some locales.
    cases = {word, word.lower(), word.upper(), word.capitalize()}
    return reduce(or_, [field.contains(case) for case in cases for field in (Claim.wording, Claim.holder)])


def _waiting(*columns: Any) -> Any:
    return Claim.select(*columns).join(Edition).join(Commentary)


def page_of(wanted: Filter, order: Order, me: Person, *, offset: int, limit: int) -> Sequence[Claim]:
    """Return a page of the claims that are wanted, mine first, each with its edition, commentary and assignee."""
    by = {
        Order.WORTH: (Claim.checkworthiness.desc(), Claim.id),
        Order.AGE: (Claim.id,),
        Order.DEADLINE: (Case(None, [(Claim.due_on.is_null(), 1)], 0), Claim.due_on, Claim.id),
    }[order]
    mine = Case(None, [(Claim.assignee == me, 0)], 1)
    some = (Edition.id, Edition.language, Edition.title, Edition.commentary, Commentary.id, Commentary.topic)
    query = _waiting(Claim, *some, Person.id, Person.name)
    query = query.switch(Claim).join(Person, JOIN.LEFT_OUTER, on=Claim.assignee)
    return list(query.where(wanted.conditions()).order_by(mine, *by).offset(offset).limit(limit))


def counts(wanted: Filter) -> dict[str, Counter[str]]:
    """Return how many claims each choice of a field would show, `""` for all, the other fields staying as they are."""
    facets = {
        "state": Claim.state,
        "language": Edition.language,
        "topic": Commentary.topic,
        "kind": Claim.kind,
        "tag": Claim.tags,
        "assignee": Claim.assignee,
    }
    everything = replace(wanted, **dict.fromkeys(facets, ""))
    groups = _waiting(*facets.values(), fn.COUNT(Claim.id)).where(everything.conditions()).group_by(*facets.values())
    found: dict[str, Counter[str]] = {name: Counter() for name in facets}
    chosen = {each.name: getattr(wanted, each.name) for each in fields(wanted) if each.name in facets}
    for *values, count in groups.tuples():
        row = dict(zip(facets, values, strict=True))
        row["assignee"] = row["assignee"] or NOBODY
        choices = {name: ("", str(value)) for name, value in row.items()} | {"tag": ("", *names(row["tag"]))}
        for name in facets:
            if all(choice in choices[other] for other, choice in chosen.items() if other != name):
                found[name].update(dict.fromkeys(choices[name], count))
    return found


def count(wanted: Filter) -> int:
    """Return how many claims are wanted."""
    return int(_waiting(Claim.id).where(wanted.conditions()).count())
