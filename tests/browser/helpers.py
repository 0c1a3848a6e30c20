"""What a person does, and an auditor asks, on any page."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from factcheck.models import Person
from tests.people import PASSWORD

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"


def sign_in(page: Page, person: Person) -> None:
    """Sign a person of the cast in, through the form."""
    page.goto("/sign-in")
    page.locator("input[name=email]").fill(person.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def axe(page: Page, *rules: str) -> None:
    """Assert that axe finds no accessibility violation on the page as it is now, by these rules or by all."""
    results = Axe().run(page, options={"runOnly": list(rules)} if rules else None)
    assert results.violations_count == 0, results.generate_report()


def keep(page: Page, name: str) -> None:
    """Keep a picture of the whole page under screenshots/, where git does not look."""
    page.screenshot(path=SCREENSHOTS / f"{re.sub(r'[^a-zA-Z0-9.-]+', '-', name)}.png", full_page=True)


def place_of(page: Page, words: str) -> dict[str, float]:
    """Where words of the text stand on the screen: from `left` to `right`, the middle of their last line at `y`."""
    place: dict[str, float] = page.evaluate(
        """words => {
            const walk = document.createTreeWalker(document.getElementById("words"), NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const [first, last] = [0, -1].map((line) => [...range.getClientRects()].at(line));
                return { left: first.left, right: last.right, y: (last.top + last.bottom) / 2 };
            }
        }""",
        words,
    )
    return place
