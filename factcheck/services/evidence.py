"""Evidence: what a source says about a claim."""

from datetime import date
from typing import Any

from factcheck import clock
from factcheck.errors import Conflict
from factcheck.models import Claim, ClaimState, Evidence, Person, Source, Stance
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def attach(
    actor: Person,
    claim: Claim,
    *,
    stance: Stance,
    title: str,
    url: str = "",
    publisher: str = "",
    author: str = "",
    language: str = "",
    published_on: date | None = None,
    passage: str = "",
    note: str = "",
) -> Evidence:
    """Attach a source to a claim, with the passage and its stance; a source with a known URL is cited again.

    Raises `Conflict` where the claim was dismissed.
    """
    require(actor, "evidence.attach", claim)
    details = {
        "title": title,
        "publisher": publisher,
        "author": author,
        "language": language,
        "published_on": published_on,
    }
    with db.atomic():  # a source and its first citation appear together; the lock decides against a dismissal
        claim.lock()
        if claim.state is ClaimState.DISMISSED:
            raise Conflict("This claim was dismissed. Reopen it first.")
        source = _source(actor, url, details)
        evidence = Evidence.create(
            claim=claim, source=source, stance=stance, passage=passage, note=note, created_by=actor
        )
        if claim.state is ClaimState.OPEN:
            claim.enter(ClaimState.IN_PROGRESS)
        ledger.append(
            actor, "evidence.attach", evidence, claim=claim.id, source=source.id, stance=stance, url=url, **details
        )
    return evidence


def _source(actor: Person, url: str, details: dict[str, Any]) -> Source:
    """Return the source with this URL, made if it is new; two people who cite it at once share one row."""
    if url:
        Source.insert(id=clock.new_id(), url=url, created_by=actor, **details).on_conflict_ignore().execute()
        return Source.get(Source.url == url)
    return Source.create(created_by=actor, **details)


def detach(actor: Person, evidence: Evidence, *, seen: int) -> None:
    """Take a source off a claim; versions of a verdict that relied on it keep their copy.

    Raises `Stale`, or `Conflict` where it was taken off before.
    """
    require(actor, "evidence.detach", evidence)
    with db.atomic():  # the lock decides between two who detach
        evidence.lock()
        if evidence.detached_at:
            raise Conflict("This source was taken off the claim already.")
        evidence.save_over(seen, detached_at=clock.now())
        ledger.append(actor, "evidence.detach", evidence, claim=evidence.claim_id)


def reattach(actor: Person, evidence: Evidence) -> None:
    """Undo taking a source off its claim. Raises `Conflict` where it is attached, or the claim was dismissed."""
    require(actor, "evidence.reattach", evidence)
    claim = evidence.claim
    with db.atomic():  # the locks decide between two who reattach, and against a dismissal
        claim.lock()
        if claim.state is ClaimState.DISMISSED:
            raise Conflict("This claim was dismissed. Reopen it first.")
        evidence.lock()
        if not evidence.detached_at:
            raise Conflict("This source is attached to the claim.")
        evidence.save_over(evidence.version, detached_at=None)
        ledger.append(actor, "evidence.reattach", evidence, claim=claim.id)
