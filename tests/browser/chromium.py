"""Debian's Chromium, driven by Playwright, and what a careful person would see in its console."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The path of the browser, None where it is not installed."""
    return shutil.which("chromium")


@contextmanager
def running(program: str) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=FLAGS) as browser:
        yield browser


def watch(page: Page, address: str, troubles: list[str]) -> None:
    """Add to `troubles` what goes wrong on a page: errors in scripts, what the Content-Security-Policy refuses, parts
    that fail to load, and requests to any other address.
    """

    def on_console(message: ConsoleMessage) -> None:
        # A page may rightly answer 404 or 409; that a part of it failed is told by its response.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            troubles.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            troubles.append(f"request to another address: {request.url}")

    def on_response(response: Response) -> None:
        request = response.request
        whole = request.is_navigation_request() or request.method == "POST"  # a form may rightly be refused
        if response.status >= (500 if whole else 400):
            troubles.append(f"{response.status} {response.request.method} {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("response", on_response)
