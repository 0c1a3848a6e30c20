"""Sources on a claim, and the passages that are quoted from them."""

from flask import current_app, make_response, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Invalid, NotFound
from factcheck.messages import _
from factcheck.models import Claim, Copy, Evidence
from factcheck.policy import require
from factcheck.schemas.forms import AddressForm, EvidenceForm, SeenForm, StanceForm
from factcheck.schemas.sources import PassageForm
from factcheck.services import evidence, files, lookup
from factcheck.text import Span, anchors, passages
from factcheck.text.spans import widen
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, to_claim
from factcheck.web.workbench.undo import say_undoable


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
    require(current_user, "evidence.attach", claim)
    attached = evidence.attach(current_user, claim, **form, upload=_upload(form["url"]))
    flash(_say_attached(attached, form["title"]))
    return to_claim(claim, "sources")


def _upload(url: str) -> files.Upload | None:
    """Keep the file that came with the form, if one did."""
    file = request.files.get("file")
    if not file or not file.filename:
        return None
    if url:
        raise Invalid({"file": [_("Give an address or a file: only one of these.")]})
    return files.receive(file.read(), file.filename, current_app.config["SETTINGS"])


def _say_attached(attached: Evidence, title: str) -> str:
    """Say what was attached; somebody who gave a known source another title is told that it kept its own."""
    if attached.source.title == title:
        return _("Source attached.")
    return _("Source attached. It was known before as “%(title)s”, and stays so.", title=attached.source.title)


@blueprint.post("/evidence/<evidence_id>")
@keeping_typed(evidence_page)
@requires("evidence.revise")
def revise_evidence(evidence_id: str) -> Response:
    """Correct what a source says of its claim, and the note on it."""
    form = StanceForm().load_form(request.form)
    attached = Evidence.find(evidence_id)
    say_undoable(_("Source saved."), evidence.revise(current_user, attached, **form))
    return to_claim(attached.claim, "sources")


@blueprint.post("/evidence/<evidence_id>/detach")
@keeping_typed(evidence_page)
@requires("evidence.detach")
def detach_evidence(evidence_id: str) -> Response:
    """Take a source off its claim."""
    form = SeenForm().load_form(request.form)
    attached = Evidence.find(evidence_id)
    evidence.detach(current_user, attached, **form)
    flash(_("Source detached."))
    return to_claim(attached.claim)


def passage_page(typed: Typed, evidence_id: str) -> str:
    """Render the text of a copy of the source, to quote from. Raises `NotFound` where there is no copy."""
    attached = Evidence.find(evidence_id)
    copies = Copy.of_source(*attached.source.ids)
    wanted = request.args.get("copy") or attached.copy_id
    newest_first = [each.id for each in copies if wanted in (None, each.id)]
    if not newest_first:
        raise NotFound(_("There is no copy of this source to quote from yet."))
    copy = Copy.find(newest_first[0])
    quoted = _place(attached, copy)
    return render_template(
        "workbench/passage.html",
        typed=typed,
        attached=attached,
        copy=copy,
        copies=copies,
        paragraphs=list(passages.cut(copy.text, {"quoted": [quoted]} if quoted else {})),
        page_at={start: number for number, start in enumerate(copy.pages, start=1)},
    )


def _place(attached: Evidence, copy: Copy) -> Span | None:
    """Return where the passage stands in a copy."""
    if not attached.passage:
        return None
    return anchors.anchor(
        copy.text, anchors.TextQuoteSelector(attached.passage, attached.prefix, attached.suffix)
    ) or anchors.anchor(copy.text, anchors.TextQuoteSelector(attached.passage))


@blueprint.get("/evidence/<evidence_id>/passage")
def pick_passage(evidence_id: str) -> str:
    """Show what the source says, as text."""
    return passage_page(Typed(), evidence_id)


@blueprint.post("/evidence/<evidence_id>/passage")
@keeping_typed(passage_page)
@requires("evidence.quote")
def quote_passage(evidence_id: str) -> Response:
    """Quote the words that were selected, widened to whole words, or that were copied from the text."""
    form = PassageForm().load_form(request.form)
    attached, copy = Evidence.find(evidence_id), Copy.find(form["copy"])
    if form["spans"]:
        found = Span(form["spans"][0].start, form["spans"][-1].end)
        span = widen(copy.text, found) if found.end <= len(copy.text) else None
    else:
        span = anchors.anchor(copy.text, anchors.TextQuoteSelector(form["quote"]))
    if span is None:
        raise Invalid(
            {"quote": [_("The text does not have these words, or not once. Copy more, exactly as they stand.")]}
        )
    say_undoable(_("Quoted."), evidence.quote(current_user, attached, seen=form["seen"], copy=copy, span=span))
    return to_claim(attached.claim, "sources")
