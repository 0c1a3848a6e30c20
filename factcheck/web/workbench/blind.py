"""Blind second ratings: asked for by an editor, given by somebody who has not seen the proposal."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import BlindRating, Person, Verdict
from factcheck.schemas.newsroom import BlindRaterForm, BlindRatingForm
from factcheck.services import blind
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim
from factcheck.web.workbench.verdicts import rated, verdict_page


def blind_page(typed: Typed, blind_id: str) -> str:
    """Render the claim that is to be rated."""
    return claim_page(typed, BlindRating.find(blind_id).verdict.claim_id)


@blueprint.post("/verdicts/<verdict_id>/blind")
@keeping_typed(verdict_page)
@requires("blind.ask")
def ask_blind(verdict_id: str) -> Response:
    """Ask somebody to rate the claim without seeing the proposal."""
    verdict = Verdict.find(verdict_id)
    rater = Person.find(BlindRaterForm().load_form(request.form)["rater"])
    blind.ask(current_user, verdict, rater)
    flash(_("%(person)s is asked, and does not see the proposal until they have rated.", person=rater.name))
    return to_claim(verdict.claim)


@blueprint.post("/blind/<blind_id>/withdraw")
@keeping_typed(blind_page)
@requires("blind.withdraw")
def withdraw_blind(blind_id: str) -> Response:
    """Ask no more."""
    asked = BlindRating.find(blind_id)
    blind.withdraw(current_user, asked)
    flash(_("%(person)s is not asked any more.", person=asked.rater.name))
    return to_claim(asked.verdict.claim)


@blueprint.post("/blind/<blind_id>")
@keeping_typed(blind_page)
@requires("blind.give")
def give_blind(blind_id: str) -> Response:
    """Rate the claim, and see the proposal from then on."""
    asked = BlindRating.find(blind_id)
    blind.give(current_user, asked, **rated(BlindRatingForm().load_form(request.form)))
    flash(_("Thank you. The proposal is shown to you now."))
    return to_claim(asked.verdict.claim)
