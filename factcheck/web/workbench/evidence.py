"""Sources on a claim."""

from flask import current_app, flash, make_response, request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.models import Claim, Evidence
from factcheck.policy import require
from factcheck.schemas.forms import AddressForm, EvidenceForm, SeenForm
from factcheck.services import evidence, lookup
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


def evidence_page(typed: Typed, evidence_id: str) -> str:
    """Render the claim that the source is attached to."""
    return claim_page(typed, Evidence.find(evidence_id).claim_id)


@blueprint.post("/claims/<claim_id>/evidence")
@keeping_typed(claim_page)
@requires("evidence.attach")
def attach_evidence(claim_id: str) -> Response:
    """Attach a source; the button Look it up only fills the form in from the page, over what is empty."""
    if "look_up" in request.form:
        require(current_user, "evidence.attach", Claim.find(claim_id))
        found = lookup.source(AddressForm().load_form(request.form)["url"], current_app.config["SETTINGS"])
        typed = {name: value for name, value in request.form.items() if value.strip()}
        filled = {**{name: value for name, value in found.items() if value}, **typed, "url": found["url"]}
        return make_response(claim_page(Typed(request.endpoint or "", filled), claim_id))
    form = EvidenceForm().load_form(request.form)
    claim = Claim.find(claim_id)
    evidence.attach(current_user, claim, **form)
    flash("Source attached.")
    return to_claim(claim)


@blueprint.post("/evidence/<evidence_id>/detach")
@keeping_typed(evidence_page)
@requires("evidence.detach")
def detach_evidence(evidence_id: str) -> Response:
    """Take a source off its claim."""
    form = SeenForm().load_form(request.form)
    attached = Evidence.find(evidence_id)
    evidence.detach(current_user, attached, **form)
    flash("Source detached.")
    return to_claim(attached.claim)
