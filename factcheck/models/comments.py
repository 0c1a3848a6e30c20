"""What people of the newsroom say to each other on a claim, and whom they name. The public never sees it."""

from collections.abc import Sequence
from typing import Any

from peewee import ForeignKeyField, TextField

from factcheck import clock
from factcheck.models.base import Editable, Table, UtcField
from factcheck.models.claims import Claim
from factcheck.models.people import Person


class Comment(Editable):
    """A remark on a claim, in Markdown."""

    claim: Any = ForeignKeyField(Claim, backref="comments")
    claim_id: Any
    text: Any = TextField()
    author: Any = ForeignKeyField(Person, backref="comments")
    author_id: Any
    written_at: Any = UtcField(default=clock.now)
    edited_at: Any = UtcField(null=True)
    deleted_at: Any = UtcField(null=True)

    @classmethod
    def on(cls, claim: Claim) -> "Sequence[Comment]":
        """Return what stands on a claim, oldest first."""
        return list(cls.select().where((cls.claim == claim) & cls.deleted_at.is_null()).order_by(cls.id))


class Mention(Table):
    """Somebody who is named in a comment; `read_at` is null until they have opened it."""

    comment: Any = ForeignKeyField(Comment, backref="mentions")
    comment_id: Any
    person: Any = ForeignKeyField(Person, backref="mentions")
    person_id: Any
    read_at: Any = UtcField(null=True)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("comment", "person"), True),)

    @classmethod
    def of(cls, person: Person, limit: int = 20) -> "Sequence[Mention]":
        """Return where a person is named, with each comment, its claim and its author: unread first, then newest."""
        return list(
            cls.select(cls, Comment, Claim.id, Claim.wording, Person.id, Person.name)
            .join(Comment)
            .join(Claim)
            .switch(Comment)
            .join(Person, on=Comment.author)
            .where((cls.person == person) & Comment.deleted_at.is_null())
            .order_by(cls.read_at.is_null(False), Comment.id.desc())
            .limit(limit)
        )

    @classmethod
    def unread(cls, person: Person, claim: Claim) -> set[str]:
        """Return the ids of a claim's comments that name a person who has not opened them."""
        unread = (cls.person == person) & cls.read_at.is_null() & (Comment.claim == claim)
        return {each.comment_id for each in cls.select(cls.comment).join(Comment).where(unread)}

    @classmethod
    def count_unread(cls, person: Person) -> int:
        """Return how many comments name a person that they have not opened."""
        unread = (cls.person == person) & cls.read_at.is_null() & Comment.deleted_at.is_null()
        return int(cls.select().join(Comment).where(unread).count())
