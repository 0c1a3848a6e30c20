"""Reports: what a reader says is wrong comes in, and somebody of the newsroom deals with it."""

from factcheck import clock
from factcheck.errors import Conflict, Invalid
from factcheck.models import Person, Rendition, Report
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger


def receive(*, about: str, message: str, email: str = "") -> Report:
    """Keep what a reader says of a public page. Raises `Invalid` where there is no such page."""
    known = Rendition.select().where((Rendition.path == about) & Rendition.public).exists()
    if about and not known:
        raise Invalid({"about": ["This is no page of this site."]})
    report = Report(about=about, message=message, email=email)
    with db.atomic():  # the report and its entry
        report.save(force_insert=True)
        # Neither the reader's words nor their address: the ledger cannot forget, and a reader may ask us to.
        ledger.append(None, "report.receive", report, about=about)
    return report


def close(actor: Person, report: Report) -> None:
    """Say that a report was dealt with. Raises `Conflict` where somebody did before."""
    require(actor, "report.close", report)
    with db.atomic():  # one UPDATE decides between two who close it
        closed = (
            Report.update(closed_at=clock.now(), closed_by=actor)
            .where((Report.id == report.id) & Report.closed_at.is_null())
            .execute()
        )
        if not closed:
            raise Conflict("Somebody dealt with this report already.")
        ledger.append(actor, "report.close", report)
