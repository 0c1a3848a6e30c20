"""Blind ratings: what a second person says of a claim without seeing what the first proposed."""

from collections.abc import Sequence
from typing import Any

from peewee import ForeignKeyField, TextField

from factcheck import clock
from factcheck.models.base import Thing, UtcField
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition
from factcheck.models.people import Person
from factcheck.models.ratings import Rating
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.policy import Role


class BlindRating(Thing):
    """A second rating of the claim that a proposal is on, asked for by an editor.

    `first` is what the proposal said when `rating` was given, so that what the two agree on later hides nothing.
    """

    verdict: Any = ForeignKeyField(Verdict, backref="blind_ratings")
    verdict_id: Any
    rater: Any = ForeignKeyField(Person, backref="blind_ratings")
    rater_id: Any
    asked_by: Any = ForeignKeyField(Person)
    asked_by_id: Any
    asked_at: Any = UtcField(default=clock.now)
    rating: Any = ForeignKeyField(Rating, null=True)
    rating_id: Any
    first: Any = ForeignKeyField(Rating, null=True)
    first_id: Any
    note: Any = TextField(default="")
    given_at: Any = UtcField(null=True)

    class Meta:
        """Peewee's own settings."""

        table_name = "blind_rating"
        indexes = ((("verdict", "rater"), True),)

    @property
    def open(self) -> bool:
        """Whether it is still asked for: not given yet, while the proposal waits."""
        return self.given_at is None and self.verdict.state is VerdictState.PROPOSED

    @property
    def differs(self) -> bool:
        """Whether both have rated, and not alike."""
        return bool(self.rating_id and self.rating_id != self.first_id)

    @classmethod
    def on(cls, verdict: Verdict) -> "Sequence[BlindRating]":
        """Return what was asked of somebody on a proposal, in that order, with who it was."""
        found = cls.select(cls, Person).join(Person, on=cls.rater).where(cls.verdict == verdict).order_by(cls.id)
        for each in found:
            each.verdict = verdict
        return list(found)

    @classmethod
    def candidates(cls, verdict: Verdict, asker: Person) -> "list[Person]":
        """Return who can be asked for a blind rating of a proposal: who may rate, and is not known to have seen it."""
        seen = {verdict.proposed_by_id, asker.id, *(each.rater_id for each in cls.on(verdict))}
        return [
            each for each in Person.by_name() if each.active and each.role is not Role.VIEWER and each.id not in seen
        ]

    @classmethod
    def asked_of(cls, person: Person) -> "Sequence[BlindRating]":
        """Return what a person is asked to rate and has not yet, the longest waiting first, with its claim."""
        return list(
            cls.select(cls, Verdict, Claim, Edition)
            .join(Verdict)
            .join(Claim)
            .join(Edition)
            .where((cls.rater == person) & cls.given_at.is_null() & (Verdict.state == VerdictState.PROPOSED))
            .order_by(cls.id)
        )
