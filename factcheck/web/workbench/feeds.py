"""Feeds that are watched: added, paused and removed by an editor."""

from collections.abc import Callable

from flask import current_app, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from factcheck.messages import _
from factcheck.models import Feed, FeedItem, LedgerEntry, Person
from factcheck.schemas.sources import FeedForm
from factcheck.services import watching
from factcheck.web.forms import Typed, keeping_typed
from factcheck.web.guard import requires
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.undo import say_undoable


def feeds_page(typed: Typed, feed_id: str = "") -> str:
    """Render the feeds; `feed_id` is the one with which something could not be done."""
    return render_template(
        "workbench/feeds.html", typed=typed, feed_id=feed_id, feeds=Feed.watched(), failed=FeedItem.failed()
    )


def _done(act: Callable[[Person, Feed], int], feed_id: str, said: str) -> Response:
    say_undoable(said, act(current_user, Feed.find(feed_id)))
    return redirect(url_for("workbench.list_feeds"), 303)


@blueprint.get("/feeds")
def list_feeds() -> str:
    """Show the feeds, and what they could not bring in."""
    return feeds_page(Typed())


@blueprint.post("/feeds")
@keeping_typed(feeds_page)
@requires("feed.add")
def add_feed() -> Response:
    """Watch a feed."""
    feed = watching.add(current_user, **FeedForm().load_form(request.form), settings=current_app.config["SETTINGS"])
    said = _("%(feed)s is watched. Its newest items come in a moment.", feed=feed.title)
    say_undoable(said, LedgerEntry.about(feed)[0].sequence)
    return redirect(url_for("workbench.list_feeds"), 303)


@blueprint.post("/feeds/<feed_id>/pause")
@keeping_typed(feeds_page)
@requires("feed.pause")
def pause_feed(feed_id: str) -> Response:
    """Read a feed no more until it is resumed."""
    return _done(watching.pause, feed_id, "Paused.")


@blueprint.post("/feeds/<feed_id>/resume")
@keeping_typed(feeds_page)
@requires("feed.resume")
def resume_feed(feed_id: str) -> Response:
    """Read a feed again."""
    return _done(watching.resume, feed_id, _("It is read again."))


@blueprint.post("/feeds/<feed_id>/remove")
@keeping_typed(feeds_page)
@requires("feed.remove")
def remove_feed(feed_id: str) -> Response:
    """Watch a feed no more."""
    return _done(watching.remove, feed_id, _("Removed. What it brought stays."))
