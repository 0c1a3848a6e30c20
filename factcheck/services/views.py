"""Saved views of the queue: what a person filters often, under a name of theirs."""

from collections.abc import Mapping

from factcheck.errors import Conflict
from factcheck.messages import _
from factcheck.models import Person, SavedView
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.services import ledger

MOST = 20  # each is counted whenever the queue is shown


def save(actor: Person, *, name: str, query: Mapping[str, str]) -> None:
    """Keep a view of the queue under a name, in place of the one that had it. `query` is as in `SavedView`.

    Raises `Conflict` where there are too many.
    """
    require(actor, "view.save")
    with db.atomic():  # the person's lock decides between two windows of theirs
        actor.lock()
        before = None
        view = SavedView.get_or_none((SavedView.person == actor) & (SavedView.name == name))
        if view is None:
            if len(SavedView.of(actor)) >= MOST:
                raise Conflict(_("At most %(most)s views. Remove one first.", most=MOST))
            view = SavedView.create(person=actor, name=name, query=dict(query))
        else:
            before = view.query
            SavedView.update(query=dict(query)).where(SavedView.id == view.id).execute()
        ledger.append(actor, "view.save", view, name=name, before=before, after=query)


def put_back(actor: Person, view: SavedView, *, before: Mapping[str, str] | None, after: Mapping[str, str]) -> None:
    """Undo that a view was saved. Raises `Conflict` where it was saved anew since."""
    if view.query != after:
        raise Conflict(_("Somebody changed it since."))
    if before is None:
        remove(actor, view)
    else:
        save(actor, name=view.name, query=before)


def remove(actor: Person, view: SavedView) -> None:
    """Forget a view of one's own."""
    require(actor, "view.remove", view)
    with db.atomic():  # the row and its entry; of two who remove it, the first is recorded
        if SavedView.drop(SavedView.id == view.id):
            ledger.append(actor, "view.remove", view, name=view.name, query=view.query)
