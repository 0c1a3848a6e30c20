"""Drafts: forms are kept on the server as somebody types, and forgotten once they were taken."""

import json

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.models import Draft
from factcheck.schemas.forms import DraftForm
from factcheck.services import drafts
from factcheck.web.guard import requires
from factcheck.web.workbench.blueprint import blueprint


@blueprint.post("/drafts")
@requires("draft.keep")
def keep_draft() -> tuple[str, int]:
    """Keep a form as it stands now; without fields, forget it."""
    form = DraftForm().load_form(request.form)
    if form["typed"]:
        drafts.keep(current_user, form["path"], json.loads(form["typed"]))
    else:
        drafts.drop(current_user, form["path"])
    return "", 204


@blueprint.after_request
def forget_what_was_taken(response: Response) -> Response:
    """Forget the draft of a form that was taken: a refused one is answered with its page, a taken one leads on."""
    taken = request.method == "POST" and response.status_code == 303 and current_user.is_authenticated
    if taken and request.path in Draft.about(current_user, (request.view_args or {}).values()):
        drafts.drop(current_user, request.path)
    return response
