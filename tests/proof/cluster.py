"""A newsroom on several machines, here all on this one, that goes on while some of them go down.

A PostgreSQL primary with a streaming replica, Redis, and two servers with a worker each behind nginx, set up as
docs/operating.md tells. Readers read and people act all the time, while a worker, a server and the replica are killed,
and while a migration is applied and the servers are replaced one after the other.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
from playhouse.migrations import Runner

from factcheck import connect
from factcheck.models import Commentary, schema
from factcheck.models.db import connection, db
from factcheck.publishing import addresses
from tests import postgres
from tests.conftest import populate, settings_on
from tests.proof.crash import CHECKERS, EDITORS, Newsroom, WebServer, look, staff
from tests.server import free_port

IN_FLIGHT = CHECKERS + EDITORS  # as many requests may fail when a server is killed
GUIDE = Path(__file__).parents[2] / "docs" / "operating.md"
PROGRAMS = ("nginx", "redis-server")
METRICS_KEY = "what only Prometheus knows"
SOME = 60  # answers to readers, before the next thing goes wrong
LATER = """
from peewee import CharField

def up(migrator, db):
    migrator.migrate(migrator.add_column("claim", "later", CharField(default="never")))
"""


@contextmanager
def redis(folder: Path) -> Iterator[str]:
    """Run Redis, which keeps nothing, and give its URL."""
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with _program(command, folder):
        yield f"redis://127.0.0.1:{port}"


@contextmanager
def nginx(folder: Path, *servers: str) -> Iterator[str]:
    """Run nginx as the guide sets it up, before these servers, and give its address."""
    port = free_port()
    (block,) = re.findall(r"```nginx\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    upstream = "\n".join(f"server {each.removeprefix('http://')} max_fails=1 fail_timeout=2s;" for each in servers)
    block = re.sub(r"server 10\..*?;\n(\s*server 10\..*?;\n)*", f"{upstream}\n", block, count=1)
    block = re.sub(r"listen 443.*?;", f"listen 127.0.0.1:{port};", block)
    block = re.sub(r"\s*(ssl_|server_name).*?;", "", block)
    paths = "".join(
        f"{each}_temp_path {folder}/{each};\n" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\n"
        f"events {{ worker_connections 512; }}\nhttp {{\naccess_log off;\n{paths}{block}}}\n"
    )
    with _program(["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx.log")], folder):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _program(command: list[str], folder: Path) -> Iterator[None]:
    with (folder / f"{command[0]}.out").open("w") as log:
        program = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


class Readers:
    """People who read all the time, each on a connection of their own, and what they got."""

    def __init__(self, address: str, number: int, *paths: str) -> None:
        self.address = address
        self.paths = paths
        self.got: Counter[str] = Counter()
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        with httpx.Client(base_url=self.address, timeout=30) as browser:
            while not self._stop.is_set():
                for path in self.paths:
                    self.got[_answer(browser, path)] += 1

    def go_on(self, number: int) -> None:
        """Wait until they got so many answers more."""
        enough = self.got.total() + number
        while self.got.total() < enough:
            time.sleep(0.01)

    def wait_for(self, server: WebServer) -> None:
        """Wait until this server answers them, too, some time after the proxy found it away."""
        numbers = f"{server.address}/metrics"
        while b'room="stored"' not in httpx.get(numbers, headers={"Authorization": f"Bearer {METRICS_KEY}"}).content:
            self.go_on(1)
        self.go_on(SOME)

    def leave(self) -> None:
        """Have them stop reading."""
        self._stop.set()
        for thread in self._threads:
            thread.join()


def _answer(browser: httpx.Client, path: str) -> str:
    try:
        return str(browser.get(path).status_code)
    except httpx.TransportError as problem:
        return type(problem).__name__


def prove(folder: Path, binaries: Path) -> tuple[list[str], Counter[str], Counter[str]]:
    """Have a newsroom go on while parts of it go down.

    Return what was wrong afterwards, and what readers and those who acted were answered.
    """
    with ExitStack() as stack:
        primary = stack.enter_context(postgres.running_server(binaries))
        url = stack.enter_context(primary.new_database("template0"))
        populate(url)
        connect(settings_on(url))
        staff()
        replica = ExitStack()
        copy = replica.enter_context(postgres.running_server(binaries, primary=primary))
        stack.push(replica)
        settings = replace(
            settings_on(url),
            workers=1,
            proxies=1,
            metrics_key=METRICS_KEY,
            redis_url=stack.enter_context(redis(folder)),
            replica_url=copy.url_of(url.rpartition("/")[2]),
        )
        servers = [WebServer(folder, settings) for _ in range(2)]
        for server in servers:
            server.start()
            stack.callback(server.kill)
        newsroom = Newsroom(stack.enter_context(nginx(folder, *(each.address for each in servers))))
        newsroom.open_commentary()
        newsroom.sign_in()
        with connection():
            page = addresses.commentary(Commentary.find(newsroom.commentary.id).slug)
        readers = Readers(newsroom.address, 2, "/", page, "/search?q=euros")
        stop = threading.Event()
        threads = newsroom.work(stop)
        disturb(servers, replica, readers)
        stop.set()
        readers.leave()
        for thread in threads:
            thread.join()
        for _, browser, _ in newsroom.browsers:
            browser.close()
        return look(newsroom), readers.got, newsroom.told


def disturb(servers: list[WebServer], replica: ExitStack, readers: Readers) -> None:
    """Kill a worker, a server and the replica, then upgrade; each time the readers go on for a while."""
    first, second = servers
    readers.go_on(SOME)
    killed = first.worker()
    os.kill(killed, signal.SIGKILL)
    readers.go_on(SOME)
    while first.worker() == killed:
        readers.go_on(1)
    second.kill()
    readers.go_on(SOME)
    second.start()
    readers.wait_for(second)
    replica.close()
    readers.go_on(SOME)
    migrate()
    for server in servers:
        server.replace()
        readers.wait_for(server)


def migrate() -> None:
    """Bring the tables to what a later version might want."""
    with tempfile.TemporaryDirectory() as name, connection():
        shutil.copytree(schema.MIGRATIONS, name, dirs_exist_ok=True)
        Path(name, "9999_later.py").write_text(LATER)
        assert "9999_later" in Runner(db.obj, name).up()


def main() -> None:
    binaries = postgres.find_binaries()
    assert binaries, "PostgreSQL's binaries are not installed."
    with tempfile.TemporaryDirectory(prefix="factcheck-proof-") as name:
        wrong, read, told = prove(Path(name), binaries)
    for each in wrong:
        print(each)
    print(f"Readers were answered {dict(read)}; those who acted {dict(told)}; {len(wrong)} wrong.")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
