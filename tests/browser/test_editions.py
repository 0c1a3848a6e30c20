"""New editions, and what was checked already, in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim, Commentary, Edition, Person
from factcheck.services import commentaries, editions
from factcheck.text import recognise
from tests.browser.helpers import axe, keep, sign_in
from tests.factories import TEXT, approve, make_claim, make_commentary, make_evidence, propose, publish

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

REVISED = TEXT.replace("5 million", "9.1 million") + "\n\nIt is closed on Sundays."


@pytest.fixture
def price(ed: Person, fyodor: Person) -> Claim:
    """A claim with a published verdict."""
    commentary = publish(ed, make_commentary(fyodor))
    claim = make_claim(fyodor, commentary)
    make_evidence(fyodor, claim)
    approve(ed, propose(fyodor, claim))
    make_claim(fyodor, commentary, "Two thirds of the town’s people cross it every day")
    return claim


def test_it_takes_a_corrected_text_from_the_desk_to_the_readers(
    new_page: Callable[..., Page], ed: Person, price: Claim
) -> None:
    page = new_page()
    sign_in(page, ed)
    page.goto(f"/desk/c/{price.edition.commentary_id}")
    page.get_by_role("link", name="Editions").click()
    axe(page)
    page.get_by_label("Text", exact=True).fill(REVISED)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Text", exact=True).fill(REVISED)
    axe(page)
    page.get_by_role("button", name="Save the edition").click()
    claim = page.locator(f"#claim-{price.id}")
    expect(claim.locator("del")).to_have_text("5")
    expect(claim.locator("ins")).to_have_text("9.1")
    axe(page)
    keep(page, "new-edition")
    claim.get_by_role("button", name="Confirm", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Decided.")
    while page.get_by_role("button", name="Confirm", exact=True).count():
        page.get_by_role("button", name="Confirm", exact=True).first.click()
    page.get_by_role("button", name="Make it the current edition").click()
    expect(page.locator("#messages")).to_contain_text("It is the current edition now.")
    page.goto(f"/c/{Commentary.get().slug}")
    page.get_by_role("link", name="What changed").click()
    expect(page.locator("ins").first).to_have_text("9.1")
    axe(page)


def test_it_shows_what_was_checked_already_and_adopts_it(
    new_page: Callable[..., Page], faina: Person, fyodor: Person, price: Claim
) -> None:
    again = make_claim(fyodor, make_commentary(fyodor, title="Another text"))
    page = new_page()
    sign_in(page, faina)
    page.goto(f"/desk/claims/{again.id}")
    matches = page.locator("#matches")
    expect(matches).to_contain_text("likely the same claim")
    axe(page)
    matches.get_by_role("button", name="Propose the same verdict").click()
    expect(page.locator("#messages")).to_contain_text("Proposed, with its evidence.")
    expect(page.locator("#verdict")).to_contain_text("It cost 9.1 million euros.")
    expect(matches).to_contain_text("likely the same claim")
    expect(matches.get_by_role("button")).to_have_count(0)
    page.goto(f"/desk/claims/{again.id}/matches")
    axe(page)


def test_it_goes_from_what_was_said_to_that_it_was_said(new_page: Callable[..., Page], faina: Person) -> None:
    said = make_claim(faina, make_commentary(faina), holder="the mayor")
    page = new_page()
    sign_in(page, faina)
    page.goto(f"/desk/claims/{said.id}")
    page.get_by_role("button", name="Also check that the mayor said it").click()
    expect(page.locator("#messages")).to_contain_text("This is the claim that it was said.")
    page.locator(".counterparts").get_by_role("link", name=said.wording).click()
    expect(page.locator(".counterparts")).to_contain_text("That it was said: the mayor said: “It cost 5 million euros”")
    axe(page)


def test_it_pairs_the_claims_of_a_translation_and_flags_what_differs(
    new_page: Callable[..., Page], ed: Person, price: Claim
) -> None:
    commentary = price.edition.commentary
    text = "Мост обошёлся не в 5 миллионов евро."
    scrape = commentaries.receive(ed, content=text.encode(), filename="", characters=text)
    details = {"language": "und", "title": "Мост", "text": text}  # which is split without a model
    edition = editions.add(ed, commentary, scrape, recognise(text), **details)
    Edition.update(language="ru").where(Edition.id == edition.id).execute()
    page = new_page()
    sign_in(page, ed)
    page.goto(f"/desk/editions/{edition.id}")
    expect(page.locator(".differ")).to_contain_text("A negation differs")
    axe(page)
    keep(page, "translation")
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("#messages")).to_contain_text("they share the verdict")
    axe(page)
    page.get_by_role("button", name="Make it the current edition").click()
    page.goto(f"/c/{commentary.slug}/ru")
    expect(page.locator(".badge")).to_have_count(1)
    axe(page)
