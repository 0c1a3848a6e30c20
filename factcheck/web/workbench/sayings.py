"""Said, and true: making the other half of reported speech."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Claim
from factcheck.schemas.forms import SaidForm
from factcheck.services import sayings
from factcheck.web.forms import keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


@blueprint.post("/claims/<claim_id>/saying")
@keeping_typed(claim_page)
@requires("claim.add")
def add_saying(claim_id: str) -> Response:
    """Make the claim that its holder said it."""
    saying = sayings.add_saying(current_user, Claim.find(claim_id))
    flash(_("This is the claim that it was said. Check its wording."))
    return to_claim(saying)


@blueprint.post("/claims/<claim_id>/said")
@keeping_typed(claim_page)
@requires("claim.add")
def add_said(claim_id: str) -> Response:
    """Make the claim that what was said is so."""
    form = SaidForm().load_form(request.form)
    said = sayings.add_said(current_user, Claim.find(claim_id), **form)
    flash(_("Claim added: that it is so. Check its wording."))
    return to_claim(said)
