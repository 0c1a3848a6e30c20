"""Sources and commentaries by the address of their page, in a browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Evidence, Person
from factcheck.settings import Settings
from tests.browser.helpers import axe, sign_in
from tests.conftest import settings_on
from tests.factories import make_claim, make_commentary
from tests.pages import ARTICLE, website

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def settings(database_url: str) -> Settings:
    """As everywhere, but pages on this machine may be fetched."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8")


@pytest.fixture
def site() -> Iterator[str]:
    with website({"/news": ARTICLE, "/bridge": ARTICLE}) as address:
        yield address


@pytest.fixture
def open_claim(new_page: Callable[..., Page], fyodor: Person) -> Callable[..., Page]:
    """Opens a claim at which Fyodor works, with what Playwright's `new_context` takes."""
    claim = make_claim(fyodor, make_commentary(fyodor))

    def open_page(**options: object) -> Page:
        page = new_page(**options)
        sign_in(page, fyodor)
        page.goto(f"/desk/claims/{claim.id}")
        return page

    return open_page


def test_it_fills_a_source_in_from_its_address_by_keys(open_claim: Callable[..., Page], site: str) -> None:
    page = open_claim()
    expect(page.get_by_role("button", name="Keys")).to_be_visible()  # the scripts are there
    page.keyboard.press("s")
    page.keyboard.type(f"{site}/news")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Title")).to_have_value("What the bridge cost")
    expect(page.get_by_label("Title")).to_be_focused()
    expect(page.get_by_label("Author")).to_have_value("Anna Kay")
    axe(page)
    page.reload()  # nothing was saved, and nothing is lost
    expect(page.get_by_label("Title")).to_have_value("What the bridge cost")
    page.get_by_label("refutes the claim", exact=True).check()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#sources")).to_contain_text("What the bridge cost, The Town News, 6 May 1998")
    assert Evidence.get().source.url == f"{site}/bridge"


def test_it_says_why_a_page_cannot_be_looked_up(open_claim: Callable[..., Page], site: str) -> None:
    page = open_claim()
    page.locator("#attach summary").click()
    page.get_by_label("Address", exact=True).fill(f"{site}/nowhere")
    page.get_by_role("button", name="Look it up").click()
    expect(page.locator("#sources")).to_contain_text("The page answers 404 instead of being there.")
    expect(page.get_by_label("Address", exact=True)).to_be_focused()
    axe(page)


def test_it_fills_a_source_in_without_scripts(open_claim: Callable[..., Page], site: str) -> None:
    page = open_claim(java_script_enabled=False)
    page.locator("#attach summary").click()
    page.get_by_label("Address", exact=True).fill(f"{site}/news")
    page.get_by_role("button", name="Look it up").click()
    expect(page.get_by_label("Title")).to_have_value("What the bridge cost")


def test_it_takes_a_commentary_in_by_its_address(new_page: Callable[..., Page], fyodor: Person, site: str) -> None:
    page = new_page()
    sign_in(page, fyodor)
    page.goto("/desk/new")
    axe(page)
    page.get_by_label("Or the address of a page").fill(f"{site}/news")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("Title")).to_have_value("What the bridge cost")
    expect(page.get_by_label("Outlet")).to_have_value("The Town News")
    axe(page)
