"""Verdicts: proposed, changed while they wait, approved or returned by somebody else, retracted."""

from typing import Any

from flask import make_response, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import Claim, Evidence, Rating, Verdict
from factcheck.schemas.forms import (
    ApprovalForm,
    CommentForm,
    PreviewForm,
    ReasonForm,
    RevisedVerdictForm,
    SeenForm,
    VerdictForm,
)
from factcheck.services import verdicts
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


def verdict_page(typed: Typed, verdict_id: str) -> str:
    """Render the claim that the verdict is on."""
    return claim_page(typed, Verdict.find(verdict_id).claim_id)


@blueprint.post("/claims/<claim_id>/verdicts")
@keeping_typed(claim_page)
@requires("verdict.propose")
def propose_verdict(claim_id: str) -> Response:
    """Propose a verdict; the button Preview only shows the explanation as it would be published."""
    if "preview" in request.form:
        return make_response(claim_page(Typed(request.endpoint or "", request.form.to_dict()), claim_id))
    form = rated(VerdictForm().load_form(request.form))
    claim = Claim.find(claim_id)
    verdicts.propose(current_user, claim, **form)
    flash(_("Proposed. Somebody else reviews it now."))
    return to_claim(claim)


@blueprint.post("/verdicts/<verdict_id>")
@keeping_typed(verdict_page)
@requires("verdict.revise")
def revise_verdict(verdict_id: str) -> Response:
    """Change a proposal of one's own."""
    if "preview" in request.form:
        return make_response(verdict_page(Typed(request.endpoint or "", request.form.to_dict()), verdict_id))
    form = rated(RevisedVerdictForm().load_form(request.form))
    verdict = Verdict.find(verdict_id)
    verdicts.revise(current_user, verdict, **form)
    flash(_("Proposal saved."))
    return to_claim(verdict.claim)


@blueprint.post("/claims/<claim_id>/preview")
@requires("desk.read")
def preview(claim_id: str) -> str:
    """Return an explanation as it would be published, for the live preview."""
    text = PreviewForm().load_form(request.form)["explanation"]
    return render_template("workbench/panes/preview.html", text=text, evidence=Evidence.on(Claim.find(claim_id)))


def rated(form: dict[str, Any]) -> dict[str, Any]:
    """Put the rating in place of its slug. Raises `Invalid` for one that is not offered."""
    rating = Rating.get_or_none((Rating.slug == form["rating"]) & Rating.active)
    if rating is None:
        raise Invalid({"rating": [_("Choose one of these.")]})
    return {**form, "rating": rating}


@blueprint.post("/verdicts/<verdict_id>/withdraw")
@keeping_typed(verdict_page)
@requires("verdict.withdraw")
def withdraw_verdict(verdict_id: str) -> Response:
    """Take a proposal of one's own back before it is reviewed."""
    form = SeenForm().load_form(request.form)
    verdict = Verdict.find(verdict_id)
    verdicts.withdraw(current_user, verdict, **form)
    flash(_("Withdrawn. What it said is in the form for the next one."))
    return to_claim(verdict.claim)


@blueprint.post("/verdicts/<verdict_id>/approve")
@keeping_typed(verdict_page)
@requires("verdict.approve")
def approve_verdict(verdict_id: str) -> Response:
    """Publish a proposal of somebody else's."""
    form = ApprovalForm().load_form(request.form)
    verdict = Verdict.find(verdict_id)
    verdicts.approve(current_user, verdict, **form)
    flash(_("Approved."))
    return to_claim(verdict.claim)


@blueprint.post("/verdicts/<verdict_id>/return")
@keeping_typed(verdict_page)
@requires("verdict.return")
def return_verdict(verdict_id: str) -> Response:
    """Return a proposal to its author, with a comment."""
    form = CommentForm().load_form(request.form)
    verdict = Verdict.find(verdict_id)
    verdicts.return_(current_user, verdict, **form)
    flash(_("Returned to its author."))
    return to_claim(verdict.claim)


@blueprint.post("/verdicts/<verdict_id>/retract")
@keeping_typed(verdict_page)
@requires("verdict.retract")
def retract_verdict(verdict_id: str) -> Response:
    """Take a published verdict back, with a reason."""
    form = ReasonForm().load_form(request.form)
    verdict = Verdict.find(verdict_id)
    verdicts.retract(current_user, verdict, **form)
    flash(_("Retracted. Its page tells the reason."))
    return to_claim(verdict.claim)
