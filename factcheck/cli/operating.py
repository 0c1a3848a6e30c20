"""`factcheck init`, `demo`, `serve`, `worker` and `ledger verify`: running a newsroom's server."""

import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from factcheck.cli.database import load_settings, pointing_at, refuse_where_none, with_database
from factcheck.settings import Settings

_WATCH_SECONDS = 0.5


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def init(as_json: bool) -> None:
    """Create the database or bring it to the newest tables, and make a secret key if there is none.

    Safe to repeat: what is there already stays. The database is FACTCHECK_DATABASE_URL, or else a SQLite file in the
    folder FACTCHECK_DATA ("var").
    """
    from factcheck.models import schema
    from factcheck.models.db import connection
    from factcheck.services import pages, sealing

    settings = load_settings()
    with pointing_at(settings):
        settings.write_secret_key()
        applied = schema.migrate()
        with connection():
            sealing.renew()
            pages.render()
    if as_json:
        click.echo(json.dumps({"database": settings.shown_database, "applied": applied}))
    else:
        click.echo(f"{settings.shown_database}: {', '.join(applied) if applied else 'nothing to do'}")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the sign-ins as JSON.")
@with_database
def demo(settings: Settings, as_json: bool) -> None:
    """Load three short commentaries with claims, sources and verdicts in every state, and people to sign in as.

    Safe to repeat. Refused with exit code 1 in a database where real people have accounts, because everybody knows
    the demo's password.
    """
    from factcheck.cli.demo import PASSWORD, PEOPLE, load

    load()
    if as_json:
        click.echo(json.dumps([{"email": email, "role": role, "password": PASSWORD} for _, email, role in PEOPLE]))
        return
    click.echo(f"The demo is loaded. Sign in at {settings.site_url}/sign-in with the password {PASSWORD} as")
    for name, email, role in PEOPLE:
        click.echo(f"  {email:28} {name}, {role.value}")


@contextmanager
def _counting_together() -> Iterator[None]:
    """Have all the processes that are started within count requests in one folder, from which any of them tells."""
    with tempfile.TemporaryDirectory(prefix="factcheck-counts-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        try:
            yield
        finally:
            del os.environ["PROMETHEUS_MULTIPROC_DIR"]


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
@click.option("--processes", default=1, show_default=True, help="Web processes.")
@click.option("--threads", default=4, show_default=True, help="Threads in each, besides those of the desk's streams.")
@_counting_together()
def serve(host: str, port: int, processes: int, threads: int) -> None:
    """Serve readers, partners and the workbench, with the workers that split commentaries.

    Ends with 0 on Ctrl-C or SIGTERM, and with 1 where it cannot listen there. FACTCHECK_WORKERS says how many workers
    are started (0: none, the web process splits while the person waits).
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from factcheck import create_app

    settings = load_settings()
    refuse_where_none(settings)
    try:
        create_app(settings)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None
    with_database(lambda _: None)()  # ends here where the tables are missing
    _refuse_where_taken(host, port)
    stop = threading.Event()
    workers = [threading.Thread(target=_keep_working, args=(stop,)) for _ in range(settings.workers)]
    for worker in workers:
        worker.start()
    click.echo(f"factcheck serves http://{host}:{port} (Ctrl-C ends it)", err=True)
    try:
        Server(
            "factcheck:create_app",
            factory=True,
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=processes,
            blocking_threads=threads + settings.desk_streams,
            log_level=LogLevels.error,  # below it warns of the many threads, which only wait
            respawn_failed_workers=True,
        ).serve()
    finally:
        stop.set()
        for worker in workers:
            worker.join()


def _keep_working(stop: threading.Event) -> None:
    """Run a worker, and another when it ends, as when the system killed it for its memory, until `stop` is set."""
    command = [sys.executable, "-m", "factcheck", "worker", "--quiet"]
    while not stop.is_set():
        # Without close_fds there is a pipe to the worker, which a web process that is forked now would hold open.
        with subprocess.Popen(command, close_fds=False) as worker:
            while worker.poll() is None and not stop.wait(_WATCH_SECONDS):
                pass
            worker.terminate()


def _refuse_where_taken(host: str, port: int) -> None:
    """End the command with exit code 1 where nobody can listen at an address, as when another server does.

    The server itself would not notice: its processes share the port (SO_REUSEPORT), also with a stranger that does.
    """
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what waits to be closed is in nobody's way
            probe.bind((host, port))
    except OSError as problem:
        raise click.ClickException(
            f"Nothing can be served at {host}, port {port}: {problem.strerror}. Choose another with --port."
        ) from None


@click.command()
@click.option("--quiet", is_flag=True, help="Say only what goes wrong.")
@with_database
def worker(settings: Settings, quiet: bool) -> None:
    """Do what nobody waits for, until SIGTERM or Ctrl-C: `factcheck serve` starts one by itself.

    It splits commentaries as they come in, renders pages anew, tells webhooks of changes, archives sources, visits them
    again and reads feeds.
    """
    from factcheck import logs
    from factcheck.services import jobs, rendering, webhooks

    logs.use(settings, logging.WARNING if quiet else logging.INFO)
    jobs.split_what_is_left()
    jobs.plan_rechecks()
    queue = jobs.make_huey(settings)
    stop = threading.Event()
    watches = (webhooks.has_work, queue.tell), (jobs.has_visits, queue.visit), (rendering.has_work, queue.render)
    for watched in watches:
        threading.Thread(target=jobs.watch, args=(*watched, stop), daemon=True).start()
    try:
        # One splits while one tells the webhooks, one visits the web and one renders.
        queue.huey.create_consumer(workers=4, max_delay=0.5).run()
    finally:
        stop.set()


@click.group()
def ledger() -> None:
    """The record of every act."""


@ledger.command()
@click.option("--against", default="", metavar="HASH", help="A hash that was noted earlier: an entry must have it.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
@with_database
def verify(settings: Settings, against: str, as_json: bool) -> None:
    """Walk the chain of hashes from the first entry to the last.

    Exits with 0 where every entry holds, and with 1 where one does not: the first broken entry is named. Note or
    publish the last hash that this prints; given later with --against, it proves that nothing before was rewritten.
    """
    from factcheck.models import LedgerEntry, LedgerHead
    from factcheck.services import ledger as entries

    with click.progressbar(
        length=LedgerEntry.select().count(), label="Verifying", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        sound, problem = entries.verify(lambda sequence: bar.update(1), against.strip().lower())
    found = LedgerHead.get_or_none(LedgerHead.id == 1)
    head = found.hash if found else None
    if as_json:
        click.echo(json.dumps({"sound_entries": sound, "problem": problem, "head": head}))
    elif problem:
        click.echo(f"Broken: {problem}. The {sound} entries before it hold.")
    else:
        click.echo(f"All {sound} entries hold. The last has the hash {head}.")
    if problem:
        sys.exit(1)
