"""Quoting from the archived copy of a source, attaching a file, and the lists beside the desk, in a browser."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim, Evidence, Person, Reason
from factcheck.services import jobs, rechecking, reports, watching
from factcheck.settings import Settings
from tests.browser.helpers import axe, sign_in
from tests.conftest import settings_on
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.pages import ARTICLE, website
from tests.pdfs import make_pdf

# The pages in tests/web write on both engines; here it is the browser that is tried.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but pages on this machine may be fetched; what is kept lies where the live server keeps it."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8", data=str(tmp_path / "var"))


@pytest.fixture
def claim(fyodor: Person, ed: Person) -> Claim:
    return make_claim(fyodor, publish(ed, make_commentary(fyodor)))


def test_it_quotes_the_words_that_are_selected_in_the_copy(
    new_page: Callable[..., Page], settings: Settings, fyodor: Person, claim: Claim
) -> None:
    with website({"/news": ARTICLE}) as site:
        make_evidence(fyodor, claim, url=f"{site}/news", passage="")
        jobs.visit_what_is_due(settings)
    page = new_page()
    sign_in(page, fyodor)
    page.goto(f"/desk/claims/{claim.id}")
    page.get_by_role("link", name="Quote from the copy").click()
    axe(page)
    page.locator("#words span").first.evaluate(
        """stretch => {
            const at = stretch.textContent.indexOf("9.1 million euros in all");
            getSelection().setBaseAndExtent(stretch.firstChild, at, stretch.firstChild, at + 17);
        }"""
    )
    expect(page.get_by_label("Words that bear on the claim")).to_have_value("9.1 million euros")
    page.get_by_role("button", name="Quote this").click()
    expect(page.locator("#sources blockquote")).to_have_text("9.1 million euros")
    expect(page.locator("#sources blockquote")).to_be_in_viewport()
    expect(page.locator("#sources")).to_contain_text("The passage stands in the copy.")
    assert Evidence.get().selector
    page.get_by_role("link", name="Read the copy").click()
    expect(page.locator("mark")).to_have_text("9.1 million euros")
    axe(page)


def test_it_attaches_a_file(new_page: Callable[..., Page], fyodor: Person, claim: Claim) -> None:
    page = new_page()
    sign_in(page, fyodor)
    page.goto(f"/desk/claims/{claim.id}")
    page.locator("#attach summary").click()
    file = {"name": "accounts.pdf", "mimeType": "application/pdf", "buffer": make_pdf("The bridge cost 9.1 million.")}
    page.get_by_label("Or a file").set_input_files([file])
    page.get_by_label("Title", exact=True).fill("The accounts")
    page.get_by_label("refutes the claim", exact=True).check()
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page.locator("#sources")).to_contain_text("PDF kept.")
    axe(page)
    page.get_by_role("link", name="About the source").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "accounts.pdf"
    axe(page)


def test_it_closes_what_is_to_be_looked_at_again(
    new_page: Callable[..., Page], settings: Settings, fyodor: Person, ed: Person, claim: Claim
) -> None:
    source = make_evidence(fyodor, claim).source
    verdict = approve(ed, propose(fyodor, claim))
    rechecking.open_for(source, Reason.DEAD, "The page answers 404 instead of being there.")
    reports.receive(about=f"/verdicts/{verdict.id}", message="Wrong.", email="reader@example.org")
    page = new_page()
    sign_in(page, ed)
    page.get_by_role("link", name="Recheck 2").click()
    axe(page)
    closing = page.locator("#verdicts + ul li details")
    closing.locator("summary").click()
    closing.get_by_label("Why the verdict still holds").fill("The archived copy says so.")
    closing.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("link", name="Recheck 1")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Recheck 2")).to_be_visible()


def test_it_shows_feeds(new_page: Callable[..., Page], settings: Settings, ed: Person) -> None:
    rss = "<rss version='2.0'><channel><title>The Town News</title><item><link>/gone</link></item></channel></rss>"
    with website({"/feed": rss}) as site:
        watching.add(ed, url=f"{site}/feed", settings=settings)
        jobs.visit_what_is_due(settings)
    page = new_page()
    sign_in(page, ed)
    page.goto("/desk/feeds")
    expect(page.locator("#failed")).to_contain_text("Not brought in 1")
    axe(page)
