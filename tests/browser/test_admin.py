"""The admin's pages in a browser, and the newsroom's colours where readers see them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Commentary, Person
from factcheck.services import blind, views
from tests.browser.helpers import axe, sign_in
from tests.factories import approve, make_claim, make_commentary, propose, publish

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def commentary(fyodor: Person, faina: Person, ed: Person) -> Commentary:
    """A published commentary with a false claim, and one that Faina is asked to rate blind, after one that she did."""
    commentary = make_commentary(fyodor, topic="Bridges", outlet="The Town News")
    approve(ed, propose(fyodor, make_claim(fyodor, commentary)))
    for quote in ("opened in 1998", "cross it every day"):
        asked = blind.ask(ed, propose(fyodor, make_claim(fyodor, commentary, quote), "true"), faina)
        if quote == "opened in 1998":
            blind.give(faina, asked, rating=asked.verdict.rating)
    views.save(ed, name="On bridges", query={"topic": "Bridges"})
    return publish(ed, commentary)


def test_axe_finds_nothing_where_people_rate_blind(
    new_page: Callable[..., Page], commentary: Commentary, ed: Person, faina: Person
) -> None:
    rater, asker = (new_page(viewport=WIDE, color_scheme="dark") for _ in range(2))
    sign_in(rater, faina)
    axe(rater)
    rater.get_by_role("region", name="To rate blind").get_by_role("link").click()
    axe(rater)
    expect(rater.locator("#verdict")).not_to_contain_text("It cost 9.1 million euros.")
    rater.get_by_label("Misleading").check()
    rater.get_by_role("button", name="Rate").click()
    expect(rater.locator("#verdict")).to_contain_text("where the proposal said ✓ True")
    axe(rater)
    sign_in(asker, ed)
    asker.goto("/desk/queue")
    asker.get_by_role("link", name="On bridges 2").click()
    axe(asker)
    asker.get_by_role("link", name="opened in 1998").click()
    asker.get_by_text("Ask for a blind second rating").click()
    axe(asker)


def test_it_takes_a_new_colour_to_readers(new_page: Callable[..., Page], commentary: Commentary, ada: Person) -> None:
    page = new_page(viewport=WIDE)
    sign_in(page, ada)
    page.goto("/admin/ratings/false")
    page.get_by_label("Colour on light paper").fill("#123456")
    page.get_by_label("Name").first.fill("Untrue")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#messages")).to_contain_text("Untrue is changed")
    page.goto(f"/c/{commentary.slug}")
    expect(page.locator(".badge").first).to_have_css("color", "rgb(18, 52, 86)")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".badge").first).to_have_css("color", "rgb(255, 122, 151)")
