"""The queue in a browser: by keys, live, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim, ClaimState, Commentary, Person
from factcheck.services import assigning, claims
from tests.browser.helpers import axe, sign_in
from tests.factories import make_claim, make_commentary

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE = {"width": 1280, "height": 800}
QUOTES = ("opened in 1998", "It cost 5 million euros", "Two thirds of the town’s people")


@pytest.fixture
def commentary(fyodor: Person) -> Commentary:
    commentary = make_commentary(fyodor, topic="Bridges")
    for quote in QUOTES:
        make_claim(fyodor, commentary, quote)
    return commentary


@pytest.fixture
def queue(new_page: Callable[..., Page], fyodor: Person, commentary: Commentary) -> Callable[..., Page]:
    """Opens Fyodor's queue, the oldest claims first, with what Playwright's `new_context` takes."""

    def open_page(**options: object) -> Page:
        page = new_page(**{"viewport": WIDE, **options})
        sign_in(page, fyodor)
        page.goto("/desk/queue?order=age")
        return page

    return open_page


def states() -> list[ClaimState]:
    return [claim.state for claim in Claim.select().order_by(Claim.id)]


def test_it_dismisses_many_by_keys_and_undoes_it(queue: Callable[..., Page]) -> None:
    page = queue()
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("#ticked")).to_have_text("2 ticked")
    page.keyboard.press("d")
    page.keyboard.type("Said twice.")
    page.keyboard.press("Enter")  # alone it does nothing, for the form has several acts
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#messages")).to_contain_text("2 claims dismissed.")
    assert states() == [ClaimState.DISMISSED, ClaimState.DISMISSED, ClaimState.OPEN]
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("#messages")).to_have_text("Undone.")
    expect(page.locator(".waiting a")).to_have_text(QUOTES)
    assert set(states()) == {ClaimState.OPEN}


def test_it_assigns_all_of_a_page_and_sets_a_deadline(queue: Callable[..., Page], fyodor: Person) -> None:
    page = queue()
    page.get_by_label("All here").check()
    page.get_by_role("button", name="Assign").click()
    expect(page.locator("#messages")).to_contain_text("3 claims assigned to Fyodor.")
    expect(page.get_by_role("link", name="mine 3")).to_be_visible()
    page.get_by_role("checkbox", name=QUOTES[1]).check()
    page.get_by_label("Due on").fill("2001-02-03")
    page.get_by_role("button", name="Set").click()
    expect(page.locator(".waiting li").nth(1)).to_contain_text("you, overdue since 3 February 2001")


def test_it_searches_and_opens_a_claim_by_keys(queue: Callable[..., Page]) -> None:
    page = queue()
    page.keyboard.press("/")
    page.keyboard.type("COST")
    page.keyboard.press("Enter")
    expect(page.locator(".waiting a")).to_have_text([QUOTES[1]])
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#hand blockquote")).to_have_text(QUOTES[1])


def test_it_takes_the_claim_at_hand_by_a_key_and_undoes_it(queue: Callable[..., Page]) -> None:
    page = queue()
    page.locator(".waiting a").first.click()
    expect(page.get_by_role("button", name="Keys")).to_be_visible()  # the scripts are there
    page.keyboard.press("t")
    expect(page.locator("#hand")).to_contain_text("You are on it.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#hand")).to_contain_text("Nobody is on it.")


def test_it_shows_what_others_do_and_moves_nothing(
    queue: Callable[..., Page], ed: Person, faina: Person, commentary: Commentary
) -> None:
    page = queue()
    page.keyboard.press("j")
    page.get_by_role("checkbox", name=QUOTES[1]).check()
    page.keyboard.press("k")
    first, second, third = (Claim.get(exact=quote) for quote in QUOTES)
    rows = page.locator(".waiting li")
    assigning.assign(ed, [first], faina)
    expect(rows.first).to_contain_text("Faina", timeout=2000)
    expect(page.locator("#news")).to_contain_text("Ed")
    claims.dismiss(ed, third, seen=1, reason="Said twice.")
    expect(rows.last).to_contain_text("No longer in this list.")
    expect(rows.last.get_by_role("checkbox")).to_be_disabled()
    expect(page.locator("h1")).to_have_text("Queue 2")
    claims.revise(ed, second, seen=1, wording="The bridge cost 5 million euros", holder="", kind=second.kind)
    expect(rows.nth(1)).to_contain_text("The bridge cost")
    make_claim(ed, commentary, "every day")
    expect(page.locator("#news")).to_contain_text("New claims: 1.")
    expect(rows).to_have_count(3)
    expect(rows.first.get_by_role("link")).to_be_focused()
    axe(page)
    page.get_by_role("button", name="Show", exact=True).last.click()
    expect(page.locator(".waiting a")).to_have_text([QUOTES[0], "The bridge cost 5 million euros", "every day"])
    expect(page.get_by_role("link", name="every day")).to_be_focused()
    expect(page.locator("#ticked")).to_have_text("1 ticked")
    page.get_by_label("Dismiss, because").fill("Said twice.")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#messages")).to_contain_text("1 claim dismissed.")


def test_it_works_without_scripts(queue: Callable[..., Page]) -> None:
    page = queue(java_script_enabled=False)
    page.get_by_role("checkbox", name=QUOTES[0]).check()
    page.get_by_label("Dismiss, because").fill("Said twice.")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#messages")).to_contain_text("1 claim dismissed.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".waiting a")).to_have_count(3)
