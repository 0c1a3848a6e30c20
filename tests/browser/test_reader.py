"""The reader's pages in a browser: with and without scripts, wide and narrow, light and dark, on paper."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from unicodedata import normalize
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from factcheck.models import Claim, Commentary, Person, Report
from factcheck.services import commentaries, verdicts
from tests.browser.helpers import axe, keep
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish

# What is served was rendered before, and tests/publishing renders it on both engines.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WIDE, PHONE, NARROW = ({"width": width, "height": 800} for width in (1280, 390, 320))
HOSTILE = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title = 'owned'\">"
LONG = "Unterbeamtengesellschaftspräsidentenwitwe" * 3
TEXT = f"""The bridge over the river opened in 1998 and was paid from the town’s own purse. It cost 5 million euros \
🎉 as the mayor said. Two thirds of the town’s people cross it every day; “nobody waits for the ferry any more”, he \
added, and so the ferry will be sold before the winter.

One sentence carries two claims upon the same words. {HOSTILE} was said next, and {LONG} after it.

{"A paragraph that only stands between the claims and the end of the page, as in any long text. " * 20}

The last word is that the second bridge opens in 2031."""


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    """A published commentary with claims that follow, overlap, nest, repeat and are in pieces."""
    commentary = make_commentary(
        fyodor, TEXT, title="A bridge and its price", topic="Bridges", credit="Photo: the town"
    )

    def check(rating: str, words: str, **details: str) -> None:
        claim = make_claim(fyodor, commentary, words, **details)
        make_evidence(fyodor, claim, published_on=date(1998, 5, 6), url=f"https://town.example/{rating}")
        approve(ed, propose(fyodor, claim, rating))

    check("true", "The bridge over the river opened in 1998")
    check("mostly-true", "opened in 1998 and was paid from the town’s own purse")
    check("false", "It cost 5 million euros 🎉", holder="the mayor")
    check("misleading", "Two thirds of the town’s people cross it every day; “nobody waits for the ferry any more")
    check("unverifiable", "nobody waits for the ferry any more")
    make_claim(fyodor, commentary, "the ferry will be sold before the winter")
    for rating in ("mixed", "mostly-false"):
        check(rating, "One sentence carries two claims upon the same words")
    check("false", HOSTILE, wording=HOSTILE, holder=HOSTILE)
    check("mixed", LONG)
    check("true", "the second bridge opens in 2031")
    first = make_claim(fyodor, commentary, "The last word is")
    retracted = approve(ed, propose(fyodor, first))
    verdicts.retract(ed, retracted, seen=retracted.version, reason="It was not the last word.")
    return publish(ed, commentary)


@pytest.fixture
def read(new_page: Callable[..., Page], commentary: Commentary) -> Callable[..., Page]:
    """Opens the commentary in a page of its own, with what Playwright's `new_context` takes."""

    def open_page(fragment: str = "", **options: object) -> Page:
        page = new_page(**{"viewport": WIDE, **options})
        page.goto(f"/c/{commentary.slug}{fragment}")
        return page

    return open_page


def box(page: Page, selector: str) -> dict[str, float]:
    """Where an element is in the window, in CSS pixels."""
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_violation_of_accessibility(read: Callable[..., Page], scheme: str, viewport: dict[str, int]):
    page = read(color_scheme=scheme, viewport=viewport)
    axe(page)
    for summary in page.locator("summary:visible").all():
        summary.click()
    page.locator(".badge").nth(2).click()
    page.locator(".card.open summary").click()
    axe(page)
    keep(page, f"reader-card-{scheme}-{viewport['width']}")


def test_it_opens_the_card_in_the_margin_and_nothing_moves(read: Callable[..., Page]):
    page = read()
    before = [box(page, ".passage:nth-of-type(2)"), box(page, ".after")]
    page.locator(".badge").first.click()
    card = page.locator(".card.open")
    expect(card).to_be_focused()
    expect(card.locator("h2")).to_have_text("1 ✓ True")
    assert [box(page, ".passage:nth-of-type(2)"), box(page, ".after")] == before
    text, margin = box(page, ".passage > p"), box(page, ".card.open")
    assert margin["x"] >= text["x"] + text["width"]
    assert 0 <= margin["y"] <= box(page, ".badge")["y"]


def test_it_keeps_a_card_within_the_window_beside_a_badge_at_its_foot(read: Callable[..., Page]):
    page = read(viewport={"width": 1280, "height": 600})
    last = page.locator(".badge").last
    last.evaluate("badge => scrollBy(0, badge.getBoundingClientRect().top - innerHeight + 40)")
    scrolled = page.evaluate("scrollY")
    last.click()
    card = box(page, ".card.open")
    assert card["y"] + card["height"] <= 600
    assert page.evaluate("scrollY") == scrolled


def test_it_opens_the_card_under_its_paragraph_on_a_phone_and_closes_where_it_was_opened(read: Callable[..., Page]):
    page = read(viewport=PHONE)
    badge = page.locator(".badge").first
    badge.scroll_into_view_if_needed()
    scrolled = page.evaluate("scrollY")
    badge.click()
    card = page.locator(".card.open")
    expect(card.locator("h2")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('.card.open').getBoundingClientRect().top") < PHONE["height"] / 4
    assert box(page, ".card.open")["y"] >= box(page, ".passage > p")["y"] + box(page, ".passage > p")["height"]
    card.get_by_role("link", name="Back to the text").click()
    expect(card).to_have_count(0)
    expect(badge).to_be_focused()
    assert page.evaluate("scrollY") == scrolled


def test_it_closes_by_escape_and_gives_the_focus_back(read: Callable[..., Page]):
    page = read()
    badge = page.locator(".badge").nth(1)
    badge.focus()
    page.keyboard.press("Enter")
    expect(badge).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".card:visible")).to_have_count(0)
    expect(badge).to_have_attribute("aria-expanded", "false")
    expect(badge).to_be_focused()


def test_it_shows_one_card_at_a_time_and_marks_its_claim_alone(read: Callable[..., Page]):
    page = read()
    page.locator(".badge").nth(0).click()
    page.locator(".badge").nth(1).click()
    expect(page.locator(".card:visible h2")).to_have_text("2 ✓ Mostly true")
    assert "".join(page.locator(".at-hand").all_text_contents()) == (
        "opened in 1998 and was paid from the town’s own purse"
    )


def test_it_opens_a_claim_from_its_words(read: Callable[..., Page]):
    page = read()
    page.get_by_text("It cost 5 million euros").first.click()
    expect(page.locator(".card:visible .holder")).to_have_text("said by the mayor")


def test_it_opens_the_claim_that_the_address_names(read: Callable[..., Page]):
    page = read()
    address = page.locator(".badge").last.get_attribute("href")
    page = read(address)
    expect(page.locator(".card:visible")).to_have_attribute("id", address.removeprefix("#"))
    expect(page.locator(".badge").last).to_be_in_viewport()


def test_it_goes_from_the_list_to_the_claim_in_the_text(read: Callable[..., Page]):
    page = read()
    page.locator(".index .claims a").first.click()
    expect(page.locator(".badge").first).to_be_in_viewport()
    expect(page.locator(".card:visible h2")).to_have_text("1 ✓ True")


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_it_opens_every_card_and_comes_back_without_a_script(read: Callable[..., Page], viewport: dict[str, int]):
    page = read(java_script_enabled=False, viewport=viewport)
    expect(page.locator(".card:visible")).to_have_count(0)
    badges = page.locator(".badge")
    for number in range(1, badges.count() + 1):
        badge = badges.nth(number - 1)
        badge.click()
        expect(page.locator(".card:visible h2")).to_have_text(badge.text_content())
        page.locator(".card:visible").get_by_role("link", name="Close").click()
        expect(page.locator(".card:visible")).to_have_count(0)
        expect(badge).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_it_never_scrolls_sideways_and_every_badge_can_be_hit(read: Callable[..., Page], viewport: dict[str, int]):
    page = read(viewport=viewport)
    assert page.locator(".badge").count() == 10
    for badge in page.locator(".badge").all():
        target = badge.bounding_box()
        assert target["width"] >= 24
        assert target["height"] >= 24
        badge.click()
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
        page.keyboard.press("Escape")


STARTS_A_LINE = """badges => badges.filter(badge => {
  const line = badge.getBoundingClientRect();
  const before = document.createRange();
  before.setStart(badge.parentElement, 0);
  before.setEndBefore(badge);
  return ![...before.getClientRects()].some(word =>
    word.width && word.left < line.left && word.bottom > line.top + 6 && word.top < line.bottom - 6);
}).map(badge => badge.textContent)"""


def test_it_never_starts_a_line_with_a_badge(read: Callable[..., Page]):
    page = read()
    for width in range(320, 720, 4):
        page.set_viewport_size({"width": width, "height": 800})
        # After a word that is itself cut at the line's end nothing better can be done.
        assert set(page.locator(".badge").evaluate_all(STARTS_A_LINE)) <= {"9 ◐ Mixed"}, f"at {width} px"


def test_it_prints_every_verdict_with_the_addresses_of_its_evidence(read: Callable[..., Page]):
    page = read()
    printed = "\n".join(sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages)
    text = normalize("NFKC", "".join(printed.split()))
    for rating in ("true", "mostly-true", "false", "misleading", "unverifiable", "mixed", "mostly-false"):
        assert f"https://town.example/{rating}" in text
    assert text.count("Thetown’saccountssayso.") == 10
    assert "Skiptothetext" not in text


def test_it_runs_nothing_that_stands_in_a_field(read: Callable[..., Page]):
    page = read()
    page.get_by_text(HOSTILE).first.click()
    expect(page.locator(".card:visible .wording")).to_have_text(HOSTILE)
    expect(page).to_have_title("A bridge and its price · factcheck")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_violation_on_the_other_pages(read: Callable[..., Page], scheme: str):
    page = read(color_scheme=scheme, viewport=PHONE)
    links = (".ways a[href^='/claims/']", ".ways a[href^='/report']", ".changes a", ".holder a", ".kicker a")
    addresses = [page.locator(link).first.get_attribute("href") for link in links]
    addresses += ["/search?q=bridge", "/search", "/how-we-check", f"/embed{urlsplit(page.url).path.removeprefix('/c')}"]
    for number, address in enumerate(["/", "/nothing-here", *addresses]):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        keep(page, f"reader-page-{number}-{scheme}")


def test_it_stays_readable_in_forced_colours_and_at_twice_the_size(read: Callable[..., Page]):
    page = read(forced_colors="active", viewport={"width": 640, "height": 400}, device_scale_factor=2)
    page.locator(".badge").first.click()
    expect(page.locator(".card.open")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == 640
    axe(page)


def test_it_has_no_violation_on_the_page_of_what_was_withdrawn(
    read: Callable[..., Page], commentary: Commentary, ed: Person
):
    commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a forgery.")
    page = read()
    expect(page.locator("h1")).to_have_text("This commentary was withdrawn")
    axe(page)


@pytest.mark.parametrize("language", ["ru", "be"])
def test_it_has_no_violation_in_other_languages(
    new_page: Callable[..., Page], fyodor: Person, ed: Person, language: str
):
    text = "Новый мост открыт в этом году. Он стоил пять миллионов, сказал мэр."
    draft = make_commentary(fyodor, text, language=language, title="Мост", topic="Мосты")
    first = approve(ed, propose(fyodor, make_claim(fyodor, draft, "Он стоил пять миллионов", holder="мэр")))
    approve(ed, propose(fyodor, first.claim, "mixed", correction="Нашёлся счёт."))
    publish(ed, draft)
    page = new_page(viewport=NARROW)
    page.goto(f"/c/{draft.slug}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".badge").click()
    axe(page)
    link = page.locator(".card.open .ways a").first.get_attribute("href")
    for address in (
        link,
        f"/commentaries?language={language}",
        f"/search?q=мост&language={language}",
        f"/how-we-check?language={language}",
        f"/report?language={language}",
        f"/no?language={language}",
    ):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", language)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_it_shows_only_the_claims_of_a_rating_or_a_holder(read: Callable[..., Page]):
    page = read()
    page.locator("select[name=rating]").select_option("false")
    expect(page.locator(".badge:visible")).to_have_text(["3 ✕ False", "8 ✕ False"])
    expect(page.locator(".index .claims > [data-claim]:visible")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 of 10 shown")
    page.locator("select[name=holder]").select_option("the mayor")
    expect(page.locator(".badge:visible")).to_have_text(["3 ✕ False"])
    axe(page)


def test_it_lists_the_claims_in_the_margin_until_a_card_opens_there(read: Callable[..., Page]):
    page = read()
    text, index = box(page, ".passage > p"), box(page, ".index .claims")
    assert index["x"] >= text["x"] + text["width"]
    page.locator(".badge").first.click()
    expect(page.locator(".index .claims").first).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".index .claims").first).to_be_visible()


def test_it_goes_to_the_words_of_a_claim_that_was_not_checked(read: Callable[..., Page]):
    page = read(viewport=PHONE)
    page.get_by_text("2 claims are not checked yet").click()
    page.get_by_role("link", name="the ferry will be sold before the winter").click()
    expect(page.get_by_text("the ferry will be sold before the winter").first).to_be_in_viewport()


def test_it_copies_what_is_shared(read: Callable[..., Page]):
    page = read(permissions=["clipboard-read", "clipboard-write"])
    page.goto(page.locator(".ways a[href*='#share']").first.get_attribute("href"))
    page.get_by_role("button", name="Copy").nth(1).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert "True: It cost 9.1 million euros." in page.evaluate("navigator.clipboard.readText()")


def test_it_sends_a_report_without_a_script(read: Callable[..., Page]):
    page = read(java_script_enabled=False, viewport=PHONE)
    page.get_by_role("link", name="Report an error").last.click()
    page.get_by_label("What is wrong").fill("The bridge opened in 1999.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.locator("h1")).to_have_text("Thank you")
    (report,) = Report.waiting()
    assert report.message == "The bridge opened in 1999."


def test_it_shows_the_history_of_a_card_with_what_changed(read: Callable[..., Page], fyodor: Person, ed: Person):
    claim = Claim.get(Claim.exact == "It cost 5 million euros 🎉")
    approve(ed, propose(fyodor, claim, "mixed", correction="A slip.", summary="It cost 9.2 million euros."))
    page = read(f"#claim-{claim.id}")
    page.locator(".card:visible .history summary").click()
    expect(page.locator(".card:visible del")).to_have_text(["1"])
    expect(page.locator(".card:visible ins")).to_have_text(["2"])
