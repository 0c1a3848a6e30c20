"""The claim at hand: everything that was said about it, for the third of the panes."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from flask_login import current_user

from factcheck.models import (
    BlindRating,
    Claim,
    Comment,
    Copy,
    Evidence,
    LedgerEntry,
    Link,
    Mention,
    Person,
    Recheck,
    Verdict,
    VerdictState,
)
from factcheck.policy import may
from factcheck.services import gate
from factcheck.text.spans import Span
from factcheck.text.worth import AGAINST, PHRASES


class Gap(NamedTuple):
    """A place between two words of a claim: its offset, and the words before and after."""

    at: int
    before: str
    after: str


class Retracted(NamedTuple):
    """A verdict that was taken back, and when."""

    verdict: Verdict
    at: datetime


class AtHand:
    """The claim at hand with all that was said about it."""

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        self.evidence = Evidence.on(claim)
        self.versions = Verdict.on(claim)
        self.comments = Comment.on(claim)
        self.blind_ratings = BlindRating.on(self.versions[0]) if self.versions else []
        self.blind: BlindRating | None = None
        if self.waiting and not may(current_user, "verdict.read", self.waiting):
            self.blind = next(each for each in self.blind_ratings if each.rater_id == current_user.id)
            self.versions = self.comments = ()

    @cached_property
    def links(self) -> dict[str, Link]:
        """Where the pages of its sources stand, by the sources' ids."""
        return Link.of(each.source_id for each in self.evidence)

    @cached_property
    def copies(self) -> dict[str, Copy]:
        """The newest copies of its sources, by the sources' ids."""
        return Copy.of(each.source_id for each in self.evidence)

    @cached_property
    def unread(self) -> set[str]:
        """The ids of its comments that mention the person who looks, unread."""
        return Mention.unread(current_user, self.claim) if self.comments else set()

    @cached_property
    def rechecks(self) -> list[Recheck]:
        """Why its published verdict should be looked at again."""
        return Recheck.on(self.claim)

    def newest(self, state: VerdictState) -> Verdict | None:
        """Return the newest version of the verdict in this state."""
        return next((each for each in self.versions if each.state is state), None)

    @property
    def published(self) -> Verdict | None:
        """The verdict that stands."""
        return self.newest(VerdictState.PUBLISHED)

    @property
    def waiting(self) -> Verdict | None:
        """The proposal that waits for review."""
        return self.newest(VerdictState.PROPOSED)

    @property
    def returned(self) -> Verdict | None:
        """The proposal that came back or was withdrawn, while nothing newer was proposed."""
        newest = self.versions[0] if self.versions else None
        return newest if newest and newest.state in (VerdictState.RETURNED, VerdictState.WITHDRAWN) else None

    @cached_property
    def retracted(self) -> "Retracted | None":
        """The verdict that was taken back, while none is published in its place."""
        verdict = None if self.published else self.newest(VerdictState.RETRACTED)
        if verdict is None:
            return None
        return next(Retracted(verdict, each.at) for each in LedgerEntry.about(verdict) if each.act == "verdict.retract")

    @property
    def judged(self) -> bool:
        """Whether a verdict relies on the claim's words, so that they stand."""
        return bool(self.published or self.waiting or self.blind or self.claim.same_as_id)

    @property
    def candidates(self) -> list[Person]:
        """Who can be asked for a blind rating of the waiting proposal."""
        return BlindRating.candidates(self.waiting, current_user) if self.waiting else []

    @cached_property
    def gaps(self) -> list[Gap]:
        """Where the claim can be split."""
        text = self.claim.edition.text
        words = [
            Span(start + match.start(), start + match.end())
            for start, end in self.claim.places
            for match in re.finditer(r"\S+", text[start:end])
        ]
        shown = [word.of(text) for word in words]
        return [
            Gap(after.start, " ".join(shown[max(i - 4, 0) : i]), " ".join(shown[i : i + 4]))
            for i, (_, after) in enumerate(pairwise(words), start=1)
        ]

    @cached_property
    def lacks(self) -> list[str]:
        """What the waiting proposal lacks to pass the newsroom’s gate; before one, what a proposal now would lack."""
        if self.waiting:
            return gate.missing(self.waiting)
        given = self.returned or self.published
        return gate.missing_yet(list(self.evidence), given.explanation if given else "")

    @property
    def reasons(self) -> list[str]:
        """What raised the claim's check-worthiness, in words."""
        return [PHRASES.get(reason, reason) for reason in self.claim.reasons if reason not in AGAINST]

    @property
    def reasons_against(self) -> list[str]:
        """What lowered the claim's check-worthiness, in words."""
        return [PHRASES[reason] for reason in self.claim.reasons if reason in AGAINST]

    @property
    def middle(self) -> int:
        """The gap to split at when nothing else is said."""
        return self.gaps[len(self.gaps) // 2].at

    @cached_property
    def history(self) -> Sequence[LedgerEntry]:
        """Every act on the claim, its sources, its verdicts and its comments, newest first."""
        ever = Evidence.select(Evidence.id).where(Evidence.claim == self.claim)
        said = () if self.blind else Comment.select(Comment.id).where(Comment.claim == self.claim)
        again = Recheck.select(Recheck.id).where(Recheck.verdict.in_(self.versions)) if self.versions else ()
        return LedgerEntry.about(self.claim, *ever, *self.versions, *said, *again)
