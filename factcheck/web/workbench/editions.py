"""New editions of a text: taken in as a commentary is, and its claims placed in them one by one."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Conflict, NotFound
from factcheck.messages import _
from factcheck.models import Claim, Commentary, Edition, Rating, Scrape
from factcheck.models.pairings import Translation
from factcheck.models.placements import Placed, Placing
from factcheck.policy import require
from factcheck.schemas.forms import EditionForm, PlaceForm, ReasonForm, SeenForm
from factcheck.services import editions
from factcheck.text import Part, Span
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import only_place
from factcheck.web.workbench.intake import keep_what_came, limit_text, read_anew
from factcheck.web.workbench.undo import say_undoable


def list_page(typed: Typed, commentary_id: str) -> str:
    """Render the editions, and the form that takes a new one."""
    commentary = Commentary.find(commentary_id)
    return render_template(
        "workbench/editions/list.html",
        typed=typed,
        commentary=commentary,
        current={edition.id for edition in commentary.editions},
        editions=Edition.of(commentary)[::-1],
    )


@blueprint.get("/c/<commentary_id>/editions")
def list_editions(commentary_id: str) -> str:
    """Show every edition of a commentary's text."""
    return list_page(Typed(), commentary_id)


@blueprint.post("/c/<commentary_id>/editions")
@keeping_typed(list_page)
@requires("edition.add")
def receive_edition(commentary_id: str) -> Response:
    """Keep a corrected or translated text as it came."""
    Commentary.find(commentary_id)
    address = url_for("workbench.new_edition", commentary_id=commentary_id, scrape_id=keep_what_came().id)
    return redirect(address, 303)


def new_page(typed: Typed, commentary_id: str, scrape_id: str) -> str:
    """Render what was recognised in a new edition, to be corrected."""
    commentary, scrape = Commentary.find(commentary_id), Scrape.find(scrape_id)
    require(current_user, "edition.add", commentary)
    read = read_anew(scrape)
    return render_template(
        "workbench/editions/new.html",
        typed=typed,
        commentary=commentary,
        scrape=scrape,
        found=read.document,
        shown=[(part, span.of(read.document.source)) for part, span in read.document.parts],
        Part=Part,
    )


@blueprint.get("/c/<commentary_id>/editions/<scrape_id>")
@requires("edition.add")
def new_edition(commentary_id: str, scrape_id: str) -> str | Response:
    """Show what was recognised, or the edition that was already made of it."""
    edition = Edition.of_scrape(Scrape.find(scrape_id))
    return _to(edition) if edition else new_page(Typed(), commentary_id, scrape_id)


@blueprint.post("/c/<commentary_id>/editions/<scrape_id>")
@keeping_typed(new_page)
@requires("edition.add")
def add_edition(commentary_id: str, scrape_id: str) -> Response:
    """Make an edition of what was recognised, as a person corrected it."""
    form = EditionForm().load_form(request.form)
    limit_text(form["text"])
    commentary, scrape = Commentary.find(commentary_id), Scrape.find(scrape_id)
    return _to(editions.add(current_user, commentary, scrape, read_anew(scrape).document, **form))


def edition_page(typed: Typed, edition_id: str, claim_id: str = "") -> str:
    """Render what becomes of the claims in a new edition, or which of the original they are in a translation.

    `claim_id` is where a form was refused.
    """
    edition = Edition.find(edition_id)
    before = edition.before
    original = edition.commentary.edition
    return render_template(
        "workbench/editions/edition.html",
        typed=typed,
        commentary=edition.commentary,
        edition=edition,
        placing=Placing(edition, before) if before and not edition.current_since else None,
        translation=Translation(edition, original) if edition.language != original.language else None,
        refused_at=claim_id,
        scale={rating.slug: rating for rating in Rating.scale()},
    )


@blueprint.get("/editions/<edition_id>")
def edition(edition_id: str) -> str:
    """Show what becomes of the claims in a new edition."""
    return edition_page(Typed(), edition_id)


@blueprint.post("/editions/<edition_id>/claims/<claim_id>/place")
@keeping_typed(edition_page)
@requires("claim.place")
def place_claim(edition_id: str, claim_id: str) -> Response:
    """Confirm the words that a claim stands at in a new edition, or choose others."""
    form = PlaceForm().load_form(request.form)
    edition, claim = Edition.find(edition_id), Claim.find(claim_id)
    placing, placed = _placed(edition, claim)
    quote = form.pop("quote")
    proposed = quote.split() == placing.new_words(placed).split()
    spans: list[Span] = placed.spans if proposed else [only_place(edition.text, quote)]
    say_undoable(_("Decided."), editions.place(current_user, edition, claim, spans=spans, **form))
    return _to(edition)


@blueprint.post("/editions/<edition_id>/claims/<claim_id>/drop")
@keeping_typed(edition_page)
@requires("claim.place")
def drop_claim(edition_id: str, claim_id: str) -> Response:
    """Decide that a new edition does not make a claim any more."""
    form = ReasonForm().load_form(request.form)
    edition = Edition.find(edition_id)
    say_undoable(_("Decided."), editions.drop(current_user, edition, Claim.find(claim_id), **form))
    return _to(edition)


@blueprint.post("/editions/<edition_id>/claims/<claim_id>/again")
@keeping_typed(edition_page)
@requires("claim.place")
def decide_again(edition_id: str, claim_id: str) -> Response:
    """Take a decision back."""
    SeenForm().load_form(request.form)
    edition = Edition.find(edition_id)
    editions.decide_again(current_user, edition, Claim.find(claim_id))
    return _to(edition)


@blueprint.post("/editions/<edition_id>/same")
@keeping_typed(edition_page)
@requires("claim.place")
def place_same_words(edition_id: str) -> Response:
    """Confirm every claim whose very words were found."""
    edition = Edition.find(edition_id)
    entries = editions.place_same_words(current_user, edition)
    say_undoable(_("Decided: %(count)s.", count=len(entries)), entries[0], entries[-1])
    return _to(edition)


@blueprint.post("/editions/<edition_id>/current")
@keeping_typed(edition_page)
@requires("edition.make_current")
def make_current(edition_id: str) -> Response:
    """Give a new edition to readers and to the desk."""
    edition = Edition.find(edition_id)
    editions.make_current(current_user, edition)
    flash(_("It is the current edition now."))
    return redirect(url_for("workbench.list_editions", commentary_id=edition.commentary_id), 303)


@blueprint.post("/editions/<edition_id>/discard")
@keeping_typed(edition_page)
@requires("edition.discard")
def discard_edition(edition_id: str) -> Response:
    """Take a new edition back."""
    edition = Edition.find(edition_id)
    said = _("Discarded. What came in is still on the desk, as not saved yet.")
    say_undoable(said, editions.discard(current_user, edition))
    return redirect(url_for("workbench.list_editions", commentary_id=edition.commentary_id), 303)


def _placed(edition: Edition, claim: Claim) -> tuple[Placing, Placed]:
    """Return what is proposed for a claim. Raises `Conflict` or `NotFound`."""
    before = edition.before
    if before is None or edition.current_since:
        raise Conflict(_("It is the current edition already."))
    placing = Placing(edition, before)
    placed = placing.find(claim)
    if placed is None:
        raise NotFound(_("This claim does not stand in the edition before."))
    return placing, placed


def _to(edition: Edition) -> Response:
    return redirect(url_for("workbench.edition", edition_id=edition.id), 303)
