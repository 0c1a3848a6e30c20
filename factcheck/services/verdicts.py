"""Verdicts: proposed by one person, approved by another, corrected or retracted, never edited in place."""

from datetime import date
from typing import Any

from peewee import fn

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.messages import _, joined
from factcheck.models import Claim, ClaimState, Evidence, Person, Rating, Verdict, VerdictState
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import markdown, renditions
from factcheck.services import blind, gate, ledger

_STATES = {
    VerdictState.PROPOSED: _("proposed"),
    VerdictState.RETURNED: _("returned"),
    VerdictState.WITHDRAWN: _("withdrawn"),
    VerdictState.PUBLISHED: _("published"),
    VerdictState.SUPERSEDED: _("superseded"),
    VerdictState.RETRACTED: _("retracted"),
}


def propose(
    actor: Person,
    claim: Claim,
    *,
    rating: Rating,
    summary: str,
    explanation: str = "",
    correction: str = "",
    as_of: date | None = None,
    look_again_on: date | None = None,
    adopted: Verdict | None = None,
) -> Verdict:
    """Propose a verdict, which relies on what is attached to the claim now.

    It speaks for the day `as_of`, without it for today, and should be checked anew on the day `look_again_on`.
    `adopted` is the verdict on another claim that it was taken from, which the ledger keeps.

    On a claim with a published verdict it is a correction and needs its reason, which readers see. Raises `Conflict`
    where another proposal waits or the claim was dismissed, `Invalid` where the reason is missing or a footnote of the
    explanation refers to a source that is not attached.
    """
    require(actor, "verdict.propose", claim)
    with db.atomic():  # the claim's lock decides between two who propose, or between a proposal and a dismissal
        claim.lock()
        if claim.state is ClaimState.DISMISSED:
            raise Conflict(_("This claim was dismissed. Reopen it first."))
        if claim.same_as_id:
            raise Conflict(_("It shares the verdict of the same claim in the other language. Propose it there."))
        if Verdict.newest(claim, VerdictState.PROPOSED):
            raise Conflict(_("Another verdict on this claim waits for review."))
        number = 1 + (Verdict.select(fn.MAX(Verdict.number)).where(Verdict.claim == claim).scalar() or 0)
        verdict = Verdict.create(
            claim=claim,
            number=number,
            rating=rating,
            summary=summary,
            explanation=explanation,
            correction=_reason(claim, correction),
            judged=claim.words,
            evidence=_relied_on(claim, explanation),
            as_of=as_of or clock.now().date(),
            look_again_on=look_again_on,
            proposed_by=actor,
        )
        claim.enter(ClaimState.IN_REVIEW)
        ledger.append(
            actor,
            "verdict.propose",
            verdict,
            claim=claim.id,
            rating=rating.slug,
            summary=summary,
            number=number,
            **({"adopted": adopted.id} if adopted else {}),
        )
    return verdict


def revise(
    actor: Person,
    verdict: Verdict,
    *,
    seen: int,
    rating: Rating,
    summary: str,
    explanation: str = "",
    correction: str = "",
    as_of: date | None = None,
    look_again_on: date | None = None,
) -> None:
    """Change a proposal of one's own that waits for review.

    Raises `Stale`, `Forbidden`, `Conflict`, or `Invalid` where a correction lost its reason, or a footnote its source.
    """
    require(actor, "verdict.revise", verdict)
    with db.atomic():  # the version decides between this and an approval
        _must_wait(verdict)
        before = _said(verdict)
        verdict.save_over(
            seen,
            rating=rating,
            summary=summary,
            explanation=explanation,
            correction=_reason(verdict.claim, correction),
            evidence=_relied_on(verdict.claim, explanation),
            as_of=as_of or verdict.as_of,
            look_again_on=look_again_on,
        )
        said = {"rating": rating.slug, "summary": summary, "before": before, "after": _said(verdict)}
        ledger.append(actor, "verdict.revise", verdict, claim=verdict.claim_id, **said)


def put_back(actor: Person, verdict: Verdict, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo a change to a proposal of one's own. Raises `Conflict` where it was changed again or reviewed."""
    with db.atomic():  # what is compared is what is saved over
        verdict.lock()
        if _said(verdict) != after:
            raise Conflict(_("It was changed since."))
        days = {name: date.fromisoformat(before[name]) for name in ("as_of", "look_again_on") if before[name]}
        said = {**before, "rating": Rating.get_by_id(before["rating"]), "look_again_on": None, **days}
        revise(actor, verdict, seen=verdict.version, **said)


def _said(verdict: Verdict) -> dict[str, Any]:
    """Return what a proposal says, by the names of what `revise` takes."""
    return {
        "rating": verdict.rating_id,
        "summary": verdict.summary,
        "explanation": verdict.explanation,
        "correction": verdict.correction,
        "as_of": verdict.as_of.isoformat(),
        "look_again_on": verdict.look_again_on.isoformat() if verdict.look_again_on else None,
    }


def withdraw(actor: Person, verdict: Verdict, *, seen: int) -> None:
    """Take a proposal of one's own back before it is reviewed; it fills in the next one's form.

    Raises `Forbidden`, `Stale` or `Conflict`.
    """
    require(actor, "verdict.withdraw", verdict)
    claim = verdict.claim
    with db.atomic():  # the claim's lock decides between this and a review
        claim.lock()
        _must_wait(verdict)
        verdict.save_over(seen, state=VerdictState.WITHDRAWN)
        _stand_without_proposal(claim)
        ledger.append(actor, "verdict.withdraw", verdict, claim=claim.id)


def approve(actor: Person, verdict: Verdict, *, seen: int, override: str = "") -> None:
    """Publish a proposal of somebody else's; the version it corrects is superseded.

    `override` is why, where it lacks what the newsroom's gate asks. Raises `Stale`, `Conflict`, or `Invalid` where that
    reason is missing.
    """
    require(actor, "verdict.approve", verdict)
    claim = verdict.claim
    with db.atomic():  # the version decides between two editors; what changed since it was read is not approved unread
        claim.lock()
        _must_wait(verdict)
        blind.must_not_be_awaited(verdict)
        missing = gate.missing(verdict)
        if missing and not override:
            lacking = joined(_("%(one)s; %(other)s"), missing)
            say = _("It lacks %(lacking)s. Return it, or say why it is published all the same.", lacking=lacking)
            raise Invalid({"override": [say]})
        earlier = Verdict.newest(claim, VerdictState.PUBLISHED)
        if earlier:
            earlier.save_over(earlier.version, state=VerdictState.SUPERSEDED)
        verdict.save_over(
            seen,
            state=VerdictState.PUBLISHED,
            reviewed_by=actor,
            reviewed_at=clock.now(),
            comment="",
            override=override if missing else "",
        )
        lacking = {"override": override, "missing": missing} if missing else {}
        _stand(actor, "verdict.approve", verdict, supersedes=earlier.id if earlier else None, **lacking)


def return_(actor: Person, verdict: Verdict, *, seen: int, comment: str) -> None:
    """Return a proposal to its author with a comment. Raises `Stale` or `Conflict`."""
    require(actor, "verdict.return", verdict)
    with db.atomic():  # the version decides between two editors
        verdict.claim.lock()
        _must_wait(verdict)
        verdict.save_over(
            seen, state=VerdictState.RETURNED, reviewed_by=actor, reviewed_at=clock.now(), comment=comment
        )
        _stand_without_proposal(verdict.claim)
        ledger.append(actor, "verdict.return", verdict, claim=verdict.claim_id, comment=comment)


def retract(actor: Person, verdict: Verdict, *, seen: int, reason: str) -> None:
    """Take a published verdict back, with a reason that readers see. Raises `Stale` or `Conflict`."""
    require(actor, "verdict.retract", verdict)
    with db.atomic():  # the version decides between a retraction and a correction
        verdict.claim.lock()
        if Verdict.find(verdict.id).state is not VerdictState.PUBLISHED:
            raise Conflict(_("Only a published verdict can be retracted."))
        verdict.save_over(seen, state=VerdictState.RETRACTED, retraction=reason)
        waiting = Verdict.newest(verdict.claim, VerdictState.PROPOSED)
        verdict.claim.enter(ClaimState.IN_REVIEW if waiting else ClaimState.IN_PROGRESS)
        ledger.append(actor, "verdict.retract", verdict, claim=verdict.claim_id, reason=reason)
        renditions.refresh(verdict.claim.edition.commentary_id, [verdict.claim_id])


def reopen(actor: Person, verdict: Verdict, *, supersedes: str | None = None) -> None:
    """Let a version wait for review again that was returned, or approved while no reader could see it.

    `supersedes` is the id of the version that stood before that approval and stands again. Raises `Conflict` where
    something newer was proposed, the claim was dismissed, or readers may have seen the verdict.
    """
    require(actor, "verdict.reopen", verdict)
    claim = verdict.claim
    with db.atomic():  # the claim's lock decides between this and another proposal, or the commentary's publication
        claim.edition.commentary.lock()
        claim.lock()
        approved = verdict.state is VerdictState.PUBLISHED
        if claim.state is ClaimState.DISMISSED or Verdict.on(claim)[0] != verdict:
            raise Conflict(_("Somebody changed it since."))
        if not (approved or verdict.state is VerdictState.RETURNED):
            raise Conflict(_("Only a version that was returned or approved can wait for review again."))
        if approved and claim.edition.commentary.published_at:
            raise Conflict(_("Readers have seen this verdict. Retract it with a reason instead."))
        anew = {"reviewed_by": None, "reviewed_at": None, "comment": "", "override": "", "published_sequence": None}
        verdict.save_over(verdict.version, state=VerdictState.PROPOSED, **anew)
        if supersedes:
            earlier = Verdict.find(supersedes)
            earlier.save_over(earlier.version, state=VerdictState.PUBLISHED)
        claim.enter(ClaimState.IN_REVIEW)
        ledger.append(actor, "verdict.reopen", verdict, claim=claim.id)
        renditions.refresh(claim.edition.commentary_id, [claim.id])


def reinstate(actor: Person, verdict: Verdict, *, correction: str) -> Verdict:
    """Publish what an approved version says once more, as a new version, and return it.

    The version that does not stand any more stays readable as it is; `correction` tells readers why there is another.
    Raises `Conflict` where a verdict stands or waits, or the claim was changed or dismissed.
    """
    require(actor, "verdict.reinstate", verdict)
    claim = verdict.claim
    with db.atomic():  # the claim's lock decides between this and a proposal
        claim.lock()
        newest = Verdict.on(claim)[0]
        stands = newest.state in (VerdictState.PROPOSED, VerdictState.PUBLISHED)
        if stands or claim.state is ClaimState.DISMISSED or claim.words != verdict.judged:
            raise Conflict(_("Somebody changed it since."))
        same = ("claim", "rating", "summary", "explanation", "judged", "evidence", "as_of", "look_again_on", "override")
        again = Verdict.create(
            **{name: getattr(verdict, name) for name in (*same, "proposed_by", "reviewed_by")},
            number=newest.number + 1,
            correction=correction,
            state=VerdictState.PUBLISHED,
            reviewed_at=clock.now(),
        )
        _stand(actor, "verdict.reinstate", again, number=again.number, again=verdict.id)
    return again


def _stand(actor: Person, act: str, verdict: Verdict, **said: Any) -> None:
    """Let a published version stand from this act on: its claim is checked, the ledger has it, readers see it."""
    claim = verdict.claim
    claim.enter(ClaimState.CHECKED)
    about = {"claim": claim.id, "rating": verdict.rating_id, "summary": verdict.summary}
    sequence = ledger.append(actor, act, verdict, **about, **said)
    Verdict.update(published_sequence=sequence).where(Verdict.id == verdict.id).execute()
    renditions.refresh(claim.edition.commentary_id, [claim.id])


def _stand_without_proposal(claim: Claim) -> None:
    """Put a claim where it stands once its proposal does not wait any more."""
    published = Verdict.newest(claim, VerdictState.PUBLISHED)
    claim.enter(ClaimState.CHECKED if published else ClaimState.IN_PROGRESS)


def _must_wait(verdict: Verdict) -> None:
    state = Verdict.find(verdict.id).state
    if state is not VerdictState.PROPOSED:
        raise Conflict(_("This verdict does not wait for review: it is %(state)s.", state=_STATES[state]))


def _reason(claim: Claim, correction: str) -> str:
    """Return why the published version is corrected; empty where there is none to correct."""
    if not Verdict.newest(claim, VerdictState.PUBLISHED):
        return ""
    if not correction:
        raise Invalid({"correction": [_("Say why the published verdict is corrected. Readers see this.")]})
    return correction


def _relied_on(claim: Claim, explanation: str) -> list[dict[str, Any]]:
    """Copy what is attached to a claim, as it reads now, in the order that the explanation's footnotes count by."""
    attached = Evidence.on(claim)
    absent = [number for number in markdown.footnotes(explanation) if number > len(attached)]
    if absent:
        raise Invalid({"explanation": [_("There is no source %(number)s.", number=number) for number in absent]})
    return [
        {
            "source": {
                "id": each.source.id,
                "url": each.source.url,
                "title": each.source.title,
                "publisher": each.source.publisher,
                "published_on": each.source.published_on.isoformat() if each.source.published_on else None,
            },
            "passage": each.passage,
            "selector": each.selector,
            "archived_at": each.copy.taken_at.isoformat() if each.copy and each.copy.url else None,
            "stance": each.stance.value,
            "note": each.note,
        }
        for each in attached
    ]
