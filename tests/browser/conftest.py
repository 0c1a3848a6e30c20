"""Pages in Chromium at a real server, on each engine; anything that goes wrong in the browser fails the test."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from peewee import Database
from playwright.sync_api import Browser, Page

from factcheck.settings import Settings
from tests.browser import chromium
from tests.server import serving

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    program = chromium.find_chromium()
    if program is None:
        pytest.skip("Chromium is not installed")
    with chromium.running(program) as browser:
        yield browser


@pytest.fixture
def live_server(settings: Settings, database: Database, tmp_path: Path) -> Iterator[str]:
    """The address of `factcheck serve`, in a process of its own, on the test's database."""
    variables = {
        f"FACTCHECK_{name.upper()}": str(getattr(settings, name))
        for name in ("data", "database_url", "secret_key", "development", "workers", "sign_in_limit")
    }
    with serving(folder=tmp_path, settings=variables) as address:
        yield address


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, live_server: str) -> Iterator[Page]:
    """A page of a fresh browser profile at the live server; a picture of how it ends is kept under screenshots/."""
    with browser.new_context(base_url=live_server, locale="en-GB", reduced_motion="reduce") as context:
        page = context.new_page()
        troubles = chromium.watch(page, live_server)
        yield page
        name = re.sub(r"[^\w.-]+", "-", request.node.name).strip("-")
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
    if troubles:
        pytest.fail("\n".join(troubles))
