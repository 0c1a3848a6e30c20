"""Sources on a claim."""

from flask import flash, request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.models import Claim, Evidence
from factcheck.schemas.forms import EvidenceForm, SeenForm
from factcheck.services import evidence
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


def evidence_page(typed: Typed, evidence_id: str) -> str:
    """Render the claim that the source is attached to."""
    return claim_page(typed, Evidence.find(evidence_id).claim_id)


@blueprint.post("/claims/<claim_id>/evidence")
@keeping_typed(claim_page)
def attach_evidence(claim_id: str) -> Response:
    """Attach a source."""
    form = EvidenceForm().load_form(request.form)
    claim = Claim.find(claim_id)
    evidence.attach(current_user, claim, **form)
    flash("Source attached.")
    return to_claim(claim)


@blueprint.post("/evidence/<evidence_id>/detach")
@keeping_typed(evidence_page)
def detach_evidence(evidence_id: str) -> Response:
    """Take a source off its claim."""
    form = SeenForm().load_form(request.form)
    attached = Evidence.find(evidence_id)
    evidence.detach(current_user, attached, **form)
    flash("Source detached.")
    return to_claim(attached.claim)
