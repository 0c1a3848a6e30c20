"""The newsroom's scale of ratings."""

from flask import redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Rating, Verdict
from factcheck.publishing import palette
from factcheck.schemas.newsroom import MoveForm, RatingChangeForm, RatingForm
from factcheck.services import ratings
from factcheck.web.admin.blueprint import blueprint
from factcheck.web.admin.names import LINES
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.language import chosen, flash


def ratings_page(typed: Typed, slug: str = "") -> str:
    """Render the scale."""
    return render_template(
        "admin/ratings.html",
        typed=typed,
        scale=Rating.scale(),
        used=Verdict.count_by_rating(),
        contrast=palette.contrast,
        papers=palette.PAPERS,
    )


def rating_page(typed: Typed, slug: str = "") -> str:
    """Render a rating's form; without a slug, that of a new one."""
    rating = Rating.find(slug) if slug else None
    return render_template("admin/rating.html", typed=typed, rating=rating, lines=LINES.items())


@blueprint.get("/ratings")
def list_ratings() -> str:
    """Show the scale."""
    return ratings_page(Typed())


@blueprint.get("/ratings/new")
def new_rating() -> str:
    """Show the form of a new rating."""
    return rating_page(Typed())


@blueprint.post("/ratings")
@keeping_typed(rating_page)
@requires("rating.add")
def add_rating() -> Response:
    """Add a rating at the end of the scale."""
    rating = ratings.add(current_user, **RatingForm().load_form(request.form))
    flash(_("%(rating)s is added at the end of the scale.", rating=rating.name_in(chosen())))
    return redirect(url_for("admin.list_ratings"), 303)


@blueprint.get("/ratings/<slug>")
def show_rating(slug: str) -> str:
    """Show a rating's form."""
    return rating_page(Typed(), slug)


@blueprint.post("/ratings/<slug>")
@keeping_typed(rating_page)
@requires("rating.change")
def change_rating(slug: str) -> Response:
    """Change a rating everywhere that it is shown."""
    rating = Rating.find(slug)
    ratings.change(current_user, rating, **RatingChangeForm().load_form(request.form))
    flash(_("%(rating)s is changed, on every page that shows it.", rating=rating.name_in(chosen())))
    return redirect(url_for("admin.list_ratings"), 303)


@blueprint.post("/ratings/<slug>/move")
@keeping_typed(ratings_page)
@requires("rating.move")
def move_rating(slug: str) -> Response:
    """Move a rating up or down the scale."""
    ratings.move(current_user, Rating.find(slug), **MoveForm().load_form(request.form))
    return redirect(url_for("admin.list_ratings"), 303)
