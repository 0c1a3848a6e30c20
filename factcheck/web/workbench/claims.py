"""Correcting the split: claims are added, worded, merged, split, dismissed and reopened."""

import re
from bisect import bisect_left, bisect_right
from typing import Any

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Conflict, Invalid
from factcheck.messages import _
from factcheck.models import Claim, Commentary, Edition
from factcheck.schemas.forms import ClaimForm, MergeForm, MoveForm, NewClaimForm, ReasonForm, SeenForm, SplitForm
from factcheck.services import claims
from factcheck.text import Span, sentences
from factcheck.text.spans import stretch, widen
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.commentaries import claim_page, commentary_page, edition_shown, to_claim


@blueprint.get("/claims/<claim_id>")
def claim(claim_id: str) -> Response:
    """Lead to the claim, wherever it is."""
    return to_claim(Claim.find(claim_id))


@blueprint.post("/c/<commentary_id>/claims")
@keeping_typed(commentary_page)
@requires("claim.add")
def add_claim(commentary_id: str) -> Response:
    """Add a claim, at spans that were selected, widened to whole words, or at words that were copied from the text."""
    form = NewClaimForm().load_form(request.form)
    edition = edition_shown(Commentary.find(commentary_id))
    quote = form.pop("quote")
    selected = [widen(edition.text, span) for span in form["spans"]]
    form["spans"] = [only_place(edition.text, quote)] if quote or not selected else selected
    refuse_repeated(edition, form["spans"], form["wording"])
    added = claims.add(current_user, edition, **form)
    flash(_("Claim added."))
    return to_claim(added)


def refuse_repeated(edition: Edition, spans: list[Span], wording: str = "") -> None:
    """Raise `Conflict` where a standing claim has these very spans, and a new one no other wording."""
    places = claims.checked_spans(edition, spans)
    for each in Claim.standing(edition):
        if each.places == places and wording in ("", each.wording):
            raise Conflict(
                _("These words are a claim already. To make another of them, give it a wording of its own."),
                claim=each.id,
            )


def only_place(text: str, quote: str) -> Span:
    """Return where words stand in a text, white space aside; raise `Invalid` unless they stand there once."""
    if not quote:
        raise Invalid({"quote": [_("Select the words of the text that make the claim, or copy them here.")]})
    found = list(re.finditer(r"\s+".join(map(re.escape, quote.split())), text))
    if not found:
        raise Invalid({"quote": [_("The text does not have these words. Copy them exactly as they stand.")]})
    if len(found) > 1:
        raise Invalid(
            {
                "quote": [
                    _("The text has these words %(times)s times. Copy more, so that they occur once.", times=len(found))
                ]
            }
        )
    return Span(*found[0].span())


def sentences_page(typed: Typed, commentary_id: str) -> str:
    """Render the text as a list of sentences, each with the claims that touch it."""
    edition = edition_shown(Commentary.find(commentary_id))
    found = sentences.find(edition.text, edition.language)
    claims_of: dict[Span, list[Claim]] = {sentence: [] for sentence in found}
    starts = [sentence.start for sentence in found]
    for claim in Claim.standing(edition):
        around = {at for place in claim.places for at in range(*_around(starts, place))}
        for at in sorted(around):
            if any(found[at].overlaps(place) for place in claim.places):
                claims_of[found[at]].append(claim)
    return render_template("workbench/sentences.html", typed=typed, edition=edition, claims_of=claims_of)


def _around(starts: list[int], place: Span) -> tuple[int, int]:
    """Return the range of sentences, by where they start, that a place may touch."""
    return max(bisect_right(starts, place.start) - 1, 0), bisect_left(starts, place.end)


@blueprint.get("/c/<commentary_id>/sentences")
def list_sentences(commentary_id: str) -> str:
    """Show the sentences, to make claims of them without selecting text."""
    return sentences_page(Typed(), commentary_id)


@blueprint.post("/c/<commentary_id>/sentences")
@keeping_typed(sentences_page)
@requires("claim.add")
def add_sentence(commentary_id: str) -> Response:
    """Make a claim of a whole sentence, and come back to it."""
    form = NewClaimForm().load_form(request.form)
    edition = edition_shown(Commentary.find(commentary_id))
    refuse_repeated(edition, form["spans"])
    added = claims.add(current_user, edition, spans=form["spans"])
    flash(_("Claim added."))
    address = url_for(
        "workbench.list_sentences",
        commentary_id=commentary_id,
        edition=request.args.get("edition"),
        _anchor=f"at-{added.start}",
    )
    return redirect(address, 303)


@blueprint.post("/claims/<claim_id>")
@keeping_typed(claim_page)
@requires("claim.revise")
def revise_claim(claim_id: str) -> Response:
    """Correct a claim's wording, holder, kind and tags."""
    form = ClaimForm().load_form(request.form)
    claim = Claim.find(claim_id)
    claims.revise(current_user, claim, **form)
    flash(_("Claim saved."))
    return to_claim(claim)


@blueprint.post("/claims/<claim_id>/place")
@keeping_typed(claim_page)
@requires("claim.revise")
def move_claim(claim_id: str) -> Response:
    """Correct where the claim stands: by spans that were dragged, by a word, by a piece more or less."""
    form = MoveForm().load_form(request.form)
    claim = Claim.find(claim_id)
    spans = _other_place(claim, form)
    if spans == claim.places:
        raise Invalid({"move": [_("There is no word to go on to.")]})
    claims.move(current_user, claim, seen=form["seen"], spans=spans)
    flash(_("Claim moved."))
    return to_claim(claim)


def _other_place(claim: Claim, form: dict[str, Any]) -> list[Span]:
    """Return the spans that a form asks for."""
    text, places = claim.edition.text, claim.places
    if form["spans"]:
        return [widen(text, span) for span in form["spans"]]
    if form["without"] is not None:
        return [place for number, place in enumerate(places) if number != form["without"]]
    if not form["move"]:
        return [*places, only_place(text, form["quote"])]
    end, _, way = form["move"].partition("_")
    index = 0 if end == "start" else -1
    places[index] = stretch(text, places[index], **{end: 1 if way == "on" else -1})
    return places


@blueprint.post("/claims/<claim_id>/merge")
@keeping_typed(claim_page)
@requires("claim.merge")
def merge_claims(claim_id: str) -> Response:
    """Merge the claim with another."""
    form = MergeForm().load_form(request.form)
    other_id, other_seen = form["other"]
    kept = claims.merge(current_user, [(Claim.find(claim_id), form["seen"]), (Claim.find(other_id), other_seen)])
    flash(_("Merged into one claim. Check its wording."))
    return to_claim(kept)


@blueprint.post("/claims/<claim_id>/split")
@keeping_typed(claim_page)
@requires("claim.split")
def split_claim(claim_id: str) -> Response:
    """Cut the claim in two."""
    form = SplitForm().load_form(request.form)
    claim = Claim.find(claim_id)
    claims.split(current_user, claim, **form)
    flash(_("Split into two claims. Check the wording of both."))
    return to_claim(claim)


@blueprint.post("/claims/<claim_id>/dismiss")
@keeping_typed(claim_page)
@requires("claim.dismiss")
def dismiss_claim(claim_id: str) -> Response:
    """Set the claim aside, with a reason."""
    form = ReasonForm().load_form(request.form)
    claim = Claim.find(claim_id)
    claims.dismiss(current_user, claim, **form)
    flash(_("Dismissed. It can be reopened."))
    return to_claim(claim)


@blueprint.post("/claims/<claim_id>/reopen")
@keeping_typed(claim_page)
@requires("claim.reopen")
def reopen_claim(claim_id: str) -> Response:
    """Bring a dismissed claim back."""
    form = SeenForm().load_form(request.form)
    claim = Claim.find(claim_id)
    claims.reopen(current_user, claim, **form)
    flash(_("Reopened."))
    return to_claim(claim)
