"""The gate before publication."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Gate
from factcheck.schemas.forms import GateForm
from factcheck.services import gate
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash


def gate_page(typed: Typed) -> str:
    """Render what is asked of a verdict before it may be published."""
    return render_template("admin/gate.html", typed=typed, gate=Gate.current())


@blueprint.get("/gate")
def show_gate() -> str:
    """Show what is asked of a verdict before it may be published."""
    return gate_page(Typed())


@blueprint.post("/gate")
@keeping_typed(gate_page)
@requires("gate.change")
def change_gate() -> Response:
    """Ask something else from now on."""
    gate.change(current_user, Gate.current(), **GateForm().load_form(request.form))
    flash(_("Saved. It holds for every verdict that is approved from now on."))
    return redirect(url_for("admin.show_gate"), 303)
