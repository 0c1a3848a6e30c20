"""A commentary on the workbench: its page of three panes, what is known about it, and showing it to readers."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import NotFound
from factcheck.messages import _
from factcheck.models import Claim, ClaimState, Commentary, Edition
from factcheck.schemas.forms import ReasonForm, RevisedCommentaryForm, SeenForm
from factcheck.services import commentaries
from factcheck.text import reported
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.panes import Panes


def commentary_page(typed: Typed, commentary_id: str, claim_id: str = "") -> str:
    """Render the three panes."""
    return _render("workbench/commentary.html", typed, commentary_id, claim_id or request.args.get("claim", ""))


def _render(template: str, typed: Typed, commentary_id: str, claim_id: str) -> str:
    commentary = Commentary.find(commentary_id)
    edition = edition_shown(commentary)
    panes = Panes(commentary, edition, claim_id, request.args.get("state", ""), request.args.get("order", ""))
    return render_template(
        template,
        typed=typed,
        panes=panes,
        reported_content=reported.content,
    )


def edition_shown(commentary: Commentary) -> Edition:
    """Return the edition that the address asks for, else the commentary's current one. Raises `NotFound`."""
    asked = request.args.get("edition")
    if not asked:
        return commentary.edition
    edition = Edition.find(asked)
    if edition.commentary_id != commentary.id:
        raise NotFound(_("This commentary has no edition %(edition)s.", edition=asked))
    return edition


def claim_page(typed: Typed, claim_id: str) -> str:
    """Render the three panes with this claim at hand."""
    return commentary_page(typed, Claim.find(claim_id).edition.commentary_id, claim_id)


def to_commentary(commentary_id: str, **place: Any) -> Response:
    """Answer a write: go to the three panes, with the claim at hand and the list as the person has set them.

    What `place` has of the query's names, or as an `_anchor`, is there instead.
    """
    names = ("claim", "state", "order", "edition")
    view: dict[str, Any] = {name: request.args[name] for name in names if name in request.args and name not in place}
    return redirect(url_for("workbench.commentary", commentary_id=commentary_id, **place, **view), 303)


def to_claim(claim: Claim, part: str = "hand") -> Response:
    """Answer a write: go to the three panes with this claim at hand, at a part of it such as its sources."""
    return to_commentary(claim.edition.commentary_id, claim=claim.id, _anchor=part)


@blueprint.get("/c/<commentary_id>")
def commentary(commentary_id: str) -> str:
    """Show a commentary with its claims."""
    return commentary_page(Typed(), commentary_id)


@blueprint.get("/claims/<claim_id>/hand")
def hand(claim_id: str) -> str | Response:
    """Show the claim at hand alone; one that was dismissed leads to the whole page, for its words are drawn anew."""
    claim = Claim.find(claim_id)
    if claim.state is ClaimState.DISMISSED:
        return to_claim(claim)
    return _render("workbench/hand.html", Typed(), claim.edition.commentary_id, claim_id)


@blueprint.post("/c/<commentary_id>")
@keeping_typed(commentary_page)
@requires("commentary.revise")
def revise_commentary(commentary_id: str) -> Response:
    """Change what is known about a commentary."""
    form = RevisedCommentaryForm().load_form(request.form)
    commentaries.revise(current_user, Commentary.find(commentary_id), **form)
    flash(_("Saved."))
    return to_commentary(commentary_id)


@blueprint.post("/c/<commentary_id>/publish")
@keeping_typed(commentary_page)
@requires("commentary.publish")
def publish_commentary(commentary_id: str) -> Response:
    """Show a commentary to readers."""
    form = SeenForm().load_form(request.form)
    commentaries.publish(current_user, Commentary.find(commentary_id), **form)
    flash(_("Published. Readers see it now, with the verdicts that were approved."))
    return to_commentary(commentary_id)


@blueprint.post("/c/<commentary_id>/withdraw")
@keeping_typed(commentary_page)
@requires("commentary.withdraw")
def withdraw_commentary(commentary_id: str) -> Response:
    """Take a commentary from the readers, with a reason."""
    form = ReasonForm().load_form(request.form)
    commentaries.withdraw(current_user, Commentary.find(commentary_id), **form)
    flash(_("Withdrawn. Its address now tells the reason."))
    return to_commentary(commentary_id)
