"""Reports: what a reader says is wrong comes in, and somebody of the newsroom deals with it."""

import html
import re

from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Claim, Person, Rendition, Report, Verdict
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import site
from factcheck.services import ledger


def receive(*, about: str, message: str, email: str = "") -> Report:
    """Keep what a reader says of a public page. Raises `Invalid` where there is no such page."""
    known = Rendition.select().where((Rendition.path == about) & Rendition.public).exists()
    if about and not known:
        raise Invalid({"about": [_("This is no page of this site.")]})
    report = Report(about=about, message=message, email=email)
    with db.atomic():  # the report and its entry
        report.save(force_insert=True)
        # Neither the reader's words nor their address: the ledger cannot forget, and a reader may ask us to.
        ledger.append(None, "report.receive", report, about=about)
    return report


def subject(report: Report) -> Claim | None:
    """Return the claim that a report is about; None where it is about no claim or verdict."""
    room, _, id = report.about.strip("/").partition("/")
    if room == "verdicts":
        verdict = Verdict.get_or_none(Verdict.id == id)
        return verdict.claim if verdict else None
    found: Claim | None = Claim.get_or_none(Claim.id == id) if room == "claims" else None
    return found


def title_of(about: str) -> str:
    """Return the title of a public page by its path, without the site's name; "" where there is no such page."""
    page = Rendition.get_or_none((Rendition.path == about) & Rendition.public)
    found = re.search(rb"<title>(.*?)</title>", bytes(page.body), re.DOTALL) if page else None
    title = " ".join(html.unescape(found[1].decode()).split()) if found else ""
    return title.removesuffix(f" · {site.name()}")


def close(actor: Person, report: Report, *, note: str) -> int:
    """Say what became of a report, and return the ledger's sequence. Raises `Conflict` where somebody did before."""
    require(actor, "report.close", report)
    with db.atomic():  # one UPDATE decides between two who close it
        if not report.close(actor, note):
            raise Conflict(_("Somebody dealt with this report already."))
        return ledger.append(actor, "report.close", report, note=note)


def reopen(actor: Person, report: Report) -> None:
    """Undo a closing. Raises `Conflict` where it is open."""
    require(actor, "report.close", report)
    with db.atomic():  # one UPDATE decides between two who reopen it
        if not report.reopen():
            raise Conflict(_("It is open already."))
        ledger.append(actor, "report.reopen", report)
