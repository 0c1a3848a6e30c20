"""What is to be looked at again: published verdicts, and what readers reported."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Recheck, Report
from factcheck.schemas.sources import NoteForm, RecheckForm
from factcheck.services import rechecking, reports
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.undo import say_undoable


@blueprint.app_context_processor
def _counting() -> dict[str, object]:
    """Let the frame count what is to be looked at again; a page without the frame asks nothing."""
    return {"count_rechecks": lambda: Recheck.count() + Report.count()}


def recheck_page(typed: Typed, thing_id: str = "") -> str:
    """Render both lists; `thing_id` is the recheck or the report at whose form something was wrong."""
    found = Report.waiting()
    return render_template(
        "workbench/rechecks.html",
        typed=typed,
        thing_id=thing_id,
        rechecks=Recheck.waiting(),
        reports=[(report, reports.subject(report), reports.title_of(report.about)) for report in found],
    )


@blueprint.get("/recheck")
def list_rechecks() -> str:
    """Show what is to be looked at again, and why."""
    return recheck_page(Typed())


@blueprint.post("/rechecks/<thing_id>/close")
@keeping_typed(recheck_page)
@requires("recheck.close")
def close_recheck(thing_id: str) -> Response:
    """Say that a verdict still holds."""
    recheck = Recheck.find(thing_id)
    say_undoable(_("Closed."), rechecking.close(current_user, recheck, **RecheckForm().load_form(request.form)))
    return redirect(url_for("workbench.list_rechecks"), 303)


@blueprint.post("/reports/<thing_id>/close")
@keeping_typed(recheck_page)
@requires("report.close")
def close_report(thing_id: str) -> Response:
    """Say what became of a report."""
    report = Report.find(thing_id)
    say_undoable(_("Closed."), reports.close(current_user, report, **NoteForm().load_form(request.form)))
    return redirect(url_for("workbench.list_rechecks"), 303)
