"""Chromium, and pages that fail their test on anything a careful person would see in the browser's console."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=program, args=FLAGS) as browser:
        yield browser


@pytest.fixture
def page(request: pytest.FixtureRequest, chromium: Browser, live_server: str) -> Iterator[Page]:
    """A page of a fresh browser profile at the live server; a picture of how it ends is kept under screenshots/."""
    with chromium.new_context(base_url=live_server, locale="en-GB", reduced_motion="reduce") as context:
        page = context.new_page()
        troubles = watch(page, live_server)
        yield page
        name = re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    if troubles:
        pytest.fail("\n".join(troubles))


def watch(page: Page, address: str) -> list[str]:
    """A list that fills with what goes wrong on a page: errors in scripts, what the Content-Security-Policy refuses,
    parts that fail to load, and requests to any other address.
    """
    troubles: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # A page may rightly answer 404 or 409; that a part of it failed is told by its response.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            troubles.append(f"console: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            troubles.append(f"request to another address: {request.url}")

    def on_response(response: Response) -> None:
        if response.status >= (500 if response.request.is_navigation_request() else 400):
            troubles.append(f"{response.status} {response.request.method} {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("response", on_response)
    return troubles
