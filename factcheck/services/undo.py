"""Undo: taking back what one did last, by the act that is its inverse, which has its own entry in the ledger."""

from collections.abc import Callable

from factcheck.errors import Conflict, Forbidden
from factcheck.models import LedgerEntry, Person, Scrape
from factcheck.models.db import db
from factcheck.services import commentaries

INVERSES: dict[str, Callable[[Person, LedgerEntry], object]] = {
    "scrape.discard": lambda actor, entry: commentaries.restore(actor, Scrape.find(entry.thing)),
}


def undo(actor: Person, first: int, last: int) -> int:
    """Take back the acts whose entries are `first` to `last`, and return how many.

    What was done to several things at once has entries that follow each other, as the ledger's head is held from the
    first to the commit. Raises `Forbidden` for an act of somebody else, and `Conflict` where it cannot be undone, any
    more or at all; then nothing is.
    """
    entries = (
        LedgerEntry.select().where(LedgerEntry.sequence.between(first, last)).order_by(LedgerEntry.sequence.desc())
    )
    with db.atomic():  # all of them or none
        for entry in entries:
            if entry.actor != actor.id:
                raise Forbidden("Only what one did oneself can be undone.")
            if entry.act not in INVERSES:
                raise Conflict("This cannot be undone.")
            INVERSES[entry.act](actor, entry)
    return len(entries)
