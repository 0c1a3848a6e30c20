"""Topics and outlets, to be renamed or merged."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import ngettext
from factcheck.models.headings import Heading, counts
from factcheck.schemas.newsroom import RenameForm
from factcheck.services import headings
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import flash


def headings_page(typed: Typed) -> str:
    """Render the topics and the outlets."""
    return render_template("admin/headings.html", typed=typed, counts={each: counts(each) for each in Heading})


@blueprint.get("/headings")
def list_headings() -> str:
    """Show the topics and the outlets."""
    return headings_page(Typed())


@blueprint.post("/topics")
@keeping_typed(headings_page)
@requires("topic.rename")
def rename_topic() -> Response:
    """Rename a topic, or merge it with another."""
    return _rename(Heading.TOPIC)


@blueprint.post("/outlets")
@keeping_typed(headings_page)
@requires("outlet.rename")
def rename_outlet() -> Response:
    """Rename an outlet, or merge it with another."""
    return _rename(Heading.OUTLET)


def _rename(heading: Heading) -> Response:
    form = RenameForm().load_form(request.form)
    number = headings.rename(current_user, heading, **form)
    flash(
        ngettext(
            "%(old)s is %(new)s now, in %(num)s commentary.",
            "%(old)s is %(new)s now, in %(num)s commentaries.",
            number,
            old=form["old"],
            new=form["new"],
        )
    )
    return redirect(url_for("admin.list_headings"), 303)
