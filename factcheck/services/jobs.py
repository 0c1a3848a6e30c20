"""Work that nobody waits for, by huey on the same database: splitting, rendering, telling webhooks, visiting the web.

The rows are the queue: an edition without `split_at` is still to be split, a commentary that is due is still to be
rendered, a webhook that is behind the feed of changes is still to be told, a page or a feed that is due is still to be
visited. A job only says that there is something to do, so a lost job loses nothing: the worker looks for what is left
to split when it starts and every minute, and for the others all the time.
"""

import functools
import logging
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from huey import crontab
from huey.contrib.sql_huey import SqlHuey

from factcheck.models import Edition, Feed, FeedItem, Link, Source
from factcheck.models.db import connection, open_database
from factcheck.services import archiving, claims, drafts, pairing, rechecking, rendering, watching, webhooks
from factcheck.services.fetching import Fetcher
from factcheck.settings import Settings
from factcheck.text import splitters

GLANCE_SECONDS = 0.5
RENDER_SECONDS = 60.0  # after which the worker looks anew what is due

log = logging.getLogger(__name__)
_enqueue: Callable[[str], object] | None = None
_splitter = splitters.DEFAULT


def use(settings: Settings) -> None:
    """Choose how editions are split: by which splitter, and by the workers or, where there are none, at once."""
    global _enqueue, _splitter
    _enqueue, _splitter = None, settings.splitter
    if settings.workers:
        _enqueue = _Queue(settings).send


class _Queue:
    """The way to the workers, opened when first needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.lock = threading.Lock()

    @functools.cached_property
    def task(self) -> Callable[[str], object]:
        return make_huey(self.settings).split

    def send(self, edition_id: str) -> object:
        with self.lock:
            return self.task(edition_id)


class Jobs(NamedTuple):
    """The queue on a connection of its own, and its tasks.

    They split an edition by its id, tell the webhooks, visit whatever pages and feeds are due, and render what is due.
    """

    huey: SqlHuey
    split: Callable[[str], object]
    tell: Callable[[], Any]
    visit: Callable[[], Any]
    render: Callable[[], Any]


def make_huey(settings: Settings) -> Jobs:
    """Return the queue of an installation."""
    huey = SqlHuey("factcheck", database=open_database(settings.database_url))

    @huey.task()  # type: ignore[untyped-decorator]
    def split_one(edition_id: str) -> None:
        with connection():
            run_split(edition_id)

    @huey.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
    def sweep() -> None:
        split_what_is_left()
        plan_rechecks()

    @huey.periodic_task(crontab(minute="0"))  # type: ignore[untyped-decorator]
    def prune() -> None:
        with connection():
            drafts.prune()

    @huey.task()  # type: ignore[untyped-decorator]
    def tell_webhooks() -> int:
        return webhooks.deliver(Fetcher.of(settings))

    @huey.task()  # type: ignore[untyped-decorator]
    def visit() -> int:  # a result, for whoever waits for the end of the job
        with connection():
            return visit_what_is_due(settings)

    @huey.task()  # type: ignore[untyped-decorator]
    def render() -> int:
        with connection():
            return rendering.render_what_is_due(RENDER_SECONDS)

    return Jobs(huey, split_one, tell_webhooks, visit, render)


def watch(has_work: Callable[[], bool], job: Callable[[], Any], stop: threading.Event) -> None:
    """Have a job done whenever there is work for it, until `stop` is set."""
    while not stop.wait(GLANCE_SECONDS):
        try:
            with connection():
                busy = has_work()
            if busy:  # one job at a time: the next look comes after it
                job().get(blocking=True, timeout=300)
        except Exception:
            log.exception("A job failed; it is tried again")


def has_visits() -> bool:
    """Tell whether some page or feed is to be visited now."""
    return any((Link.next(), Feed.next(), FeedItem.next_wanted()))


def visit_page(source: Source, settings: Settings) -> None:
    """Have a source's page visited that is due: soon by a worker, or at once where there is none."""
    link = Link.of([source.id]).get(source.id)
    if link and not settings.workers:
        archiving.visit(link, settings)


def visit_what_is_due(settings: Settings) -> int:
    """Visit every page and feed that is due and whose host was left alone for a while; return how many."""
    visits = 0
    while archiving.visit_next(settings) or watching.visit_next(settings):
        visits += 1
    return visits


def plan_rechecks() -> None:
    """Plan the next visits to what published verdicts rely on, and ask for another look where its day has come."""
    with connection():
        archiving.plan()
        rechecking.open_due()


def render_pages() -> None:
    """Have what is due rendered: soon by a worker, or at once where there is none."""
    if not _enqueue:
        rendering.render_what_is_due()


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
        pairing.propose(edition)
