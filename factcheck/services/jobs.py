"""Work that nobody waits for: splitting editions and telling webhooks, by huey on the same database.

The rows are the queue: an edition without `split_at` is still to be split, a webhook that is behind the feed of changes
is still to be told. A job only says that there is something to do, so a lost job loses nothing: the worker looks for
what is left to split when it starts and every minute, and for what is to be told all the time.
"""

import functools
import logging
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from huey import crontab
from huey.contrib.sql_huey import SqlHuey

from factcheck.models import Edition
from factcheck.models.db import connection, open_database
from factcheck.services import claims, webhooks
from factcheck.services.fetching import Fetcher
from factcheck.settings import Settings
from factcheck.text import splitters

GLANCE_SECONDS = 0.5

log = logging.getLogger(__name__)
_enqueue: Callable[[str], object] | None = None
_splitter = splitters.DEFAULT


def use(settings: Settings) -> None:
    """Choose how editions are split: by which splitter, and by the workers or, where there are none, at once."""
    global _enqueue, _splitter
    _enqueue, _splitter = None, settings.splitter
    if settings.workers:
        _enqueue = _Queue(settings.database_url).send


class _Queue:
    """The way to the workers, opened when first needed."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url
        self.lock = threading.Lock()

    @functools.cached_property
    def task(self) -> Callable[[str], object]:
        return make_huey(self.database_url).split

    def send(self, edition_id: str) -> object:
        with self.lock:
            return self.task(edition_id)


class Jobs(NamedTuple):
    """The queue on a connection of its own, and its tasks: to split an edition by its id, and to tell the webhooks."""

    huey: SqlHuey
    split: Callable[[str], object]
    tell: Callable[[], Any]


def make_huey(database_url: str, fetcher: Fetcher | None = None) -> Jobs:
    """Return the queue. The worker gives the fetcher with which webhooks are told."""
    huey = SqlHuey("factcheck", database=open_database(database_url))

    @huey.task()  # type: ignore[untyped-decorator]
    def split_one(edition_id: str) -> None:
        with connection():
            run_split(edition_id)

    @huey.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    def sweep() -> None:
        split_what_is_left()

    @huey.task()  # type: ignore[untyped-decorator]
    def tell_webhooks() -> int:
        return webhooks.deliver(fetcher or Fetcher())

    return Jobs(huey, split_one, tell_webhooks)


def watch(jobs: Jobs, stop: threading.Event) -> None:
    """Have the webhooks told whenever there is something to tell, until `stop` is set."""
    while not stop.wait(GLANCE_SECONDS):
        try:
            with connection():
                busy = webhooks.has_work()
            if busy:  # one job at a time: the next look comes after it
                jobs.tell().get(blocking=True, timeout=300)
        except Exception:
            log.exception("Telling the webhooks failed; it is tried again")


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
        language = edition.language if edition.language != "und" else None
        covered = edition.commentary.period_start, edition.commentary.period_end
        found = splitters.get(_splitter)(edition.text, language, covered if all(covered) else None)
    except splitters.SplitterFailed as problem:
        claims.record_failed_split(edition, str(problem))
    except Exception:
        log.exception("Splitting edition %s failed", edition_id)
        claims.record_failed_split(edition, "The splitter failed on this text. Add its claims by hand.")
    else:
        claims.record_split(edition, found)
