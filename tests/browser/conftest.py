"""Pages in Chromium at a real server, on each engine; anything that goes wrong in the browser fails the test."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from peewee import Database
from playwright.sync_api import Browser, Page

from factcheck import create_app
from factcheck.models import Commentary, Person
from factcheck.models.db import db
from factcheck.settings import Settings
from tests.browser import chromium
from tests.conftest import close
from tests.factories import make_claim, make_commentary
from tests.server import free_port, in_threads


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
def live_server(settings: Settings, database: Database) -> Iterator[str]:
    """The address of the application on the test's database."""
    port = free_port()
    app = create_app(replace(settings, site_url=f"http://127.0.0.1:{port}"))
    db.initialize(database)
    with in_threads(app, port) as address:
        yield address
    close(app.extensions["front_door"].database)


@pytest.fixture
def new_page(browser: Browser, live_server: str) -> Iterator[Callable[..., Page]]:
    """Opens pages at the live server, each in a browser profile of its own: `new_page(color_scheme="dark")`.

    Takes what Playwright's `new_context` takes.
    """
    pages: list[Page] = []
    troubles: list[str] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(
            base_url=live_server, **{"locale": "en-GB", "reduced_motion": "reduce", **options}
        )
        pages.append(context.new_page())
        chromium.watch(pages[-1], live_server, troubles)
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()
    if troubles:
        pytest.fail("\n".join(troubles))


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page at the live server."""
    return new_page()


@pytest.fixture
def bridge(fyodor: Person) -> Commentary:
    """A commentary on a bridge with three claims."""
    commentary = make_commentary(fyodor)
    for quote in ("opened in 1998", "It cost 5 million euros", "Two thirds of the town’s people"):
        make_claim(fyodor, commentary, quote)
    return commentary
