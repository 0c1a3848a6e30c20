"""Appending to the ledger, and proving that nobody rewrote it."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from factcheck import clock
from factcheck.models import LedgerEntry, LedgerHead, Person
from factcheck.models.base import Thing
from factcheck.models.db import db
from factcheck.models.ledger import GENESIS

BATCH = 1000  # entries that are read at a time: a ledger may be larger than the memory

_undoing: ContextVar[int | None] = ContextVar("_undoing", default=None)


@contextmanager
def undoing(sequence: int) -> Iterator[None]:
    """Let what is appended in a `with` block say that it undoes the entry with this sequence."""
    token = _undoing.set(sequence)
    try:
        yield
    finally:
        _undoing.reset(token)


def append(actor: Person | None, act: str, thing: Thing | None, **changes: Any) -> int:
    """Append one entry and return its sequence. Call it inside the act's own transaction, after its rows.

    `actor` is None where the program acts by itself, `thing` where the act is on the site as a whole. `changes` must
    be JSON, or dates, enums and such that read well as strings.
    """
    # The update takes the head's lock until the commit, so that the order of sequence is the order of commit and a
    # rolled-back act leaves no gap. It comes last, so nobody waits for another row while holding it.
    LedgerHead.update(sequence=LedgerHead.sequence + 1).where(LedgerHead.id == 1).execute()
    head = LedgerHead.current()
    if _undoing.get():
        changes["undoes"] = _undoing.get()
    entry = LedgerEntry(
        sequence=head.sequence,
        at=clock.now(),
        actor=actor.id if actor else "",
        act=act,
        kind=thing.__class__.__name__.lower() if thing else "site",  # of a proxy, its person's
        thing=thing.id if thing else "",
        changes=json.dumps(changes, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str),
        previous_hash=head.hash,
    )
    entry.hash = entry.digest()
    entry.save(force_insert=True)
    LedgerHead.update(hash=entry.hash).where(LedgerHead.id == 1).execute()
    db.after_commit(LedgerHead.moved)
    return int(entry.sequence)


def append_each(actor: Person, act: str, changes: Sequence[tuple[Thing, dict[str, Any]]]) -> range:
    """Append one act on several things, an entry a thing, and return their sequences, which follow each other.

    All but the first say `with` which they were done, so that they are undone together.
    """
    first = 0
    for thing, changed in changes:
        sequence = append(actor, act, thing, **changed, **({"with": first} if first else {}))
        first = first or sequence
    return range(first, first + len(changes))


def verify(progress: Callable[[int], None] = lambda sequence: None, against: str = "") -> tuple[int, str | None]:
    """Walk the chain from the first entry to the head, a batch at a time, also while others append.

    Returns the number of entries that hold, and what is wrong with the first that does not (None: all hold).
    `progress` is called with each sequence. `against` is the hash of an entry as it was noted or published earlier:
    where none has it, what came before was rewritten.
    """
    expected, previous, seen = 0, GENESIS, against in ("", GENESIS)
    while True:
        for entry in LedgerEntry.after(expected, BATCH):
            if entry.sequence != expected + 1:
                return expected, f"entry {expected + 1} is missing"
            if entry.previous_hash != previous:
                return expected, f"entry {entry.sequence} does not follow from the one before it"
            if entry.hash != entry.digest():
                return expected, f"entry {entry.sequence} was changed after it was written"
            expected, previous = entry.sequence, entry.hash
            seen = seen or entry.hash == against
            progress(expected)
        # Read after the entries: what is appended meanwhile comes with the next batch.
        head = LedgerHead.get_or_none(LedgerHead.id == 1)
        if head is None:
            return expected, "the head is missing"
        if head.sequence <= expected or not LedgerEntry.after(expected, 1):
            break
    if (head.sequence, head.hash) != (expected, previous):
        return expected, f"the head names entry {head.sequence}, but the ledger ends at {expected}"
    if not seen:
        return expected, f"no entry has the hash {against}: this is not the ledger that it was taken from"
    return expected, None
