"""The application behind HTTP: the real server in a process of its own, or threads of this one, which start at once."""

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
from flask import Flask
from werkzeug.serving import make_server

from factcheck import clock
from factcheck.models import ApiKey, Session

FACTCHECK = Path(sys.executable).with_name("factcheck")


def free_port() -> int:
    """A TCP port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(*arguments: str, program: Path = FACTCHECK, folder: Path, settings: Mapping[str, str]) -> str:
    """What a `factcheck` command prints when it is run in a folder, with these settings and no others."""
    completed = subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=_environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert completed.returncode == 0, completed.stdout
    return completed.stdout


@contextmanager
def serving(*, program: Path = FACTCHECK, folder: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """Run `factcheck serve` in a folder and give the address that it answers at."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log = folder / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [program, "serve", "--host", "127.0.0.1", "--port", str(port)],
            cwd=folder,
            env=_environment({"FACTCHECK_SITE_URL": address, **settings}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        while not _answers(address):
            with suppress(subprocess.TimeoutExpired):
                raise RuntimeError(f"The server ended with {server.wait(timeout=0.05)}:\n{log.read_text()}")
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        httpx.get(f"{address}/healthz")
    except httpx.TransportError:
        return False
    return True


def _environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")} | dict(settings)


@contextmanager
def in_threads(app: Flask, port: int = 0) -> Iterator[str]:
    """Serve an application by threads of this process, and give its address."""
    server = make_server("127.0.0.1", port, app, threaded=True)
    server.daemon_threads = False  # so that closing it waits for every answer: none may outlive its database
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        # Streams end with the keys and the sessions that they were opened with.
        ApiKey.update(revoked_at=clock.now()).execute()
        Session.delete().execute()
        server.shutdown()
        thread.join()
        server.server_close()
