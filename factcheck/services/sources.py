"""Sources: what is known about them, and making two one where they are the same work."""

from datetime import date
from typing import Any

from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Evidence, Link, Person, Source
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def revise(actor: Person, source: Source, *, seen: int, **details: Any) -> int:
    """Correct what is known about a source, wherever it is cited, and return the ledger's sequence.

    `details` are those of `Source.details`. Verdicts keep the copy that they were proposed with. Raises `Stale`.
    """
    require(actor, "source.revise", source)
    before = _told(source)
    with db.atomic():  # the version decides between two who save
        source.save_over(seen, **details)
        return ledger.append(actor, "source.revise", source, before=before, after=_told(source))


def put_back(actor: Person, source: Source, *, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Undo a correction of a source. Raises `Conflict` where it was corrected again."""
    with db.atomic():  # what is compared is what is saved over
        source.lock()
        if _told(source) != after:
            raise Conflict(_("It was changed since."))
        day = before["published_on"]
        details = {**before, "published_on": date.fromisoformat(day) if day else None}
        revise(actor, source, seen=source.version, **details)


def _told(source: Source) -> dict[str, Any]:
    day = source.published_on
    return {**source.details, "published_on": day.isoformat() if day else None}


def merge(actor: Person, source: Source, into: Source) -> int:
    """Say that a source is the same work as another, which is cited in its place from now on.

    Its own address leads to the other, and its copies stay. Returns the ledger's sequence. Raises `Invalid` for a
    source and itself, `Conflict` where one of them was merged before.
    """
    require(actor, "source.merge", source)
    if source.id == into.id:
        raise Invalid({"into": [_("These are one source already.")]})
    with db.atomic():  # the locks, in one order, decide between two who merge the same the other way round
        for each in sorted((source, into), key=lambda each: str(each.id)):
            each.lock()
        if source.same_as_id or into.same_as_id:
            raise Conflict(_("One of them was merged with another source already."))
        moved = [each.id for each in Evidence.select(Evidence.id).where(Evidence.source == source)]
        Evidence.update(source=into).where(Evidence.id.in_(moved)).execute()
        Source.update(same_as=into).where((Source.id == source.id) | (Source.same_as == source)).execute()
        Link.update(due_at=None).where(Link.source == source).execute()
        return ledger.append(actor, "source.merge", source, into=into.id, evidence=moved)


def part(actor: Person, source: Source, moved: list[str]) -> None:
    """Undo a merging, of the evidence with these ids. Raises `Conflict` where it is not merged."""
    require(actor, "source.merge", source)
    with db.atomic():  # the lock decides between two who part them
        source.lock()
        if not source.same_as_id:
            raise Conflict(_("It is a source by itself."))
        Evidence.update(source=source).where(Evidence.id.in_(moved)).execute()
        Source.update(same_as=None).where(Source.id == source.id).execute()
        ledger.append(actor, "source.part", source, evidence=moved)
