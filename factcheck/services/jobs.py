"""Work that nobody waits for: splitting editions, by huey on the same database.

The rows are the queue: an edition without `split_at` is still to be split. A job only says that there is something to
do, so a lost job loses nothing: the worker looks for what is left when it starts, and every minute.
"""

import functools
import logging
import threading
from collections.abc import Callable

from huey import crontab
from huey.contrib.sql_huey import SqlHuey

from factcheck.models import Edition
from factcheck.models.db import connection, open_database
from factcheck.services import claims
from factcheck.settings import Settings
from factcheck.text import split

log = logging.getLogger(__name__)
_enqueue: Callable[[str], object] | None = None


def use(settings: Settings) -> None:
    """Choose how editions are split: by the workers, or at once where the settings want none."""
    global _enqueue
    _enqueue = None
    if settings.workers:
        _enqueue = _Queue(settings.database_url).send


class _Queue:
    """The way to the workers, opened when first needed."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.lock = threading.Lock()

    @functools.cached_property
    def task(self) -> Callable[[str], object]:
        return make_huey(self.database_url)[1]

    def send(self, edition_id: str) -> object:
        with self.lock:
            return self.task(edition_id)


def make_huey(database_url: str) -> tuple[SqlHuey, Callable[[str], object]]:
    """Return the queue on its own connection, and the task that splits an edition by its id."""
    huey = SqlHuey("factcheck", database=open_database(database_url))

    @huey.task()  # type: ignore[untyped-decorator]
    def split_one(edition_id: str) -> None:
        with connection():
            run_split(edition_id)

    @huey.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    def sweep() -> None:
        split_what_is_left()

    return huey, split_one


def split_edition(edition_id: str) -> None:
    """Have an edition split: soon by a worker, or at once."""
    if _enqueue:
        _enqueue(edition_id)
    else:
        run_split(edition_id)


def split_what_is_left() -> int:
    """Split every edition that still waits, and return how many there were."""
    with connection():
        waiting = [row.id for row in Edition.select(Edition.id).where(Edition.split_at.is_null())]
        for edition_id in waiting:
            run_split(edition_id)
    return len(waiting)


def run_split(edition_id: str) -> None:
    """Split an edition and keep its claims; where that fails, the edition says so and a person adds them by hand."""
    edition = Edition.find(edition_id)
    try:
        found = split(edition.text, edition.language if edition.language != "und" else None)
    except Exception:
        log.exception("Splitting edition %s failed", edition_id)
        claims.record_failed_split(edition, "The splitter failed on this text. Add its claims by hand.")
    else:
        claims.record_split(edition, found)
