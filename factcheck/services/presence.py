"""Who is at which claim now. Nothing of it is kept, so no ledger entry tells it."""

from factcheck import clock
from factcheck.models import Claim, Person, Presence
from factcheck.models.db import db
from factcheck.policy import require


def tell(actor: Person, claim: Claim, *, editing: bool) -> None:
    """Say that somebody looks at a claim or edits it; they are nowhere else then."""
    require(actor, "desk.read")
    seen = {"claim": claim.id, "editing": editing, "seen_at": clock.now()}
    with db.atomic():
        Presence.insert(person=actor.id, **seen).on_conflict(conflict_target=[Presence.person], update=seen).execute()


def leave(actor: Person, claim: Claim) -> None:
    """Say that somebody has left a claim, unless they went to another already."""
    require(actor, "desk.read")
    with db.atomic():
        Presence.drop((Presence.person == actor) & (Presence.claim == claim))
