"""Who is on which claim, and until when."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Claim, Person
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger

_COLUMNS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "claim.assign": ("assignee_id", lambda id: id),
    "claim.schedule": ("due_on", lambda day: date.fromisoformat(day) if day else None),
}


def assign(actor: Person, claims: Sequence[Claim], assignee: Person | None) -> range:
    """Put somebody, or nobody, on claims; return the sequences of the ledger entries, one a claim.

    Raises `Conflict` for somebody whose account is closed.
    """
    if assignee and not assignee.active:
        raise Conflict(_("The account of %(name)s is closed.", name=assignee.name))
    return _put(actor, "claim.assign", claims, assignee.id if assignee else None)


def set_deadline(actor: Person, claims: Sequence[Claim], due_on: date | None) -> range:
    """Set until when claims are wanted, None for no deadline; return the sequences of the ledger entries."""
    return _put(actor, "claim.schedule", claims, due_on)


def put_back(actor: Person, act: str, claim: Claim, before: Any, after: Any) -> range:
    """Undo an act of this module, by its name. Raises `Conflict` where somebody changed the same thing since."""
    column, read = _COLUMNS[act]
    if getattr(claim, column) != read(after):
        raise Conflict(_("Somebody changed it since."))
    return _put(actor, act, [claim], read(before))


def _put(actor: Person, act: str, claims: Sequence[Claim], value: Any) -> range:
    column, _ = _COLUMNS[act]
    ordered = sorted(claims, key=lambda claim: str(claim.id))
    for claim in ordered:
        require(actor, act, claim)
    with db.atomic():  # all of them or none; every claim's lock is taken before the ledger's head
        for claim in ordered:
            claim.lock()
        before = [getattr(claim, column) for claim in ordered]
        for claim in ordered:
            claim.put(**{column: value})
        changes = [{"before": old, "after": value} for old in before]
        return ledger.append_each(actor, act, list(zip(ordered, changes, strict=True)))
