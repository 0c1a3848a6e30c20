"""The workbench in Chromium, at a commentary of 500 claims: medians of what a fact-checker does all day.

Opening a claim, adding one from a selection and saving a verdict, each from the press to the page that shows it, at a
real server on SQLite. The floor is an empty answer of the same server to the same page (/healthz).
"""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from factcheck import connect
from factcheck.models import Commentary, Person
from factcheck.models.db import connection
from tests.browser import chromium
from tests.browser.helpers import sign_in
from tests.conftest import populate, settings_on
from tests.factories import make_claim, make_commentary
from tests.server import serving

CLAIMS = 500
TIMES = 20

# Does `act` and gives the milliseconds until `done` holds and the browser has drawn it.
UNTIL = """async ([act, done, given]) => {
    const begun = performance.now(), shown = new Function("given", `return ${done}`);
    await new Function("given", `return (async () => { ${act} })()`)(given);
    while (!shown(given)) await new Promise(requestAnimationFrame);
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
    return performance.now() - begun;
}"""


def measure(page: Page, act: str, done: str, given: Any = None) -> float:
    return float(page.evaluate(UNTIL, [act, done, given]))


def floor(page: Page) -> float:
    return measure(page, "await (await fetch('/healthz')).text();", "true")


def open_claim(page: Page, number: int) -> float:
    """Open the claim on one of the rows, as a click does."""
    row = f"document.querySelectorAll('#list a[data-claim]')[{number * 7}]"
    return measure(page, f"{row}.click();", f"document.querySelector('.panes').dataset.hand === {row}.dataset.claim")


def add_claim(page: Page, number: int) -> float:
    """Select a paragraph's last words and press the key that makes a claim of them."""
    select = """
        const pieces = [...document.querySelectorAll('#words [data-start]')];
        getSelection().selectAllChildren(pieces.filter(piece => piece.textContent.includes('spare'))[given]);
        window.before = document.querySelectorAll('#list a[data-claim]').length;
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'n', bubbles: true}));
    """
    return measure(page, select, "document.querySelectorAll('#list a[data-claim]').length > window.before", number)


def save_verdict(page: Page, number: int) -> float:
    """Fill in the form of the claim on one of the rows, and send it."""
    open_claim(page, number)
    send = """
        const form = document.querySelector('#propose form');
        form.elements.rating[3].checked = true;
        form.elements.summary.value = 'It cost more.';
        document.getElementById('messages').textContent = '';
        form.requestSubmit(form.querySelector('button.primary'));
    """
    return measure(page, send, "document.getElementById('messages').textContent.includes('Proposed')")


def newsroom() -> Commentary:
    """A commentary of which every sentence but the last of each paragraph is a claim."""
    with connection():
        checker = Person.get(name="Fyodor")
        said = [[f"Number {n}-{m} cost {n} million euros" for m in range(10)] for n in range(CLAIMS // 10)]
        text = "\n\n".join(
            ". ".join([*sentences, f"These words of {n} are spare"]) + "." for n, sentences in enumerate(said)
        )
        commentary = make_commentary(checker, text)
        for sentence in (each for sentences in said for each in sentences):
            make_claim(checker, commentary, sentence)
    return commentary


def main() -> None:
    program = chromium.find_chromium()
    assert program, "Chromium is not installed."
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{name}/factcheck.db"
        populate(url)
        settings = settings_on(url)
        connect(settings)
        commentary = newsroom()
        with connection():
            checker = Person.get(name="Fyodor")
        variables = {
            "FACTCHECK_DATABASE_URL": url,
            "FACTCHECK_SECRET_KEY": settings.secret_key,
            "FACTCHECK_DEVELOPMENT": "yes",
            "FACTCHECK_WORKERS": "0",
        }
        with serving(folder=Path(name), settings=variables) as address, chromium.running(program) as browser:
            page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 800}).new_page()
            sign_in(page, checker)
            page.goto(f"/desk/c/{commentary.id}?order=text")
            for said, act in (
                ("open a claim", open_claim),
                ("add a claim", add_claim),
                ("save a verdict", save_verdict),
            ):
                times, floors = [], []
                for number in range(TIMES):
                    times.append(act(page, number))
                    floors.append(floor(page))
                middle, least = statistics.median(times), statistics.median(floors)
                print(f"{said:16} {middle:7.0f} ms, {middle / least:5.1f} times an empty answer of {least:.1f} ms")


if __name__ == "__main__":
    main()
