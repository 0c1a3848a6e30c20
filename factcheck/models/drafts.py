"""What people typed into forms and have not sent."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from peewee import JOIN, CharField, ForeignKeyField, JSONField, fn

from factcheck.models.base import Table, UtcField
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition
from factcheck.models.comments import Comment
from factcheck.models.people import Person
from factcheck.models.verdicts import Verdict


class Draft(Table):
    """The fields of one form, as one person left them. `path` is where the form goes, `thing` the id in that path."""

    person: Any = ForeignKeyField(Person, backref="drafts")
    person_id: Any
    path: Any = CharField()
    thing: Any = CharField(max_length=26)
    typed: Any = JSONField()
    saved_at: Any = UtcField()

    class Meta:
        """Peewee's own settings."""

        indexes = ((("person", "path"), True), (("person", "thing"), False))

    @classmethod
    def about(cls, person: Person, things: Collection[str]) -> dict[str, dict[str, str]]:
        """Return what a person typed about these things, by their ids: the fields of each form by its path."""
        found = cls.select().where((cls.person == person) & cls.thing.in_(sorted(things)))
        return {draft.path: draft.typed for draft in found}

    @classmethod
    def unsent(cls, person: Person) -> list[tuple[Claim, datetime]]:
        """Return each claim on which somebody typed what they did not send, with when they last did, newest first."""
        typed: Any = (
            cls.select(fn.COALESCE(Verdict.claim, Comment.claim, cls.thing), cls.saved_at)
            .join(Verdict, JOIN.LEFT_OUTER, on=(cls.thing == Verdict.id))
            .join_from(cls, Comment, JOIN.LEFT_OUTER, on=(cls.thing == Comment.id))
            .where(cls.person == person)
            .order_by(cls.saved_at)
        )
        last = dict(typed.tuples())
        found = Claim.select(Claim, Edition).join(Edition).where(Claim.id.in_(sorted(last)))
        return sorted(((claim, last[claim.id]) for claim in found), key=lambda pair: pair[1], reverse=True)
