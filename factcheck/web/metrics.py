"""What Prometheus reads: how many requests were answered and how fast, and what waits to be done.

Each process counts its own requests; where `serve` runs several, prometheus_client keeps the counts in files that they
share (PROMETHEUS_MULTIPROC_DIR), so that any of them tells of all.
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from peewee import Database, InterfaceError, OperationalError
from prometheus_client import REGISTRY, CollectorRegistry, Gauge, Histogram, generate_latest, multiprocess

from factcheck.models import LedgerHead, backlog
from factcheck.models.db import connection, reading_from

ROOM = "factcheck.room"  # in the environ: the blueprint that answers

_SECONDS = Histogram(
    "factcheck_request_seconds",
    "Time from a request to the first byte of its answer.",
    ["room", "status"],
    buckets=(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)


class Stopwatch:
    """Times the answers, from outside of both doors; of a stream, the time until it begins."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application
        self.series: dict[tuple[str, str], Any] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI asks."""
        began = time.perf_counter()

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            self._of(_room(environ), status[:3]).observe(time.perf_counter() - began)
            return start_response(status, headers, *error)

        return self.application(environ, start)

    def _of(self, room: str, status: str) -> Any:
        labels = room, status
        if labels not in self.series:
            self.series[labels] = _SECONDS.labels(*labels)  # which takes a lock each time
        return self.series[labels]


def _room(environ: WSGIEnvironment) -> str:
    """Return what answered; what reached no blueprint was answered at one of the doors, from what is stored."""
    return environ.get(ROOM) or ("api" if environ["PATH_INFO"].startswith("/api/") else "stored")


def render(replica: Database | None) -> bytes:
    """Return everything in Prometheus' text format; what the database would say is missing where it is away."""
    requests = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        requests = CollectorRegistry()
        multiprocess.MultiProcessCollector(requests)  # type: ignore[no-untyped-call]
    return generate_latest(requests) + generate_latest(_of_the_database(replica))


def _of_the_database(replica: Database | None) -> CollectorRegistry:
    registry = CollectorRegistry()

    def tell(name: str, counts: str, value: float) -> None:
        Gauge(f"factcheck_{name}", counts, registry=registry).set(value)

    head = None
    with suppress(InterfaceError, OperationalError), connection():
        head = LedgerHead.newest()
        tell("ledger_head", "The sequence of the newest entry of the ledger.", head)
        for gauge in backlog.gauges():
            tell(*gauge)
    tell("database_up", "Whether the database answers.", head is not None)
    if replica:
        with reading_from(replica) as reached:
            if reached and head is not None:
                tell(
                    "replica_entries_behind",
                    "Entries of the ledger that the replica lacks.",
                    head - LedgerHead.newest(),
                )
        tell("replica_up", "Whether the replica answers.", reached)
    return registry
