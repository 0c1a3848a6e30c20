"""Where claims stand in a new edition of their text: what is proposed, and what people decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from peewee import ForeignKeyField, IntegerField, JSONField, TextField

from factcheck import clock
from factcheck.models.base import Thing, UtcField
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition
from factcheck.models.people import Person
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.text.anchors import Outcome, Reanchored, TextQuoteSelector, describe, reanchor
from factcheck.text.spans import Span, quote


class Placement(Thing):
    """What a person decided: that a claim stands at these spans of a new edition, or why it was `dropped`.

    It holds for the claim as it was at `claim_version`; a claim that was changed since needs another decision.
    """

    edition: Any = ForeignKeyField(Edition, backref="placements")
    edition_id: Any
    claim: Any = ForeignKeyField(Claim, backref="placements")
    claim_id: Any
    claim_version: Any = IntegerField()
    spans: Any = JSONField()
    wording: Any = TextField()
    dropped: Any = TextField(default="")  # the reason; empty: it is placed
    decided_by: Any = ForeignKeyField(Person)
    decided_by_id: Any
    decided_at: Any = UtcField(default=clock.now)

    class Meta:
        """Peewee's own settings."""

        indexes = ((("edition", "claim"), True),)


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim of the edition before, with what is proposed for it and what was decided.

    `judged` tells whether a verdict relies on its words.
    """

    claim: Claim
    proposal: Reanchored
    decision: Placement | None
    judged: bool

    @property
    def by_itself(self) -> bool:
        """Whether it stands as it did, words and surroundings alike, so that nobody has to decide."""
        return self.proposal.outcome is Outcome.KEPT and self.proposal.confidence == 1

    @property
    def settled(self) -> bool:
        """Whether it is known what becomes of it."""
        return self.by_itself or self.decision is not None

    @property
    def same_words(self) -> bool:
        """Whether the proposal has the very words, though perhaps in other surroundings."""
        return self.proposal.outcome in (Outcome.KEPT, Outcome.MOVED)

    @property
    def dropped(self) -> str:
        """Why it does not go on, empty where it does."""
        return str(self.decision.dropped) if self.decision else ""

    @property
    def spans(self) -> list[Span]:
        """Where it stands in the new edition, as decided or else as proposed."""
        return [Span(*each) for each in self.decision.spans] if self.decision else list(self.proposal.spans)

    @property
    def wording(self) -> str:
        """Its wording, as decided or else as it is."""
        return str(self.decision.wording if self.decision else self.claim.wording)


class Placing:
    """What becomes of the claims of the edition before in a new edition of the text."""

    def __init__(self, edition: Edition, before: Edition) -> None:
        self.edition = edition
        self.before = before

    @cached_property
    def claims(self) -> list[Placed]:
        """The claims that stand in the edition before, in the order of its text."""
        return list(self._place(Claim.standing(self.before)))

    @cached_property
    def dismissed(self) -> list[Placed]:
        """Those that were dismissed; they go on where they can by themselves."""
        return [each for each in self._place(Claim.dismissed(self.before)) if each.by_itself]

    @property
    def open(self) -> list[Placed]:
        """The claims for which somebody has to decide."""
        return [each for each in self.claims if not each.settled]

    def find(self, claim: Claim) -> Placed | None:
        """Return what becomes of a claim, None where it is not one of these."""
        return next((each for each in self.claims if each.claim == claim), None)

    def old_words(self, placed: Placed) -> str:
        """Return a claim's words in the edition before."""
        return quote(self.before.text, placed.claim.places)

    def new_words(self, placed: Placed) -> str:
        """Return the words at which it stands in the new edition, or would; empty where it is lost."""
        return quote(self.edition.text, placed.spans)

    def old_place(self, placed: Placed) -> TextQuoteSelector:
        """Return a claim's words in the edition before, with what stands around them."""
        return TextQuoteSelector(placed.claim.exact, placed.claim.prefix, placed.claim.suffix)

    def new_place(self, placed: Placed) -> TextQuoteSelector | None:
        """Return the same of where it stands in the new edition, or would; None where it is lost or dropped."""
        if not placed.spans:
            return None
        return describe(self.edition.text, Span(placed.spans[0].start, placed.spans[-1].end))

    def _place(self, claims: Iterable[Claim]) -> Iterable[Placed]:
        claims = list(claims)
        decided = {each.claim_id: each for each in Placement.select().where(Placement.edition == self.edition)}
        relied_on = Verdict.select(Verdict.claim).where(
            Verdict.claim.in_(claims) & Verdict.state.in_((VerdictState.PUBLISHED, VerdictState.PROPOSED))
        )
        judged = {each.claim_id for each in relied_on}
        places = reanchor(self.before.text, self.edition.text, [claim.places for claim in claims])
        for claim, proposal in zip(claims, places, strict=True):
            claim.edition = self.before
            decision = decided.get(claim.id)
            if decision and decision.claim_version != claim.version:
                decision = None
            yield Placed(claim, proposal, decision, claim.id in judged or claim.same_as_id is not None)
