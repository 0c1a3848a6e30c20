"""Translations: saying which of their claims are which of the original."""

from flask import redirect, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Claim
from factcheck.schemas.forms import PairForm, SeenForm
from factcheck.services import pairing
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.editions import edition_page
from factcheck.web.workbench.undo import say_undoable


def pairs_page(typed: Typed, claim_id: str) -> str:
    """Render the claims of the claim's text beside those of the original."""
    return edition_page(typed, Claim.find(claim_id).edition_id, claim_id)


@blueprint.post("/claims/<claim_id>/pair")
@keeping_typed(pairs_page)
@requires("claim.pair")
def pair_claim(claim_id: str) -> Response:
    """Say which claim of the original it is."""
    form = PairForm().load_form(request.form)
    claim = Claim.find(claim_id)
    sequence = pairing.confirm(current_user, claim, Claim.find(form["other"]), seen=form["seen"])
    say_undoable(_("Confirmed: they share the verdict."), sequence)
    return _back(claim)


@blueprint.post("/claims/<claim_id>/part")
@keeping_typed(pairs_page)
@requires("claim.pair")
def part_claim(claim_id: str) -> Response:
    """Say that it is not that claim of the original."""
    form = SeenForm().load_form(request.form)
    claim = Claim.find(claim_id)
    say_undoable(_("Parted."), pairing.part(current_user, claim, **form))
    return _back(claim)


def _back(claim: Claim) -> Response:
    return redirect(url_for("workbench.edition", edition_id=claim.edition_id, _anchor=f"claim-{claim.id}"), 303)
