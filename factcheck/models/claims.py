"""Claims: what can be true or false in an edition's text."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Self

from peewee import DateField, FloatField, ForeignKeyField, IntegerField, JSONField, TextField, fn
from playhouse.fields import EnumField

from factcheck import clock
from factcheck.models.base import Editable, UtcField
from factcheck.models.commentaries import Edition
from factcheck.models.people import Person
from factcheck.text.claims import Kind
from factcheck.text.spans import Span, quote


class ClaimState(StrEnum):
    """Where a claim stands on its way to a verdict."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    IN_REVIEW = "in review"
    CHECKED = "checked"
    DISMISSED = "dismissed"


class Claim(Editable):
    """A claim, anchored to the exact characters that make it.

    `spans` are code points of the edition's text; `prefix` and `suffix` complete the TextQuoteSelector of W3C Web
    Annotation. `created_by` is null where the splitter made it. `same_as` is the claim of another language's edition
    that a person found to be the same: its verdict is this one's too. `saying` is the claim that its holder said it,
    which is judged apart.
    """

    edition: Any = ForeignKeyField(Edition, backref="claims")
    edition_id: Any
    spans: Any = JSONField()
    start: Any = IntegerField()  # of the first span: the order of the text
    exact: Any = TextField()
    prefix: Any = TextField(default="")
    suffix: Any = TextField(default="")
    wording: Any = TextField()
    holder: Any = TextField(default="")  # empty: the author of the commentary
    kind: Any = EnumField(Kind, default=Kind.FACT)
    tags: Any = TextField(default="")  # the desk's own, as `models.tags` writes them
    checkworthiness: Any = FloatField(default=0.0)
    reasons: Any = JSONField(default=list)
    state: Any = EnumField(ClaimState, default=ClaimState.OPEN)
    dismissal: Any = TextField(default="")  # the reason
    assignee: Any = ForeignKeyField(Person, null=True, backref="assigned")
    assignee_id: Any
    due_on: Any = DateField(null=True)
    same_as: Any = ForeignKeyField("self", null=True, backref="translated")
    same_as_id: Any
    saying: Any = ForeignKeyField("self", null=True, backref="said")
    saying_id: Any
    created_at: Any = UtcField(default=clock.now)
    created_by: Any = ForeignKeyField(Person, null=True, backref="claims")
    created_by_id: Any

    class Meta:
        """Peewee's own settings."""

        indexes = ((("edition", "start"), False),)

    @property
    def words(self) -> dict[str, Any]:
        """What a verdict judges, as JSON: whose words they are, what they mean, and where they stand."""
        names = ("spans", "start", "exact", "prefix", "suffix", "wording", "holder")
        return {"edition": self.edition_id, "kind": self.kind.value, **{name: getattr(self, name) for name in names}}

    @classmethod
    def reading(cls, id: str, words: dict[str, Any]) -> Self:
        """Return the claim with this id as it had these words."""
        return cls(id=id, **{**words, "kind": Kind(words["kind"])})

    @property
    def counterparts(self) -> "Sequence[Claim]":
        """The claims of reported speech that belong to this one: that it was said, and what was said."""
        cls = type(self)
        belongs = (cls.saying == self.id) | (cls.id == self.saying_id)
        return list(cls.select().where(belongs & (cls.state != ClaimState.DISMISSED)).order_by(cls.start, cls.id))

    def enter(self, state: ClaimState) -> None:
        """Move to a state, and change nothing else."""
        self.put(state=state)

    @property
    def places(self) -> list[Span]:
        """The spans, as such."""
        return [Span(start, end) for start, end in self.spans]

    @property
    def quoted(self) -> str:
        """The verbatim pieces, as one line."""
        return quote(self.edition.text, self.places)

    @classmethod
    def standing(cls, edition: Edition) -> "Sequence[Claim]":
        """Return the claims of an edition that were not dismissed, in the order of the text."""
        return list(
            cls.select()
            .where((cls.edition == edition) & (cls.state != ClaimState.DISMISSED))
            .order_by(cls.start, cls.id)
        )

    @classmethod
    def dismissed(cls, edition: Edition) -> "Sequence[Claim]":
        """Return the claims of an edition that were dismissed, in the order of the text."""
        return list(
            cls.select()
            .where((cls.edition == edition) & (cls.state == ClaimState.DISMISSED))
            .order_by(cls.start, cls.id)
        )

    @classmethod
    def outline(cls, edition: Edition) -> "Sequence[Claim]":
        """Return the claims of `standing`, of each only what tells it apart: it is much quicker for hundreds."""
        return list(
            cls.select(cls.id, cls.version, cls.state, cls.wording)
            .where((cls.edition == edition) & (cls.state != ClaimState.DISMISSED))
            .order_by(cls.start, cls.id)
        )

    @classmethod
    def count_by_state(cls) -> dict[str, dict[ClaimState, int]]:
        """Return how many claims each edition, by its id, has in each state."""
        counts: dict[str, dict[ClaimState, int]] = {}
        query: Any = cls.select(cls.edition, cls.state, fn.COUNT(cls.id)).group_by(cls.edition, cls.state).tuples()
        for edition_id, state, count in query:
            counts.setdefault(edition_id, {})[state] = count
        return counts
