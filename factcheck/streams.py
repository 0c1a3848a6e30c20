"""Answers that hold a thread for long: they have places of their own, so that they never starve the readers."""

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator

import zstandard
from flask import Flask, Response, current_app, request

from factcheck.errors import Busy

GLANCE_SECONDS = 0.25  # how often who waits looks whether something happened
HEARTBEAT_SECONDS = 5
STREAM_SECONDS = 600


class Places:
    """A number of places in this process; whoever finds none is told to come back."""

    def __init__(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(number)

    def take(self) -> Callable[[], None]:
        """Take a place and return what gives it back, once; raise `Busy` where all are taken."""
        if not self._free.acquire(blocking=False):
            raise Busy("Every place for long answers is taken. Try again in a few seconds.", retry_after=5)
        returned = threading.Event()

        def give_back() -> None:
            if not returned.is_set():
                returned.set()
                self._free.release()

        return give_back


class End(Exception):
    """Raised by who looks for events: the stream ends, and its reader is told why."""


def prepare(app: Flask) -> None:
    """Give the application its places: partners and the newsroom have their own, so that neither starves the other."""
    settings = app.config["SETTINGS"]
    app.extensions["streams"] = {"partners": Places(settings.streams), "desk": Places(settings.desk_streams)}


def take_place(whose: str = "partners") -> Callable[[], None]:
    """Take a place of the application's, and return what gives it back."""
    places: Places = current_app.extensions["streams"][whose]
    return places.take()


def events(look: Callable[[], Iterable[bytes]]) -> Iterator[bytes]:
    """Yield server-sent events: at each glance what `look` found, else now and then a sign of life.

    It ends after ten minutes, and the reader connects again where it stopped; or when `look` raises `End`.
    """
    now = time.monotonic
    ends, spoke = now() + STREAM_SECONDS, now()
    yield b"retry: 1000\n\n"
    while now() < ends:
        try:
            found = list(look())
        except End as reason:
            yield f"event: end\ndata: {reason}\n\n".encode()
            return
        yield from found
        if found:
            spoke = now()
        elif now() - spoke > HEARTBEAT_SECONDS:
            yield b": still here\n\n"  # only who is written to is known to have hung up
            spoke = now()
        else:
            time.sleep(GLANCE_SECONDS)


def streamed(chunks: Iterator[bytes], media_type: str, *, whose: str = "partners", compressed: bool = True) -> Response:
    """Answer with chunks as they come, compressed as the client likes it; the place is kept until the end."""
    give_back = take_place(whose)
    coding = request.accept_encodings.best_match(["zstd", "gzip", "identity"], "identity") if compressed else "identity"
    response = Response(_encode(_giving_back(chunks, give_back), coding), content_type=media_type)
    response.call_on_close(give_back)  # where nothing was ever sent
    response.headers["X-Accel-Buffering"] = "no"  # a proxy must not wait for the end
    if compressed:
        response.vary.add("Accept-Encoding")
    if coding != "identity":
        response.headers["Content-Encoding"] = coding
    return response


def _giving_back(chunks: Iterator[bytes], give_back: Callable[[], None]) -> Iterator[bytes]:
    """Give the place back with the last chunk: a server whose client hung up may forget to close an answer."""
    try:
        yield from chunks
    finally:
        give_back()


def _encode(chunks: Iterator[bytes], coding: str) -> Iterator[bytes]:
    """Compress each chunk so that it can be read before the next one is there."""
    if coding == "gzip":
        squeeze = zlib.compressobj(level=6, wbits=31)
        for chunk in chunks:
            yield squeeze.compress(chunk) + squeeze.flush(zlib.Z_SYNC_FLUSH)
        yield squeeze.flush()
    elif coding == "zstd":
        pack = zstandard.ZstdCompressor(level=3).compressobj()
        for chunk in chunks:
            yield pack.compress(chunk) + pack.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
        yield pack.flush()
    else:
        yield from chunks
