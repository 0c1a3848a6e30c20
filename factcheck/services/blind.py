"""Blind second ratings: an editor asks somebody to rate a claim without seeing the proposal on it.

While the proposal waits, whoever was asked sees neither it nor what is said of it (`verdict.read`), and nobody approves
it. When it is returned or withdrawn, nothing is asked any more.
"""

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _, joined
from factcheck.models import BlindRating, Person, Rating, Verdict, VerdictState
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def ask(actor: Person, verdict: Verdict, rater: Person) -> BlindRating:
    """Ask somebody to rate what a proposal is on, without seeing it.

    Raises `Conflict` where it does not wait, and `Invalid` for somebody who has seen it or cannot rate.
    """
    require(actor, "blind.ask", verdict)
    with db.atomic():  # the claim's lock decides between this and a review, or two who ask
        verdict.claim.lock()
        if Verdict.find(verdict.id).state is not VerdictState.PROPOSED:
            raise Conflict(_("Only a proposal that waits for review can be rated blind."))
        if rater not in BlindRating.candidates(verdict, actor):
            raise Invalid({"rater": [_("They have seen it, were asked before, or may not rate.")]})
        blind = BlindRating.create(verdict=verdict, rater=rater, asked_by=actor)
        ledger.append(actor, "blind.ask", blind, claim=verdict.claim_id, verdict=verdict.id, rater=rater.id)
    return blind


def withdraw(actor: Person, blind: BlindRating) -> None:
    """Ask no more. Raises `Conflict` where the rating was given already."""
    require(actor, "blind.withdraw", blind)
    verdict = blind.verdict
    with db.atomic():  # the claim's lock decides between this and the rating
        verdict.claim.lock()
        if not BlindRating.drop((BlindRating.id == blind.id) & BlindRating.given_at.is_null()):
            raise Conflict(_("It was rated already."))
        ledger.append(actor, "blind.withdraw", blind, claim=verdict.claim_id, verdict=verdict.id, rater=blind.rater_id)


def give(actor: Person, blind: BlindRating, *, rating: Rating, note: str = "") -> None:
    """Rate a claim without having seen the proposal; from now on its proposer and its rater see both.

    Raises `Conflict` where that is asked no more.
    """
    require(actor, "blind.give", blind)
    with db.atomic():  # the claim's lock decides between this and a review, or a change of the proposal
        blind.verdict.claim.lock()
        verdict, asked = Verdict.find(blind.verdict_id), BlindRating.get_or_none(BlindRating.id == blind.id)
        if asked is None or asked.given_at or verdict.state is not VerdictState.PROPOSED:
            raise Conflict(_("Your rating is not asked for any more."))
        given = {"rating": rating, "first": verdict.rating_id, "note": note, "given_at": clock.now()}
        BlindRating.update(**given).where(BlindRating.id == blind.id).execute()
        ledger.append(
            actor,
            "blind.give",
            blind,
            claim=verdict.claim_id,
            verdict=verdict.id,
            rating=rating.slug,
            first=verdict.rating_id,
            note=note,
        )


def must_not_be_awaited(verdict: Verdict) -> None:
    """Raise `Conflict` while somebody is asked to rate the proposal blind: published, they could read it."""
    names = [each.rater.name for each in BlindRating.on(verdict) if each.open]
    if names:
        both = joined(_("%(one)s and %(other)s"), names)
        raise Conflict(_("%(names)s is asked to rate it blind. Wait for that, or take the request back.", names=both))
