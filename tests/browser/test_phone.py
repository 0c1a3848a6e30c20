"""The workbench on a phone: one column, by touch, with little of the screen taken by what stays in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim, Commentary, Person
from tests.browser.helpers import place_of, sign_in

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(new_page: Callable[..., Page], fyodor: Person, bridge: Commentary) -> Page:
    """Fyodor at the bridge, with the price at hand."""
    page = new_page(**PHONE)
    sign_in(page, fyodor)
    page.goto(f"/desk/claims/{Claim.get(exact='It cost 5 million euros').id}")
    return page


def test_it_goes_from_the_claim_to_its_words_and_drags_its_ends_with_a_finger(phone: Page) -> None:
    expect(phone.locator("#hand header")).to_be_in_viewport()
    phone.get_by_role("link", name="In the text", exact=True).tap()
    expect(phone.locator("#words .at-hand").first).to_be_in_viewport()
    handle = phone.locator("#words .handle.end")
    taken = handle.evaluate(
        "handle => ['width', 'height'].map(side => parseFloat(getComputedStyle(handle, '::before')[side]))"
    )
    assert min(taken) >= 24
    box = handle.bounding_box()
    assert box
    x, y = box["x"], box["y"] + box["height"] + 10  # the finger is below the line, where it hides no words
    onto = place_of(phone, "the mayor")
    to_x, to_y = onto["right"], onto["y"] + y - (box["y"] + box["height"] / 2)
    scrolled = phone.evaluate("scrollY")
    touch = phone.context.new_cdp_session(phone)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 6):
        point = {"x": x + (to_x - 3 - x) * step / 5, "y": y + (to_y - y) * step / 5}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(phone.locator("#hand blockquote").first).to_have_text("It cost 5 million euros, the mayor")
    expect(phone.locator("#messages")).to_contain_text("Claim moved.")
    assert phone.evaluate("scrollY") == scrolled


def test_it_leaves_most_of_the_screen_to_what_one_reads(phone: Page) -> None:
    expect(phone.locator("#save-state")).not_to_be_empty()
    phone.mouse.wheel(0, 300)
    expect(phone.locator("#hand header")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    heights = [box["height"] for part in ("#hand header", ".standing") if (box := phone.locator(part).bounding_box())]
    assert len(heights) == 2
    assert sum(heights) < 0.15 * 844


def test_it_stays_at_a_claim_that_is_picked_and_shows_what_was_done_to_it(phone: Page) -> None:
    phone.locator("#words .claim", has_text="opened in").tap()
    expect(phone.locator("#hand blockquote")).to_have_text("opened in 1998")
    expect(phone.locator("#hand header")).to_be_in_viewport()
    phone.get_by_role("button", name="Take it").tap()
    expect(phone.locator("#hand")).to_contain_text("You are on it.")
    expect(phone.locator("#messages p").first).to_be_in_viewport()
    expect(phone.locator("#hand header h2")).to_be_in_viewport()
    expect(phone.get_by_role("button", name="Undo").first).to_be_in_viewport()
    phone.locator("#comment summary").tap()
    phone.locator("#comment textarea").fill("Ask the mayor.")
    phone.get_by_role("button", name="Add the comment").tap()
    expect(phone.locator("#messages")).to_contain_text("Comment added")
    expect(phone.get_by_text("Ask the mayor.").first).to_be_in_viewport()
    expect(phone.locator("#messages").get_by_text("Comment added")).to_be_in_viewport()
