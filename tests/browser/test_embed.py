"""The embed script on pages of other people: it finds the claims, shows them, and leaves the page as it was."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from factcheck.models import Commentary, Person, Verdict
from factcheck.publishing.templates import PACKAGE
from factcheck.services import commentaries
from tests.browser import foreign
from tests.browser.helpers import keep
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.server import free_port

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEXT = """The bridge over the river opened in 1998. It cost 5 million euros, the mayor said: “nobody waits for \
the ferry any more”.

Two thirds of the town’s people cross it – every day."""
CLAIMS = {
    "The bridge over the river opened in 1998": "true",
    "It cost 5 million euros": "false",
    "nobody waits for the ferry any more": "unverifiable",
    "waits for the ferry": "mixed",
    "Two thirds of the town’s people cross it – every day": "misleading",
}


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    commentary = make_commentary(fyodor, TEXT)
    for words, rating in CLAIMS.items():
        claim = make_claim(fyodor, commentary, words)
        make_evidence(fyodor, claim)
        approve(ed, propose(fyodor, claim, rating))
    return publish(ed, commentary)


@pytest.fixture
def outlet(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an outlet's page; it may ask only its own server and ours, and nothing in it may go wrong."""
    troubles: list[str] = []
    pages: list[Page] = []

    def open_page(address: str, *ours: str, **options: object) -> Page:
        context = browser.new_context(base_url=address, reduced_motion="reduce", **options)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on(
            "request",
            lambda request: request.url.startswith((address, "data:", *ours)) or troubles.append(request.url),
        )
        page.clock.install()
        page.goto("/index.html")
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        assert page.context.cookies() == []
        page.context.close()
    assert troubles == []


def script(address: str, commentary: Commentary) -> str:
    return f'<script src="{address}/embed.js" data-commentary="{commentary.slug}" async></script>'


BADGES = """() => [...document.querySelectorAll('[data-factcheck]')].map(host => host.shadowRoot.textContent)"""
PAINTED = """() => Object.fromEntries([...CSS.highlights].map(([name, found]) =>
  [name, [...found].map(range => range.toString().replace(/\\s+/g, ' '))]))"""
WITHOUT_OURS = """() => {
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll('[data-factcheck]').forEach(host => host.remove());
  copy.normalize();
  return copy.innerHTML;
}"""


@on_sqlite
@pytest.mark.parametrize("generator", foreign.MAKERS)
def test_it_shows_the_claims_on_a_page_that_we_did_not_make(
    generator: str, tmp_path: Path, live_server: str, commentary: Commentary, outlet: Callable[..., Page]
):
    make = foreign.MAKERS[generator]
    # Without our server, which answers nowhere here, the page is as its makers made it.
    nowhere = f"http://127.0.0.1:{free_port()}"
    with foreign.serving(make(tmp_path / "alone", script(nowhere, commentary))) as address:
        untouched = outlet(address, nowhere).evaluate(WITHOUT_OURS)
    with foreign.serving(make(tmp_path / "together", script(live_server, commentary))) as address:
        page = outlet(address, live_server)
        expect(page.locator("[data-factcheck]")).to_have_count(len(CLAIMS))
        assert page.evaluate(BADGES) == ["1 ✓ True", "2 ✕ False", "4 ◐ Mixed", "3 ? Unverifiable", "5 ▲ Misleading"]
        painted = {name.removeprefix("factcheck-"): words for name, words in page.evaluate(PAINTED).items()}
        assert painted["true"] == ["The bridge over the river opened in 1998"]
        assert painted["false"] == ["It cost 5 million euros"]
        assert painted["mixed"] == ["waits for the ferry"]
        assert page.evaluate(WITHOUT_OURS).replace(live_server, nowhere) == untouched
        page.get_by_role("button", name="Claim 2: False").click()
        card = page.get_by_role("dialog")
        expect(card).to_contain_text("It cost 9.1 million euros.")
        expect(card.get_by_role("link", name="The town’s accounts, 1998")).to_be_visible()
        found = Axe().run(page, context="[data-factcheck]")
        assert found.violations_count == 0, found.generate_report()
        keep(page, f"embed-{generator}")
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        expect(page.get_by_role("button", name="Claim 2: False")).to_be_focused()


@on_sqlite
def test_it_follows_the_verdicts_while_the_page_stands_open(
    tmp_path: Path, live_server: str, commentary: Commentary, outlet: Callable[..., Page], fyodor: Person, ed: Person
):
    def look_again(page: Page) -> None:
        page.clock.fast_forward(61_000)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    with foreign.serving(foreign.make_pelican(tmp_path / "site", script(live_server, commentary))) as address:
        page = outlet(address, live_server)
        expect(page.get_by_role("button", name="Claim 2: False")).to_be_visible()
        verdict = Verdict.get(rating="false")
        approve(ed, propose(fyodor, verdict.claim, "mixed", correction="The invoice was found."))
        look_again(page)
        expect(page.get_by_role("button", name="Claim 2: Mixed")).to_be_visible()
        commentaries.withdraw(ed, commentary, seen=commentary.version, reason="It was a forgery.")
        look_again(page)
        expect(page.locator("[data-factcheck]")).to_have_count(0)
        assert page.evaluate(PAINTED) == {}


@on_sqlite
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_framed_without_a_script(
    tmp_path: Path, live_server: str, commentary: Commentary, outlet: Callable[..., Page], scheme: str
):
    frame = f'<iframe src="{live_server}/embed/{commentary.slug}" title="Claims" width="320" height="480"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Crier</title>{frame}")
    with foreign.serving(tmp_path) as address:
        page = outlet(address, live_server, color_scheme=scheme, java_script_enabled=False)
        expect(page.frame_locator("iframe").locator(".verdicts li")).to_have_count(len(CLAIMS))
        keep(page, f"embed-frame-{scheme}")


def test_it_is_small():
    assert len(gzip.compress((PACKAGE / "static" / "embed.js").read_bytes())) < 15_000
