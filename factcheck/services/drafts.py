"""What people type and have not sent, kept as they type. It is no act yet, so no ledger entry tells it."""

from datetime import timedelta

from factcheck import clock
from factcheck.models import Draft, Person
from factcheck.models.db import db
from factcheck.policy import require

KEPT = timedelta(days=90)  # after somebody last typed into the form


def keep(actor: Person, path: str, typed: dict[str, str]) -> None:
    """Keep the fields of one's form that goes to `path`, a path with the id of a thing as its third part."""
    require(actor, "draft.keep")
    kept = {"typed": typed, "saved_at": clock.now()}
    key = {"person": actor.id, "path": path, "thing": path.split("/")[3]}
    with db.atomic():
        Draft.insert(**key, **kept).on_conflict(conflict_target=[Draft.person, Draft.path], update=kept).execute()


def drop(actor: Person, path: str) -> None:
    """Forget what was kept of a form: it was sent, or its author discarded it."""
    require(actor, "draft.keep")
    with db.atomic():
        Draft.drop((Draft.person == actor) & (Draft.path == path))


def prune() -> int:
    """Forget what nobody touched for `KEPT`, and return how many forms that were."""
    with db.atomic():
        return Draft.drop(Draft.saved_at < clock.now() - KEPT)
