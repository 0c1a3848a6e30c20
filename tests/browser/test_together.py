"""Several people at one commentary: what one does appears at the others, and nobody loses what they type."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from factcheck.models import Claim, Comment, Commentary, Draft, Person
from factcheck.services import claims, comments
from tests.browser.helpers import axe, sign_in
from tests.factories import make_claim

sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE = {"width": 1280, "height": 800}


@pytest.fixture
def at_claim(new_page: Callable[..., Page], bridge: Commentary) -> Callable[[Person, str], Page]:
    """Opens a browser at which somebody is signed in and has a claim at hand."""

    def open_browser(person: Person, exact: str) -> Page:
        page = new_page(viewport=WIDE)
        sign_in(page, person)
        page.goto(f"/desk/c/{bridge.id}?order=text&claim={Claim.get(exact=exact).id}")
        return page

    return open_browser


def wording(page: Page) -> Locator:
    return page.locator("#hand").get_by_label("Wording", exact=True)


def test_it_shows_what_others_do_and_keeps_what_one_types(
    at_claim: Callable[[Person, str], Page], fyodor: Person, ed: Person
) -> None:
    mine, theirs = (at_claim(person, "opened in 1998") for person in (fyodor, ed))
    expect(mine.locator("#hand > .here")).to_have_text("Ed looks at it")
    mine.get_by_label("Summary").fill("It opened in 1999.")
    expect(theirs.locator("#hand > .here")).to_have_text("Fyodor edits it")

    wording(theirs).fill("The bridge opened in 1998.")
    theirs.get_by_role("button", name="Save the claim").click()
    row = mine.locator("#list").get_by_role("link", name="The bridge opened in 1998.")
    expect(row).to_be_visible(timeout=2000)
    expect(wording(mine)).to_have_value("The bridge opened in 1998.")
    expect(mine.locator("#messages")).to_contain_text("Ed corrected the claim.")
    expect(mine.get_by_label("Summary")).to_have_value("It opened in 1999.")
    expect(mine.get_by_label("Summary")).to_be_focused()

    wording(mine).fill("Mine.")
    wording(theirs).fill("Theirs.")
    theirs.get_by_role("button", name="Save the claim").click()
    expect(mine.locator("#list").get_by_role("link", name="Theirs.")).to_be_visible()
    expect(wording(mine)).to_have_value("Mine.")
    mine.get_by_role("button", name="Save the claim").click()
    expect(mine.get_by_role("row", name="Wording")).to_have_text("WordingTheirs.Mine.")
    axe(mine)


@sqlite
def test_it_stays_where_one_is_when_others_work_elsewhere(
    at_claim: Callable[[Person, str], Page], fyodor: Person, ed: Person, bridge: Commentary
) -> None:
    page = at_claim(fyodor, "It cost 5 million euros")
    page.locator("#list").get_by_role("link", name="It cost").focus()
    make_claim(ed, bridge, "every day")
    expect(page.locator("#list").get_by_role("link", name="every day")).to_be_visible()
    expect(page.locator("#words .claim", has_text="every day")).to_be_visible()
    expect(page.locator("#list").get_by_role("link", name="It cost")).to_be_focused()
    expect(wording(page)).to_have_value("It cost 5 million euros")
    claims.dismiss(ed, Claim.get(exact="opened in 1998"), seen=1, reason="No claim.")
    expect(page.locator("#list")).to_contain_text("1 dismissed")
    expect(wording(page)).to_have_value("It cost 5 million euros")


@sqlite
def test_it_comments_and_mentions_by_keys(
    at_claim: Callable[[Person, str], Page], fyodor: Person, faina: Person
) -> None:
    page = at_claim(fyodor, "opened in 1998")
    page.locator("#hand").focus()
    page.keyboard.press("c")
    page.keyboard.type("Is this so, @fai")
    expect(page.get_by_role("button", name="@Faina")).to_be_visible()
    axe(page)
    page.keyboard.press("Tab")
    page.keyboard.type("?")
    comments.add(faina, Claim.get(exact="opened in 1998"), text="Who says so?")
    expect(page.locator("#comments .said")).to_have_text("Who says so?")
    expect(page.locator("#add-comment-text")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator("#comments .said").last).to_have_text("Is this so, @Faina ?")
    assert Comment.get(Comment.author == fyodor).mentions.get().person == faina
    comments.add(faina, Claim.get(exact="opened in 1998"), text="It is, @Fyodor.")
    expect(page.locator("#comments .said").last).to_have_text("It is, @Fyodor.")
    page.locator("#comments .said").last.scroll_into_view_if_needed()
    expect(page.locator("[data-mention]")).to_have_count(0)
    assert fyodor.mentions.get().read_at
    axe(page)


@sqlite
def test_it_brings_a_draft_to_another_machine_and_forgets_it_once_it_was_sent(
    at_claim: Callable[[Person, str], Page], fyodor: Person
) -> None:
    page, elsewhere = (at_claim(fyodor, "opened in 1998") for _ in range(2))
    page.locator("#hand").focus()
    page.keyboard.press("6")
    page.get_by_label("Summary").press_sequentially("It opened in 1999.")
    expect(page.locator("#save-state")).to_contain_text("Draft saved at")
    elsewhere.reload()
    expect(elsewhere.locator(".restored")).to_contain_text("This was typed and not sent.")
    expect(elsewhere.get_by_label("Summary")).to_have_value("It opened in 1999.")
    expect(elsewhere.get_by_role("radio", name="False The claim")).to_be_checked()
    axe(elsewhere)
    elsewhere.get_by_role("button", name="Propose", exact=True).click()
    expect(elsewhere.locator("#verdict")).to_contain_text("somebody else must review it")
    assert Draft.select().count() == 0
