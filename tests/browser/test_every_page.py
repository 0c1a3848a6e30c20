"""What an auditor finds on every page of the newsroom's own, as it is and with all of it unfolded."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim, Person
from factcheck.services import claims
from tests.browser.helpers import axe, sign_in
from tests.browser.newsroom import furnish

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
LOOKS = ("color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block")  # not what it says


def audit(page: Page) -> None:
    """Look at the page as it is, wide and light, then at how it looks narrow and dark."""
    axe(page)
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark")
    axe(page, *LOOKS)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], page.url
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")


def unfold(page: Page) -> None:
    """Open all that can be opened."""
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")


def test_axe_finds_nothing_on_any_page(
    new_page: Callable[..., Page], ada: Person, ed: Person, fyodor: Person, faina: Person
) -> None:
    addresses = furnish(ada, ed, fyodor, faina)
    for person in (ada, ed, faina, None):
        page = new_page(viewport=WIDE)
        if person:
            sign_in(page, person)
        for address in addresses[person.name if person else ""]:
            page.goto(address)
            unfold(page)
            audit(page)


def test_axe_finds_nothing_where_something_is_refused_or_shown_over_the_page(
    new_page: Callable[..., Page], ada: Person, ed: Person, fyodor: Person, faina: Person
) -> None:
    page = new_page(viewport=WIDE)
    page.goto("/sign-in")
    page.locator("input[name=email]").fill(ed.email)
    page.locator("input[name=password]").fill("a wrong one")
    page.locator("input[name=password]").press("Enter")
    expect(page.locator(".wrong").first).to_be_visible()
    audit(page)
    sign_in(page, ed)
    for empty in ("/desk", "/desk/queue", "/desk/recheck", "/desk/feeds"):
        page.goto(empty)
        audit(page)

    furnish(ada, ed, fyodor, faina)
    page.goto("/desk/queue")
    page.get_by_label("All here").check()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("This is needed.")).to_be_visible()
    audit(page)
    page.get_by_role("button", name="Keys").click()
    audit(page)

    claim = Claim.get(holder="the mayor")
    page.goto(f"/desk/claims/{claim.id}")
    page.locator("#hand").get_by_label("Wording", exact=True).fill("Mine.")
    claims.revise(fyodor, claim, seen=1, wording="Theirs.", holder="", kind=claim.kind)
    expect(page.locator("#list")).to_contain_text("Theirs.")
    page.get_by_role("button", name="Save the claim").click()
    expect(page.get_by_role("row", name="Wording")).to_have_text("WordingTheirs.Mine.")
    audit(page)
    page.get_by_role("button", name="Keys").click()
    audit(page)
    page.get_by_role("button", name="Close").click()
    for summary in page.locator(".toolbar .pop summary").all():
        summary.click()
        audit(page)


def test_axe_finds_nothing_where_something_is_shown_this_once(
    new_page: Callable[..., Page], ada: Person, faina: Person
) -> None:
    page = new_page(viewport=WIDE)
    sign_in(page, ada)
    page.goto("/admin/partners")
    page.get_by_label("Name").fill("The Evening Post")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name="Issue").click()
    expect(page.get_by_text("The new key, shown this once")).to_be_visible()
    audit(page)
    page.goto(f"/admin/people/{faina.id}")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("/set-password/")).to_be_visible()
    audit(page)
    page.goto("/account/second-factor")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("main svg")).to_be_visible()
    audit(page)
