"""Intake: a scrape is received, what was recognised in it is corrected, and a commentary is made of it."""

from urllib.parse import urlsplit

from flask import current_app, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.errors import Invalid, Refusal
from factcheck.messages import _
from factcheck.models import Edition, Scrape
from factcheck.policy import require
from factcheck.schemas.forms import AddressForm, CommentaryForm
from factcheck.services import commentaries, intake, lookup
from factcheck.text import Part, pages
from factcheck.web.application import setting
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.undo import say_undoable


def new_page(typed: Typed) -> str:
    """Render the form that takes a text or a file."""
    require(current_user, "commentary.create")
    return render_template("workbench/new.html", typed=typed)


@blueprint.get("/new")
@requires("commentary.create")
def new() -> str:
    """Show the form."""
    return new_page(Typed())


@blueprint.post("/new")
@keeping_typed(new_page)
@requires("commentary.create")
def receive() -> Response:
    """Keep what was pasted, uploaded or fetched, as it came."""
    return redirect(url_for("workbench.scrape", scrape_id=keep_what_came().id), 303)


def keep_what_came() -> Scrape:
    """Keep what a form gives as a text, as a file or by its address. Raises `Invalid` where it cannot be read."""
    text = request.form.get("text", "")  # as it is: a scrape is kept as it came
    upload = request.files.get("file")
    url = request.form.get("url", "").strip()
    if sum(map(bool, (upload and upload.filename, text.strip(), url))) > 1:
        raise Invalid({"file": [_("Paste a text, choose a file or give an address: only one of these.")]})
    if url:
        answered = lookup.fetch(AddressForm().load_form(request.form)["url"], current_app.config["SETTINGS"])
        field, content, filename = "url", answered.body, urlsplit(answered.url).path.rpartition("/")[2]
        url = answered.url
    elif upload and upload.filename:
        field, content, filename = "file", upload.read(), upload.filename
    elif text.strip():
        field, content, filename = "text", text.encode(errors="replace"), ""
    else:
        raise Invalid({"text": [_("Paste a text, choose a file or give an address.")]})
    try:
        read = intake.read(content, filename, current_app.config["SETTINGS"])
    except Refusal as refusal:
        raise Invalid({field: [refusal.detail]}) from None
    return commentaries.receive(current_user, content=content, filename=filename, characters=read.characters, url=url)


def scrape_page(typed: Typed, scrape_id: str) -> str:
    """Render what was recognised in a scrape, to be corrected, beside the scrape itself."""
    require(current_user, "commentary.create")
    scrape = Scrape.find(scrape_id)
    read = read_anew(scrape)
    about = pages.about(bytes(scrape.content), scrape.url) if scrape.url else pages.About("")
    shown = [(part, span.of(read.document.source)) for part, span in read.document.parts]
    return render_template(
        "workbench/scrape.html",
        typed=typed,
        scrape=scrape,
        read=read,
        about=about,
        shown=shown,
        Part=Part,
    )


@blueprint.get("/scrapes/<scrape_id>")
@requires("commentary.create")
def scrape(scrape_id: str) -> str | Response:
    """Show what was recognised, or the commentary that was already made of it."""
    edition = Edition.of_scrape(Scrape.find(scrape_id))
    if edition:
        return redirect(url_for("workbench.commentary", commentary_id=edition.commentary_id), 303)
    return scrape_page(Typed(), scrape_id)


@blueprint.post("/scrapes/<scrape_id>")
@keeping_typed(scrape_page)
@requires("commentary.create")
def create_commentary(scrape_id: str) -> Response:
    """Make a commentary of a scrape, as a person corrected it."""
    form = CommentaryForm().load_form(request.form)
    limit_text(form["text"])
    scrape = Scrape.find(scrape_id)
    commentary = commentaries.create(current_user, scrape, read_anew(scrape).document, **form)
    return redirect(url_for("workbench.commentary", commentary_id=commentary.id), 303)


def limit_text(text: str) -> None:
    """Raise `Invalid` where a text is longer than the setting allows."""
    limit = setting("text_limit")
    if len(text) > limit:
        raise Invalid(
            {"text": [_("It has %(length)s characters; the limit is %(limit)s.", length=len(text), limit=limit)]}
        )


@blueprint.post("/scrapes/<scrape_id>/discard")
@keeping_typed(scrape_page)
@requires("scrape.discard")
def discard_scrape(scrape_id: str) -> Response:
    """Set a scrape aside; it can be brought back at once."""
    sequence = commentaries.discard(current_user, Scrape.find(scrape_id))
    say_undoable(_("Discarded."), sequence)
    return redirect(url_for("workbench.desk"), 303)


@blueprint.post("/scrapes/<scrape_id>/restore")
@keeping_typed(scrape_page)
@requires("scrape.restore")
def restore_scrape(scrape_id: str) -> Response:
    """Bring a discarded scrape back."""
    commentaries.restore(current_user, Scrape.find(scrape_id))
    flash(_("Brought back."))
    return redirect(url_for("workbench.scrape", scrape_id=scrape_id), 303)


def read_anew(scrape: Scrape) -> intake.Read:
    """Recognise a scrape's parts anew: nothing is stored of what a person has not saved."""
    return intake.read(bytes(scrape.content), scrape.filename, current_app.config["SETTINGS"])
