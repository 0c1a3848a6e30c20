"""Undo: taking back what one did last, by the act that is its inverse, which has its own entry in the ledger."""

from collections.abc import Callable
from typing import Any

from factcheck.errors import Conflict, Forbidden
from factcheck.models import Claim, Edition, LedgerEntry, Person, Scrape
from factcheck.models.base import Thing
from factcheck.models.db import db
from factcheck.services import assigning, claims, commentaries, editions

THINGS: dict[str, type[Thing]] = {"claim": Claim, "scrape": Scrape}


def _put_back(actor: Person, entry: LedgerEntry, claim: Any) -> object:
    return assigning.put_back(actor, entry.act, claim, **entry.changed)


INVERSES: dict[str, Callable[[Person, LedgerEntry, Any], object]] = {
    "scrape.discard": lambda actor, entry, scrape: commentaries.restore(actor, scrape),
    "claim.dismiss": lambda actor, entry, claim: claims.reopen(actor, claim, seen=claim.version),
    "claim.assign": _put_back,
    "claim.schedule": _put_back,
    "claim.place": lambda actor, entry, claim: editions.decide_again(
        actor, Edition.find(entry.changed["edition"]), claim
    ),
}


def undo(actor: Person, first: int, last: int) -> int:
    """Take back the acts whose entries are `first` to `last`, and return how many.

    What was done to several things at once has entries that follow each other, as the ledger's head is held from the
    first to the commit. Raises `Forbidden` for an act of somebody else, and `Conflict` where it cannot be undone, any
    more or at all; then nothing is.
    """
    entries = list(LedgerEntry.select().where(LedgerEntry.sequence.between(first, last)))
    for entry in entries:
        if entry.actor != actor.id:
            raise Forbidden("Only what one did oneself can be undone.")
        if entry.act not in INVERSES:
            raise Conflict("This cannot be undone.")
    with db.atomic():  # all of them or none; every thing's lock is taken before the ledger's head
        things = {entry.thing: THINGS[entry.kind].find(entry.thing) for entry in entries}
        for id in sorted(things):
            things[id].lock()
        for entry in sorted(entries, key=lambda each: -each.sequence):
            INVERSES[entry.act](actor, entry, things[entry.thing])
    return len(entries)
