"""The versions of a verdict."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from peewee import BigIntegerField, DateField, ForeignKeyField, IntegerField, JSONField, TextField, fn
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, UtcField
from factcheck.models.claims import Claim, ClaimState
from factcheck.models.commentaries import Edition
from factcheck.models.people import Person
from factcheck.models.ratings import Rating


class VerdictState(StrEnum):
    """Where a version of a verdict stands."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class Verdict(Editable):
    """One version of the verdict on a claim.

    `judged` and `evidence` are copies of the claim's words and of what it relied on when it was proposed, so that a
    version reads the same for ever.
    `published_sequence` is the ledger's sequence at which it was published, null before.
    """

    claim: Any = ForeignKeyField(Claim, backref="verdicts")
    claim_id: Any
    number: Any = IntegerField()  # counts a claim's versions from 1
    rating: Any = ForeignKeyField(Rating)
    rating_id: Any
    summary: Any = TextField()
    explanation: Any = TextField(default="")  # Markdown
    judged: Any = JSONField(default=dict)
    evidence: Any = JSONField()
    correction: Any = TextField(default="")  # why it replaces a published version
    state: Any = EnumField(VerdictState, default=VerdictState.PROPOSED)
    proposed_by: Any = ForeignKeyField(Person)
    proposed_by_id: Any
    proposed_at: Any = UtcField(default=clock.now)
    reviewed_by: Any = ForeignKeyField(Person, null=True)
    reviewed_by_id: Any
    reviewed_at: Any = UtcField(null=True)
    comment: Any = TextField(default="")  # of the reviewer who returned it
    retraction: Any = TextField(default="")  # the reason that readers see
    as_of: Any = DateField(null=True)  # the day that it speaks for
    look_again_on: Any = DateField(null=True, index=True)  # when somebody should check it anew
    override: Any = TextField(default="")  # why it was approved without what the gate asks
    published_sequence: Any = BigIntegerField(null=True)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("claim", "number"), True),)

    @property
    def claim_as_judged(self) -> Claim:
        """The claim as it was when this version was proposed; its words and its place may be others now."""
        return Claim.reading(self.claim_id, self.judged)

    @classmethod
    def on(cls, claim: Claim) -> "Sequence[Verdict]":
        """Return every version on a claim, newest first."""
        return list(cls.select().where(cls.claim == claim).order_by(cls.number.desc()))

    @classmethod
    def newest(cls, claim: Claim, *states: VerdictState) -> "Verdict | None":
        """Return the newest version on a claim that is in one of the states."""
        found: Verdict | None = (
            cls.select().where((cls.claim == claim) & cls.state.in_(states)).order_by(cls.number.desc()).first()
        )
        return found

    @classmethod
    def count_by_rating(cls) -> dict[str, int]:
        """Return how many versions have each rating that occurs, by its slug."""
        query: Any = cls.select(cls.rating, fn.COUNT(cls.id)).group_by(cls.rating).tuples()
        return dict(query)

    @classmethod
    def waiting(cls) -> "list[Verdict]":
        """Return every proposal that waits for review, the longest waiting first, with its claim and its author."""
        return list(
            cls.select(cls, Claim, Edition, Person)
            .join(Claim)
            .join(Edition)
            .switch(cls)
            .join(Person, on=cls.proposed_by)
            .where(cls.state == VerdictState.PROPOSED)
            .order_by(cls.id)
        )

    @classmethod
    def returned_to(cls, person: Person) -> "list[Verdict]":
        """Return what somebody proposed and had returned, newest first, while nothing newer is on the claim.

        Each comes with its claim, the claim's edition, and who returned it; dismissed claims are left out.
        """
        newer = cls.alias()
        again = newer.select(newer.id).where((newer.claim == cls.claim) & (newer.number > cls.number))
        return list(
            cls.select(cls, Claim, Edition, Person)
            .join(Claim)
            .join(Edition)
            .switch(cls)
            .join(Person, on=cls.reviewed_by)
            .where((cls.state == VerdictState.RETURNED) & (cls.proposed_by == person))
            .where((Claim.state != ClaimState.DISMISSED) & ~fn.EXISTS(again))
            .order_by(cls.reviewed_at.desc())
        )
