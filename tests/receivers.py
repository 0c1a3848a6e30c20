"""A receiver of webhooks that is really there, and behaves as it is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

Behave = Callable[[BaseHTTPRequestHandler, bytes], None]


@dataclass
class Message:
    """What was received."""

    headers: dict[str, str]
    body: bytes
    path: str


@dataclass
class Receiver:
    """Where it is, what it received so far, and how it answers from now on."""

    url: str
    messages: "Queue[Message]" = field(default_factory=Queue)
    behave: Behave = field(default=lambda handler, body: answer(200)(handler, body))
    stop: threading.Event = field(default_factory=threading.Event)

    def received(self) -> list[Message]:
        """Everything that came and was not taken yet."""
        found = []
        while not self.messages.empty():
            found.append(self.messages.get())
        return found


def answer(status: int, **headers: str) -> Behave:
    """Answer with this status."""

    def behave(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return behave


def close_early(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Send half an answer and hang up."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    handler.close_connection = True


def flood(handler: BaseHTTPRequestHandler, body: bytes) -> None:
    """Answer without an end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    try:
        while True:
            handler.wfile.write(b"x" * 65_536)
    except OSError:
        handler.close_connection = True


@contextmanager
def receiving(host: str = "127.0.0.1") -> Iterator[Receiver]:
    """Run a receiver on a free port of this machine."""
    receiver: Receiver

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            receiver.messages.put(
                Message({name.lower(): value for name, value in self.headers.items()}, body, self.path)
            )
            receiver.behave(self, body)

        do_GET = do_POST

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    receiver = Receiver(f"http://{host}:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))  # seconds until it notices its end
    thread.start()
    try:
        yield receiver
    finally:
        receiver.stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


def trickle(receiver: Receiver) -> Behave:
    """Answer a byte at a time, for ever."""

    def behave(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        try:
            while not receiver.stop.wait(0.05):
                handler.wfile.write(b"X-Slow: 1\r\n")
        except OSError:
            pass
        handler.close_connection = True

    return behave


def say_nothing(receiver: Receiver) -> Behave:
    """Take the request and never answer."""

    def behave(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        receiver.stop.wait()
        handler.close_connection = True

    return behave
