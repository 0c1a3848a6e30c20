"""Saved views of the queue."""

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import SavedView
from factcheck.schemas.newsroom import ViewForm
from factcheck.services import views
from factcheck.web.forms import keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.queue import View, queue_page


@blueprint.post("/queue/views")
@keeping_typed(queue_page)
@requires("view.save")
def save_view() -> Response:
    """Keep the queue as it is set now, under a name."""
    view = View(request.args)
    name = ViewForm().load_form(request.form)["name"]
    views.save(current_user, name=name, query=view.chosen)
    flash(_("Saved as %(name)s.", name=name))
    return redirect(view.address(), 303)


@blueprint.post("/queue/views/<view_id>/remove")
@requires("view.remove")
def remove_view(view_id: str) -> Response:
    """Forget a view of one's own."""
    view = SavedView.find(view_id)
    views.remove(current_user, view)
    flash(_("%(name)s is removed.", name=view.name))
    return redirect(url_for("workbench.show_queue"), 303)
