"""A real PostgreSQL that the tests start for themselves and that leaves nothing behind.

Each test process starts its own, on a free port, with its data in a temporary directory and everything turned off that
protects data from a crash. It is there in a second, so nothing needs to be shared or locked.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from tests.server import free_port

CARELESS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"

ANEW = "initdb --auth=trust --username=factcheck --encoding=UTF8 --locale=C.UTF-8 --no-sync"
AS_A_COPY = "pg_basebackup --pgdata={folder} --dbname={primary} --write-recovery-conf --checkpoint=fast --no-sync"

# The server lives as long as the pipe that is read: it stops and cleans up even when the test process is killed. Each
# line through the pipe crashes it, and it starts again.
LIFE_OF_A_SERVER = """
start() {
    pg_ctl start --wait --silent --log="$PGDATA/log" \
        --options="-c listen_addresses=127.0.0.1 -c unix_socket_directories='' $PGSETTINGS" && echo READY
}
$CREATE && start &&
while read -r crash; do pg_ctl stop --mode=immediate --silent; start; done
pg_ctl stop --mode=immediate --silent
rm -rf "$PGDATA"
"""


class Server:
    """A running PostgreSQL, which gives each test a database of its own."""

    def __init__(self, port: int, process: "subprocess.Popen[str]") -> None:
        self._address = f"postgresql://factcheck@127.0.0.1:{port}"
        self._process = process
        self._numbers = count(1)

    def make_template(self, populate: Callable[[str], None]) -> None:
        """Create the database that the others are copied from, and fill it with `populate(url)`, which leaves no
        connection open.
        """
        self._execute("CREATE DATABASE template")
        populate(self.url_of("template"))

    @contextmanager
    def new_database(self, template: str = "template") -> Iterator[str]:
        """The URL of a new copy of `template`, which is dropped at the end; "template0" gives an empty one."""
        name = f"test_{next(self._numbers)}"
        # Copying files takes half the time of the default strategy, which writes them through the log.
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        try:
            yield self.url_of(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def url_of(self, database: str) -> str:
        """The URL of a database here, such as that of a replica that is called as on its primary."""
        return f"{self._address}/{database}"

    def crash(self) -> None:
        """Stop it as a loss of power would, and start it again."""
        assert self._process.stdin
        self._process.stdin.write("crash\n")
        self._process.stdin.flush()
        _wait_until_ready(self._process)

    def _execute(self, statement: str) -> None:
        with psycopg.connect(f"{self._address}/postgres", autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def away(url: str) -> Iterator[None]:
    """End every connection to a database and let in no other, for the length of a `with` block."""
    server, _, name = url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        other.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [name])
        yield
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def find_binaries() -> Path | None:
    """The directory of the newest PostgreSQL's programs, which Debian keeps off the PATH; None where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda initdb: int(initdb.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running_server(binaries: Path, *, durable: bool = False, primary: Server | None = None) -> Iterator[Server]:
    """Start a PostgreSQL and stop it at the end; with a `primary`, a streaming replica of that.

    A durable one keeps through a crash what it acknowledged.
    """
    data, port = tempfile.mkdtemp(prefix="factcheck-postgresql-"), free_port()
    account: dict[str, Any] = {}
    if os.getuid() == 0:  # as whom PostgreSQL refuses to run
        account = {"user": "postgres", "group": "postgres", "extra_groups": []}
        shutil.chown(data, "postgres", "postgres")
    with subprocess.Popen(
        ["/bin/sh", "-c", LIFE_OF_A_SERVER],
        env={
            "PATH": f"{binaries}:{os.defpath}",
            "PGDATA": data,
            "PGPORT": str(port),
            "CREATE": AS_A_COPY.format(folder=data, primary=primary.url_of("postgres")) if primary else ANEW,
            "PGSETTINGS": "" if durable else CARELESS,
        },
        cwd=data,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # Ctrl-C is for pytest, which closes the pipe
        **account,
    ) as server:
        _wait_until_ready(server)
        yield Server(port, server)


def _wait_until_ready(server: "subprocess.Popen[str]") -> None:
    assert server.stdout
    said = []
    for line in server.stdout:
        if line == "READY\n":
            return
        said.append(line)
    raise RuntimeError("PostgreSQL did not start:\n" + "".join(said))
