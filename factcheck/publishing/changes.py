"""The feed of changes: what of the ledger partners see, each change rendered once, like all that they get."""

from collections.abc import Sequence
from typing import Any

import orjson

from factcheck.models import LedgerEntry, LedgerHead
from factcheck.models.db import db
from factcheck.publishing import addresses, site
from factcheck.publishing.storing import JSON, Event, Made, resource, write


def record(events: Sequence[Event]) -> None:
    """Store what happened as one change, at the sequence of the ledger's head; nothing happened: store none.

    A change names the one before it, so that whoever follows can tell that none is missing. Call it once an act, in
    its transaction, while holding the ledger's head.
    """
    if not events:
        return
    entry = LedgerEntry.get_by_id(LedgerHead.newest())
    change = {
        "sequence": entry.sequence,
        "previous": newest(),
        "at": entry.at.isoformat(),
        "events": [_describe(event) for event in events],
    }
    made = Made(addresses.api_change(entry.sequence), "change", orjson.dumps(change), JSON, public=False)
    write(made, position=entry.sequence, sequence=entry.sequence)


def _describe(event: Event) -> dict[str, Any]:
    made = event.made
    return {
        "type": event.type,
        "kind": resource(made.kind),
        "id": addresses.api_id(made.path),
        "url": site.absolute(made.path),
        "etag": made.etag,
        "reason": made.reason or None,
        "commentary": made.commentary,
        **made.about,
    }


def newest() -> int:
    """Return the sequence of the newest change, 0 where there is none."""
    ((position,),) = db.execute_sql("SELECT MAX(position) FROM rendition WHERE kind = 'change'").fetchall()
    return int(position or 0)


def after(sequence: int, limit: int) -> list[tuple[int, bytes]]:
    """Return the changes that follow this sequence, oldest first: the sequence of each, and what partners get of it."""
    # Peewee takes longer to make a hundred rows into objects than the database to find them.
    mark = db.param
    found = db.execute_sql(
        "SELECT position, body FROM rendition "
        f"WHERE kind = 'change' AND position > {mark} ORDER BY position LIMIT {mark}",
        (sequence, limit),
    )
    return list(found.fetchall())
