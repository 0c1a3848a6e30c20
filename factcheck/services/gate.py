"""The gate before publication: set by an admin, asked for each verdict."""

from typing import Any

from factcheck.models import Evidence, Gate, Person, Verdict
from factcheck.models.db import db
from factcheck.models.gate import Cited
from factcheck.policy import require
from factcheck.services import ledger


def change(actor: Person, gate: Gate, *, seen: int, **asked: Any) -> None:
    """Ask something else of a verdict from now on; `asked` are the columns of `Gate`. Raises `Stale`."""
    require(actor, "gate.change", gate)
    before = {name: getattr(gate, name) for name in asked}
    with db.atomic():  # the version decides between two admins
        gate.save_over(seen, **asked)
        ledger.append(actor, "gate.change", gate, before=before, after=asked)


def missing(verdict: Verdict) -> list[str]:
    """Return what a verdict lacks to be published, each as a phrase for people."""
    sources = [(each["source"], each["passage"]) for each in verdict.evidence]
    cited = [Cited(source["url"] or "", source["publisher"], source["title"], passage) for source, passage in sources]
    return Gate.current().lacks(cited, verdict.explanation)


def missing_yet(evidence: list[Evidence], explanation: str) -> list[str]:
    """Return what a verdict would lack if it relied on this evidence."""
    cited = [Cited(each.source.url or "", each.source.publisher, each.source.title, each.passage) for each in evidence]
    return Gate.current().lacks(cited, explanation)
