"""Undo: a message that something was done carries the button that takes it back."""

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Refusal
from factcheck.messages import _
from factcheck.schemas.forms import UndoForm
from factcheck.services import undo
from factcheck.web.guard import requires
from factcheck.web.language import flash, translated
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.names import UNDOING

_MADE = {"commentary.create", "edition.add"}  # of what these made no page is left


def say_undoable(message: str, first: int, last: int | None = None) -> None:
    """Show a message on the next page with a button that undoes the acts whose ledger entries these are."""
    flash(f"{first}-{last or first}:{translated(message)}", "undoable")


@blueprint.post("/undo")
@requires("desk.read")
def undo_acts() -> Response:
    """Take back one's own acts, and go back to the page that one was on."""
    form = UndoForm().load_form(request.form)
    try:
        acts = undo.undo(current_user, form["first"], form["last"])
    except Refusal as refusal:
        acts = []
        flash(_("Not undone: %(reason)s", reason=refusal.detail))
    else:
        _button, done = UNDOING.get(acts[0], ("", _("Undone.")))
        flash(done)
    back = form["back"]
    stays = back.startswith("/desk") and _MADE.isdisjoint(acts)
    return redirect(back if stays else url_for("workbench.desk"), 303)
