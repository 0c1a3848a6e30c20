"""Kill the server while people work, and look whether anything is lost, or there in half.

    python -m tests.proof.crash --kills 200 [--postgresql]

Eight people propose, approve, correct and retract over HTTP as fast as they can. At a random moment every process of
the server gets SIGKILL; on PostgreSQL, every other time the database goes down with it, as in a loss of power. Then,
before the server is started again, `look` compares what is there with what was acknowledged.
"""

import os
import random
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import httpx
from lxml import html

from factcheck import connect
from factcheck.models import Claim, Commentary, LedgerEntry, Person, Rendition, Verdict, VerdictState
from factcheck.models.db import connection, db
from factcheck.models.trouble import TROUBLES
from factcheck.policy import Role
from factcheck.publishing import renditions
from factcheck.services import ledger, people
from factcheck.settings import Settings
from tests import postgres
from tests.conftest import populate, settings_on
from tests.factories import make_claim, make_commentary, publish
from tests.people import PASSWORD
from tests.server import FACTCHECK, free_port

CLAIMS = 12
CHECKERS, EDITORS = 5, 3
MOST_ACTS = 40  # before a kill
PATIENCE = 20.0  # seconds after which the kill comes however little was done


@dataclass(frozen=True)
class Act:
    """Something that somebody was told is done."""

    name: str  # as the ledger calls it
    verdict: str  # its id, or of a proposal its summary, which is unique


@dataclass
class Newsroom:
    """The people with their browsers, a commentary to work on, and what they were told is done."""

    address: str
    browsers: list[tuple[Role, httpx.Client, str]] = field(default_factory=list)  # with the token for forms
    commentary: Any = None
    done: list[Act] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)  # every status that was answered

    def open_commentary(self) -> None:
        """Publish a new commentary with claims that nobody has checked."""
        self.done.clear()
        with connection():
            checker, editor = Person.get(name="Fyodor"), Person.get(name="Ed")
            words = [f"Number {n} cost {n} million euros" for n in range(CLAIMS)]
            self.commentary = publish(editor, make_commentary(checker, ". ".join(words) + "."))
            for each in words:
                make_claim(checker, self.commentary, each)

    def sign_in(self) -> None:
        """Open a browser for everybody."""
        with connection():
            cast = [(person.role, person.email) for person in Person.select().where(Person.name.startswith("Worker"))]
        for role, email in cast:
            browser = httpx.Client(base_url=self.address, timeout=30)
            answer = browser.post(
                "/sign-in", data={"email": email, "password": PASSWORD, "csrf_token": _token(browser)}
            )
            assert answer.status_code == 303, answer.text
            self.browsers.append((Role(role), browser, _token(browser)))

    def work(self, stop: threading.Event) -> list[threading.Thread]:
        """Let everybody act until they are stopped or the server is gone."""

        def act(role: Role, browser: httpx.Client, token: str) -> None:
            choose = _propose if role is Role.FACT_CHECKER else _review
            while not stop.is_set():
                with suppress(httpx.TransportError, *TROUBLES), connection():
                    self._send(browser, token, choose(self.commentary))

        threads = [threading.Thread(target=act, args=each) for each in self.browsers]
        for thread in threads:
            thread.start()
        return threads

    def wait(self, acts: int) -> None:
        """Wait until so many acts are acknowledged, and a moment more, so that the next are under way."""
        ends = time.monotonic() + PATIENCE
        while len(self.done) < acts and time.monotonic() < ends:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.05))

    def _send(self, browser: httpx.Client, token: str, chosen: tuple[Act, str, dict[str, Any]] | None) -> None:
        if chosen is None:
            return
        act, path, form = chosen
        answer = browser.post(path, data={**form, "csrf_token": token})
        self.told[f"{act.name} {answer.status_code}"] += 1
        if answer.status_code == 303:
            self.done.append(act)


def _token(browser: httpx.Client) -> str:
    """Read the token for forms off the page that the browser has now."""
    page = html.fromstring(browser.get("/account", follow_redirects=True).text)
    return str(page.xpath("//input[@name='csrf_token']/@value")[0])


def _propose(commentary: Commentary) -> tuple[Act, str, dict[str, Any]] | None:
    """Choose a claim to propose a verdict on; whoever is not the first is refused."""
    claim = random.choice(list(Claim.select().where(Claim.edition == commentary.edition)))
    summary = f"It cost {random.getrandbits(64)} euros."
    form = {"rating": random.choice(["true", "false", "mixed"]), "summary": summary, "correction": "A new source."}
    return Act("verdict.propose", summary), f"/desk/claims/{claim.id}/verdicts", form


def _review(commentary: Commentary) -> tuple[Act, str, dict[str, Any]] | None:
    """Choose a proposal to approve, or now and then a published verdict to retract."""
    retracting = random.random() < 0.2
    state = VerdictState.PUBLISHED if retracting else VerdictState.PROPOSED
    there = list(Verdict.select().join(Claim).where((Claim.edition == commentary.edition) & (Verdict.state == state)))
    if not there:
        return None
    verdict, name = random.choice(there), "retract" if retracting else "approve"
    return (
        Act(f"verdict.{name}", verdict.id),
        f"/desk/verdicts/{verdict.id}/{name}",
        {
            "seen": verdict.version,
            "reason": "The source was forged.",
        },
    )


def look(newsroom: Newsroom) -> list[str]:
    """Return what is wrong with the database, in words; the server is down."""
    with connection():
        verdicts = list(Verdict.select().join(Claim).where(Claim.edition == newsroom.commentary.edition))
        entries = list(LedgerEntry.select().where(LedgerEntry.thing.in_([each.id for each in verdicts])))
        wrong = [*_lost(newsroom, verdicts, entries), *_halves(verdicts, entries)]
        _, broken = ledger.verify()
        if broken:
            wrong.append(f"the ledger: {broken}")
        return [*wrong, *stale(newsroom.commentary)]


def _lost(newsroom: Newsroom, verdicts: list[Verdict], entries: list[LedgerEntry]) -> Iterator[str]:
    """Find what somebody was told is done, and is not there with its entry."""
    by_name = {each.summary: each for each in verdicts} | {each.id: each for each in verdicts}
    recorded = {(entry.act, entry.thing) for entry in entries}
    for act in newsroom.done:
        verdict = by_name.get(act.verdict)
        if verdict is None or (act.name, verdict.id) not in recorded:
            yield f"lost: {act}"


def _halves(verdicts: list[Verdict], entries: list[LedgerEntry]) -> Iterator[str]:
    """Find verdicts whose state and whose entries tell different stories."""
    acts = Counter((entry.thing, entry.act) for entry in entries)
    sequences = {(entry.thing, entry.act): entry.sequence for entry in entries}
    published = {VerdictState.PUBLISHED, VerdictState.SUPERSEDED, VerdictState.RETRACTED}
    for each in verdicts:
        expected = {
            "verdict.propose": 1,
            "verdict.approve": int(each.state in published),
            "verdict.retract": int(each.state is VerdictState.RETRACTED),
        }
        found = {name: acts[each.id, name] for name in expected}
        if found != expected or each.published_sequence != sequences.get((each.id, "verdict.approve")):
            yield f"in half: {each.id} is {each.state.value} and has {found}"
        if each.state in published and each.reviewed_by_id == each.proposed_by_id:
            yield f"approved by its author: {each.id}"


def stale(commentary: Commentary) -> Iterator[str]:
    """Find renditions that differ from what a fresh rendering gives."""
    before = _stamps(commentary)
    with db.atomic():
        ledger.append(None, "pages.render", None)
        renditions.refresh(commentary.id)
    after = _stamps(commentary)
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield f"stale: {path}"


def _stamps(commentary: Commentary) -> dict[str, tuple[str, int]]:
    rows = Rendition.select(Rendition.path, Rendition.etag, Rendition.status)
    return {row.path: (row.etag, row.status) for row in rows.where(Rendition.commentary == commentary.id)}


class WebServer:
    """`factcheck serve` in a session of its own, so that all of its processes can be killed at once."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.variables = {
            "FACTCHECK_DATABASE_URL": settings.database_url,
            "FACTCHECK_SECRET_KEY": settings.secret_key,
            "FACTCHECK_DEVELOPMENT": "yes",
            "FACTCHECK_SITE_URL": settings.site_url,
            "FACTCHECK_SIGN_IN_LIMIT": settings.sign_in_limit,
            "FACTCHECK_WORKERS": str(settings.workers),
            "FACTCHECK_PROXIES": str(settings.proxies),
            "FACTCHECK_REDIS_URL": settings.redis_url,
            "FACTCHECK_REPLICA_URL": settings.replica_url,
            "FACTCHECK_METRICS_KEY": settings.metrics_key,
        }

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [str(FACTCHECK), "serve", "--host", "127.0.0.1", "--port", str(self.port), "--threads", "8"]
        with (self.folder / "serve.log").open("a") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=os.environ | self.variables,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while True:
            with suppress(httpx.TransportError):
                httpx.get(f"{self.address}/readyz").raise_for_status()
                return
            assert self.process.poll() is None, (self.folder / "serve.log").read_text()

    def kill(self) -> None:
        """Kill all of its processes, as a loss of power would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def replace(self) -> None:
        """Stop it as an operator would, and start another in its place."""
        self.process.terminate()
        self.process.wait()
        self.start()

    def worker(self) -> int:
        """Wait until it has a worker, and return that one's process id."""
        while True:
            command = ["pgrep", "--parent", str(self.process.pid), "--full", "factcheck worker"]
            if found := subprocess.run(command, capture_output=True, text=True).stdout.split():
                return int(found[0])


def staff() -> None:
    """Hire those who work."""
    with connection():
        for number in range(CHECKERS + EDITORS):
            role = Role.FACT_CHECKER if number < CHECKERS else Role.EDITOR
            people.add(None, name=f"Worker {number}", email=f"worker{number}@example.org", role=role, password=PASSWORD)


def prove(
    folder: Path,
    settings: Settings,
    kills: int,
    *,
    crash_database: Callable[[], None] | None = None,
    progress: Callable[[int], None] = lambda acts: None,
) -> tuple[list[str], Counter[str]]:
    """Kill the server this many times; return what was wrong afterwards, and what was answered.

    `settings` name a populated database. `crash_database`, where there is one, is called at every other kill.
    `progress` is told after each kill how many acts were acknowledged.
    """
    staff()
    server = WebServer(folder, settings)
    newsroom = Newsroom(server.address)
    wrong: list[str] = []
    for number in range(kills):
        newsroom.open_commentary()
        server.start()
        if not newsroom.browsers:
            newsroom.sign_in()
        stop = threading.Event()
        threads = newsroom.work(stop)
        newsroom.wait(random.randint(1, MOST_ACTS))
        server.kill()
        stop.set()
        for thread in threads:
            thread.join()
        if crash_database and number % 2:
            crash_database()
        wrong += [f"after kill {number + 1}: {each}" for each in look(newsroom)]
        progress(len(newsroom.done))
    for _, browser, _ in newsroom.browsers:
        browser.close()
    return wrong, newsroom.told


@contextmanager
def populated(on_postgresql: bool, folder: Path) -> Iterator[tuple[Settings, Callable[[], None] | None]]:
    """Give settings of a populated database that keeps what it acknowledged, and what crashes its server."""
    with ExitStack() as stack:
        url, crash = f"sqlite:///{folder}/factcheck.db", None
        if on_postgresql:
            binaries = postgres.find_binaries()
            assert binaries, "PostgreSQL's binaries are not installed."
            server = stack.enter_context(postgres.running_server(binaries, durable=True))
            url, crash = stack.enter_context(server.new_database("template0")), server.crash
        populate(url)
        settings = settings_on(url)
        connect(settings)
        yield settings, crash


@click.command()
@click.option("--kills", default=200, show_default=True)
@click.option("--postgresql", "on_postgresql", is_flag=True, help="On PostgreSQL, which is killed too.")
@click.option("--seed", type=int, help="The seed of the run to repeat its choices.")
def main(kills: int, on_postgresql: bool, seed: int | None) -> None:
    seed = random.randrange(10**6) if seed is None else seed
    random.seed(seed)
    acts = 0

    def count(done: int) -> None:
        nonlocal acts
        acts += done
        bar.update(1)

    with tempfile.TemporaryDirectory(prefix="factcheck-proof-") as name, populated(on_postgresql, Path(name)) as known:
        settings, crash = known
        with click.progressbar(length=kills, label=f"Killing, seed {seed}") as bar:
            wrong, told = prove(Path(name), settings, kills, crash_database=crash, progress=count)
    for each in wrong:
        click.echo(each)
    answers = ", ".join(f"{each}: {number}" for each, number in sorted(told.items()))
    click.echo(f"{kills} kills, {acts} acknowledged acts, {len(wrong)} wrong. Answers: {answers}.")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
