"""A source by itself: what is known about it, the copies that are kept, and where it is cited."""

from flask import Response as FileResponse
from flask import current_app, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Copy, Evidence, Link, Source
from factcheck.schemas.sources import MergedSourceForm, SourceForm
from factcheck.services import archiving, files, jobs, sources
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.undo import say_undoable


def source_page(typed: Typed, source_id: str) -> str:
    """Render a source."""
    source = Source.find(source_id)
    link = Link.of([source.id]).get(source.id)
    return render_template(
        "workbench/source.html",
        typed=typed,
        source=source,
        link=link,
        copies=Copy.of_source(*source.ids),
        namesakes=link.namesakes if link and not source.same_as_id else [],
        cited=Evidence.of_source(source.id),
    )


def to_source(source_id: str) -> Response:
    """Answer a write: go to the source."""
    return redirect(url_for("workbench.show_source", source_id=source_id), 303)


@blueprint.get("/sources/<source_id>")
def show_source(source_id: str) -> str:
    """Show a source."""
    return source_page(Typed(), source_id)


@blueprint.post("/sources/<source_id>")
@keeping_typed(source_page)
@requires("source.revise")
def revise_source(source_id: str) -> Response:
    """Correct what is known about a source, wherever it is cited."""
    form = SourceForm().load_form(request.form)
    say_undoable(_("Saved."), sources.revise(current_user, Source.find(source_id), **form))
    return to_source(source_id)


@blueprint.post("/sources/<source_id>/archive")
@keeping_typed(source_page)
@requires("source.archive")
def archive_source(source_id: str) -> Response:
    """Have the page fetched now."""
    source = Source.find(source_id)
    archiving.ask(current_user, source)
    jobs.visit_page(source, current_app.config["SETTINGS"])
    flash(_("The page is fetched now."))
    return to_source(source_id)


@blueprint.post("/sources/<source_id>/merge")
@keeping_typed(source_page)
@requires("source.merge")
def merge_source(source_id: str) -> Response:
    """Make a source one with another, which is cited in its place from now on."""
    source = Source.find(source_id)
    other = Source.find(MergedSourceForm().load_form(request.form)["into"])
    say_undoable(_("They are one source now."), sources.merge(current_user, source, other))
    return to_source(other.id)


@blueprint.get("/copies/<copy_id>/file")
def download_copy(copy_id: str) -> FileResponse:
    """Give the file of a copy to be saved: it is never shown as a page of ours, whatever is in it."""
    copy = Copy.find(copy_id)
    media_type = "application/gzip" if copy.url else copy.media_type
    response = FileResponse(files.open_kept(copy.sha256, current_app.config["SETTINGS"]), mimetype=media_type)
    response.headers.set("Content-Disposition", "attachment", filename=copy.download_name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
