"""Pages of lists that were put together a moment ago, kept in this process until the ledger moves."""

import threading
from collections.abc import Callable

from flask import Flask, current_app

from factcheck.models import LedgerHead

_ROOM = 32_000_000  # bytes

Page = tuple[bytes, str | None]  # a body, and the address of the next page


class Shelf:
    """Keeps pages by their address; everything goes when the ledger's head has moved."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._head = -1
        self._pages: dict[str, Page] = {}
        self._room = _ROOM

    def fetch(self, address: str, make: Callable[[], Page]) -> Page:
        """Return the page at an address, made if it is not here."""
        # Read before the page is made: one that is made of more than this head is made anew soon, never kept too long.
        head = LedgerHead.current().sequence
        pages = self._pages_at(head)
        if address not in pages:
            page = make()
            with self._lock:
                self._room -= len(page[0])
                if self._room < 0:
                    return page
                pages[address] = page
        return pages[address]

    def _pages_at(self, head: int) -> dict[str, Page]:
        with self._lock:
            if head != self._head:
                self._head, self._pages, self._room = head, {}, _ROOM
            return self._pages


def prepare(app: Flask) -> None:
    """Give the application its shelf."""
    app.extensions["shelf"] = Shelf()


def fetch(address: str, make: Callable[[], Page]) -> Page:
    """Return a page of the application's shelf."""
    shelf: Shelf = current_app.extensions["shelf"]
    return shelf.fetch(address, make)
