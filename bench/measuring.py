"""Servers, load and figures: how each line is measured, and against what.

A line is a contest: its contestants take turns, A B A B, for five rounds, so that what else the machine does meets all
of them alike. Load comes from wrk, which costs both sides the same. An answer that is not 2xx or 304 is a failure.
"""

import http.client
import os
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from bench.newsroom import settings_in
from factcheck import connect
from factcheck.models.db import connection
from factcheck.settings import Settings

ROUNDS = 5
SECONDS = 2
CONNECTIONS = 4
THREADS = 36  # of each server: those of `factcheck serve`
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, and the process that answers."""

    address: str
    process: subprocess.Popen[bytes]

    @property
    def worker(self) -> int:
        """The id of the process that answers: the server's child."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[-1]) if children else self.process.pid

    def memory(self, of: str = "VmRSS") -> float:
        """Return the megabytes that the worker holds (VmRSS), or held at most (VmHWM)."""
        status = Path(f"/proc/{self.worker}/status").read_text("ascii")
        return int(status.split(f"{of}:")[1].split()[0]) / 1024


@dataclass(frozen=True)
class Place:
    """A newsroom of one size: its folder, its server, and the header with a partner's key."""

    folder: Path
    server: Server
    key: dict[str, str]

    @property
    def address(self) -> str:
        return self.server.address

    @property
    def database(self) -> Path:
        return (self.folder / "factcheck.db").resolve()

    def query(self, sql: str) -> list[Any]:
        """Return what its database has."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            return database.execute(sql).fetchall()

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Have the models and the services work on its database."""
        connect(Settings.load(settings_in(self.folder)))
        with connection():
            yield


Places = Mapping[int, Place]  # by their claims, the largest last


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: Sequence[str], environment: dict[str, str], port: int) -> Iterator[Server]:
    """Run a server until the end of a `with` block."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    process = subprocess.Popen(command, env=own | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, f"{command} ended with {process.returncode}."
                time.sleep(0.01)
        yield Server(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def newsroom_server(folder: Path, port: int = 0) -> Iterator[Server]:
    """Serve a newsroom as an operator would, by one web process."""
    port = port or free_port()
    environment = {**settings_in(folder), "FACTCHECK_SITE_URL": f"http://127.0.0.1:{port}"}
    with started([str(BIN / "factcheck"), "serve", "--port", str(port)], environment, port) as server:
        yield server


@contextmanager
def floor_server(name: str, folder: Path, body: str = "") -> Iterator[Server]:
    """Serve one of `floors` by the same server program, on the same database."""
    port = free_port()
    command = [str(BIN / "granian"), "--interface", "wsgi", "--port", str(port), "--blocking-threads", str(THREADS)]
    environment = {"BENCH_DATABASE": str((folder / "factcheck.db").resolve()), "BENCH_BODY": body, "PYTHONPATH": "."}
    with started([*command, "--log-level", "error", f"bench.floors:{name}"], environment, port) as server:
        yield server


def rate(address: str, paths: Sequence[str], headers: dict[str, str] | None = None) -> float:
    """Return how many requests a second are answered, the paths in turn."""
    asked = ", ".join(f'"{path}"' for path in paths)
    said = "".join(f'wrk.headers["{name}"] = {value!r}\n' for name, value in (headers or {}).items())
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(
            f"local paths, at = {{{asked}}}, 0\n{said}"
            "function request() at = at % #paths + 1; return wrk.format(nil, paths[at]) end\n"
        )
        script.flush()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s", "-s", script.name, address]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in told, told
    assert "Socket errors" not in told, told
    return float(re.findall(r"Requests/sec:\s*([\d.]+)", told)[0])


def arrivals(
    address: str, paths: Sequence[str], a_second: float, seconds: float, headers: dict[str, str]
) -> list[float]:
    """Return the milliseconds of requests that arrive at a fixed rate, from when each was due, sorted."""
    due = [number / a_second for number in range(int(a_second * seconds))]
    taken: list[float] = []
    lock, begun = threading.Lock(), time.perf_counter() + 0.1

    def client() -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        while True:
            with lock:
                if not due:
                    break
                at = due.pop(0)
                path = paths[len(due) % len(paths)]
            time.sleep(max(0.0, begun + at - time.perf_counter()))
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, f"{path}: {answer.status}"
            taken.append((time.perf_counter() - begun - at) * 1000)

    clients = [threading.Thread(target=client) for _ in range(8)]
    for each in clients:
        each.start()
    for each in clients:
        each.join()
    return sorted(taken)


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long an act takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def contest(contestants: dict[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Let the contestants take turns, and return the figure of each in each round."""
    figures: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, measure in contestants.items():
            figures[name].append(measure())
    return figures


@dataclass(frozen=True)
class Ratio:
    """By how much two contestants differ: the median of the rounds, the least and the greatest."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, above: Sequence[float], below: Sequence[float]) -> "Ratio":
        each = [first / second for first, second in zip(above, below, strict=True)]
        return cls(statistics.median(each), min(each), max(each))

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


Curve = dict[int, float]  # the milliseconds of one act in a newsroom of so many claims


@dataclass(frozen=True)
class Line:
    """A line of the table: what was measured, its figures, the ratio that counts, and whether it is what it is to be.

    `held` is None where nothing was set.
    """

    what: str
    ours: str
    floor: str = ""
    ratio: str = ""
    reach: str = ""
    held: bool | None = None
    curve: Curve = field(default_factory=dict)


Measures = Mapping[int, Callable[[], float]]  # by the size of the newsroom


def beside(
    what: str,
    reach: float | None,
    ours: Measures,
    floor: Callable[[], float],
    unit: str = "/s",
    rounds: int = ROUNDS,
) -> Line:
    """Let every size and the floor take turns; each gives how many there were in a second, the more the better."""
    middle, least, ratio = _in_turns(ours, floor, rounds)
    told = [f"{_figure(each)}{unit}" for each in (middle[max(ours)], least)]
    held = None if reach is None else ratio.middle >= reach
    curve = {size: 1000 / each for size, each in middle.items()}
    return Line(what, *told, str(ratio), f"{reach or ''}", held, curve)


def within(what: str, most: float, ours: Measures, floor: Callable[[], float]) -> Line:
    """Let every size and the floor take turns; each gives the milliseconds that it took, the fewer the better."""
    middle, least, ratio = _in_turns(ours, floor, ROUNDS)
    told = [f"{_figure(each)} ms" for each in (middle[max(ours)], least)]
    return Line(what, *told, str(ratio), f"at most {most:g}", ratio.middle <= most, middle)


def _in_turns(ours: Measures, floor: Callable[[], float], rounds: int) -> tuple[dict[int, float], float, Ratio]:
    contestants: dict[str, Callable[[], float]] = {f"{size}": measure for size, measure in ours.items()}
    figures = contest({**contestants, "floor": floor}, rounds)
    middle = {size: statistics.median(figures[f"{size}"]) for size in ours}
    return middle, statistics.median(figures["floor"]), Ratio.of(figures[f"{max(ours)}"], figures["floor"])


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def get(address: str, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
    """Return an answer that is looked at before it is timed."""
    answer = httpx.get(address + path, headers=headers, timeout=60)
    assert answer.status_code in (200, 304), f"{path}: {answer.status_code} {answer.text[:300]}"
    return answer
