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
    def differs(self) -> bool:
        """Whether both have rated, and not alike."""
        return bool(self.rating_id and self.rating_id != self.first_id)

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
