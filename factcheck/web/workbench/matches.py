"""Already checked? What was published on claims that say the same as the one at hand."""

from flask import render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Claim, Rating, Verdict, VerdictState
from factcheck.schemas.forms import AdoptForm
from factcheck.services import adopting
from factcheck.web.forms import keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim


@blueprint.get("/claims/<claim_id>/matches")
def matches(claim_id: str) -> str:
    """Show what was published on claims that say the same, each beside this one."""
    claim = Claim.find(claim_id)
    return render_template(
        "workbench/matches.html",
        claim=claim,
        known=adopting.known_for(claim),
        free=not Verdict.newest(claim, VerdictState.PUBLISHED, VerdictState.PROPOSED),
        scale={rating.slug: rating for rating in Rating.scale()},
        view={name: request.args[name] for name in ("state", "order", "edition") if name in request.args},
    )


@blueprint.post("/claims/<claim_id>/adopt")
@keeping_typed(claim_page)
@requires("verdict.propose")
def adopt_verdict(claim_id: str) -> Response:
    """Propose what a known verdict says."""
    form = AdoptForm().load_form(request.form)
    claim = Claim.find(claim_id)
    adopting.adopt(current_user, claim, Verdict.find(form["verdict"]))
    flash(_("Proposed, with its evidence. Somebody else reviews it now; until then you can change it."))
    return to_claim(claim)
