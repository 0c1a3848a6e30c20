"""Which claims of a translation are which of the original: what is proposed, for a person to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from peewee import FloatField, ForeignKeyField

from factcheck.models.base import Thing
from factcheck.models.claims import Claim
from factcheck.models.commentaries import Edition
from factcheck.models.verdicts import Verdict, VerdictState
from factcheck.text import sentences
from factcheck.text.discrepancies import Discrepancy, between
from factcheck.text.spans import Span


class Pairing(Thing):
    """A claim of a translation that is perhaps the `other` claim of the original; `likeness` runs from 0 to 1."""

    claim: Any = ForeignKeyField(Claim, backref="pairing", unique=True)
    claim_id: Any
    other: Any = ForeignKeyField(Claim, backref="pairings")
    other_id: Any
    likeness: Any = FloatField()


@dataclass(frozen=True, slots=True)
class Paired:
    """A claim of a translation beside the claim of the original that it is, or perhaps is (None: neither).

    `likeness` is that of a proposal, None where a person confirmed the pair. `said` and `other_said` are the sentences
    that the two stand in, and `differ` what these have that the other has not.
    """

    claim: Claim
    other: Claim | None
    likeness: float | None
    said: str
    other_said: str
    differ: tuple[Discrepancy, ...]


class Translation:
    """A text in another language than the original's, with its claims beside those of the original."""

    def __init__(self, edition: Edition, original: Edition) -> None:
        self.edition = edition
        self.original = original

    @cached_property
    def others(self) -> dict[str, Claim]:
        """The claims of the original, by their ids, in the order of its text."""
        return {claim.id: claim for claim in Claim.standing(self.original)}

    @cached_property
    def claims(self) -> list[Paired]:
        """The claims of the translation, in the order of its text."""
        claims = Claim.standing(self.edition)
        proposals = {each.claim_id: each for each in Pairing.select().where(Pairing.claim.in_(list(claims)))}
        return [self._paired(claim, proposals.get(claim.id)) for claim in claims]

    def _paired(self, claim: Claim, proposal: Pairing | None) -> Paired:
        other: Claim | None
        if claim.same_as_id:
            other, likeness = self.others.get(claim.same_as_id) or Claim.find(claim.same_as_id), None
        else:
            other = self.others.get(proposal.other_id) if proposal else None
            likeness = proposal.likeness if proposal and other else None
        said = _sentences_of(claim, self.edition, self._sentences)
        if other is None:
            return Paired(claim, None, None, said, "", ())
        other_said = _sentences_of(other, self.original, self._other_sentences)
        return Paired(claim, other, likeness, said, other_said, tuple(between(other_said, said)))

    @cached_property
    def free(self) -> list[Claim]:
        """The claims of the original that no claim of the translation was found to be."""
        taken = {each.claim.same_as_id for each in self.claims}
        return [claim for claim in self.others.values() if claim.id not in taken]

    @cached_property
    def rated(self) -> dict[str, str]:
        """The slug of the rating that stands on each claim of the original, by its id."""
        standing = Verdict.select(Verdict.claim, Verdict.rating).where(
            Verdict.claim.in_(list(self.others)) & (Verdict.state == VerdictState.PUBLISHED)
        )
        return {each.claim_id: each.rating_id for each in standing}

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        return sentences.find(self.edition.text, self.edition.language)

    @cached_property
    def _other_sentences(self) -> Sequence[Span]:
        return sentences.find(self.original.text, self.original.language)


def _sentences_of(claim: Claim, edition: Edition, found: Sequence[Span]) -> str:
    """Return the sentences that a claim stands in, as one line; its own words where its text is another by now."""
    if claim.edition_id != edition.id:
        return claim.quoted
    places = claim.places
    return " ".join(each.of(edition.text) for each in found if any(map(each.overlaps, places)))
