"""Looking again at published verdicts: what brings one back into the queue, and what takes it out."""

from datetime import date

from factcheck import clock
from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Evidence, Person, Reason, Recheck, Source, Verdict, VerdictState
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def open_for(source: Source, reason: Reason, said: str) -> list[str]:
    """Ask for another look at every published verdict that relies on a source, and return the ids of what was opened.

    Call it in the transaction of whatever was found out about the source, before its entry.
    """
    opened = []
    for verdict in _relying_on(source):
        waits = (Recheck.verdict == verdict) & (Recheck.source == source) & Recheck.closed_at.is_null()
        if not Recheck.select().where(waits & (Recheck.reason == reason)).exists():
            opened.append(Recheck.create(verdict=verdict, reason=reason, said=said, source=source).id)
    return opened


def _relying_on(source: Source) -> list[Verdict]:
    claims = Evidence.select(Evidence.claim).where(Evidence.source == source)
    published = Verdict.select().where(Verdict.claim.in_(claims) & (Verdict.state == VerdictState.PUBLISHED))
    ids = set(source.ids)
    return [each for each in published if ids & {cited["source"]["id"] for cited in each.evidence}]


def open_due() -> int:
    """Ask for another look at the verdicts whose day has come, and return how many there were."""
    today = clock.now().date()
    due = Verdict.select().where((Verdict.look_again_on <= today) & (Verdict.state == VerdictState.PUBLISHED))
    return sum(_open_due(verdict) for verdict in due)


def _open_due(verdict: Verdict) -> bool:
    with db.atomic():  # of two workers, the one that takes the day off the verdict opens it
        day = verdict.look_again_on
        taken = Verdict.update(look_again_on=None).where((Verdict.id == verdict.id) & (Verdict.look_again_on == day))
        if not taken.execute():
            return False
        recheck = Recheck.create(
            verdict=verdict, reason=Reason.DAY, said=_("It was to be looked at again on %(day)s.", day=day)
        )
        ledger.append(None, "recheck.open", recheck, verdict=verdict.id, claim=verdict.claim_id, day=day)
    return True


def close(actor: Person, recheck: Recheck, *, note: str, look_again_on: date | None = None) -> int:
    """Say that a verdict still holds, and why; perhaps it is to be looked at again on a later day.

    Returns the ledger's sequence. Raises `Conflict` where somebody closed it before.
    """
    require(actor, "recheck.close", recheck)
    with db.atomic():  # one UPDATE decides between two who close it
        if not recheck.close(actor, note):
            raise Conflict(_("Somebody closed this already."))
        if look_again_on:
            Verdict.update(look_again_on=look_again_on).where(Verdict.id == recheck.verdict_id).execute()
        return ledger.append(
            actor,
            "recheck.close",
            recheck,
            verdict=recheck.verdict_id,
            claim=recheck.verdict.claim_id,
            note=note,
            look_again_on=look_again_on,
        )


def reopen(actor: Person, recheck: Recheck) -> None:
    """Undo a closing. Raises `Conflict` where it is open."""
    require(actor, "recheck.close", recheck)
    with db.atomic():  # one UPDATE decides between two who reopen it
        if not recheck.reopen():
            raise Conflict(_("It is open already."))
        ledger.append(actor, "recheck.reopen", recheck, verdict=recheck.verdict_id, claim=recheck.verdict.claim_id)
