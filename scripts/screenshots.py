"""Takes pictures of the demo in Chromium: those of the README and the handbook, and one of every page.

Run by `make screenshots`. Every page is in screenshots/, as wide as a desk's and as a phone's screen, light and dark.
"""

import itertools
import json
import re
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from factcheck.cli.demo.english import SCRAPE
from tests.browser import chromium
from tests.server import run, serving

PICTURES = Path(__file__).parents[1] / "docs" / "images"
WINDOW = {"width": 1280, "height": 860}
EVERY_PAGE = Path(__file__).parents[1] / "screenshots"
WIDTHS = {1280: 800, 390: 844}
REPORT = """<h1>Border guard of Vesland: report of the week</h1>
<p>On Friday, 11 September 2026, the longest queue at the Elm Bridge lasted nine hours.</p>
<p>The customs rules of last year applied on all days. No lane was closed.</p>"""
TRANSLATION = """\
7 сентября – 13 сентября 2026
Весланд и его соседи

Правительство обещает зиму без отключений и тихо закупает электричество за границей

Ситуация ухудшилась
Правительство обещает зиму без отключений и тихо закупает электричество за границей

Старая станция в Карсхольме стоит после аварии в марте, и ремонт пока обошёлся в 19 миллионов крон. Министр энергетики \
Тор Балк сказал, что станция вернётся к полной мощности в октябре. По данным управления ядерной безопасности, заявка \
на пуск подана. Балк также заявил, что Весланд производит самую дешёвую электроэнергию в регионе.
"""
_ID = re.compile(r"\b[0-9A-Z]{26}\b")


def main() -> None:
    program = chromium.find_chromium()
    if program is None:
        sys.exit("The pictures need Chromium.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        newsroom = {"folder": Path(folder), "settings": {"FACTCHECK_DEVELOPMENT": "yes", "FACTCHECK_WORKERS": "0"}}
        run("init", **newsroom)
        people = json.loads(run("demo", "--json", **newsroom))
        with serving(**newsroom) as address, chromium.running(program) as browser:
            take_reader(open_page(browser, address))
            by_role = {each["role"]: each for each in people}
            take_workbench(open_page(browser, address), by_role["editor"])
            take_handbook(open_page(browser, address), by_role["fact-checker"])
            take_together([open_page(browser, address) for _ in range(2)], by_role["editor"], by_role["fact-checker"])
            take_passage(open_page(browser, address), by_role["fact-checker"])
            take_editions(open_page(browser, address), by_role["editor"])
            take_gate(open_page(browser, address), by_role["admin"])
            take_every_page(browser, address, None, ["/"])
            take_every_page(browser, address, by_role["admin"], ["/desk", "/admin", "/account"])


def open_page(browser: Browser, address: str) -> Page:
    context = browser.new_context(base_url=address, viewport=WINDOW, device_scale_factor=1.5, locale="en-GB")
    return context.new_page()


def take_reader(page: Page) -> None:
    """The English commentary as readers see it, with the card of its first badge open."""
    page.goto("/")
    page.locator("main h2:not([lang]) a").first.click()
    page.locator("a.badge").first.click()
    page.screenshot(path=PICTURES / "reader.png")


def take_workbench(page: Page, person: dict[str, str]) -> None:
    """The workbench, with the first claim at hand whose verdict waits for review."""
    sign_in(page, person)
    page.locator("#waiting ~ ul a").first.click()
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / "workbench.png")


def take_handbook(page: Page, person: dict[str, str]) -> None:
    """The queue with two claims ticked, the first claim at hand, and a text as its sentences."""
    sign_in(page, person)
    page.goto("/desk/queue")
    for box in page.locator(".waiting input").all()[:2]:
        box.check()
    page.screenshot(path=PICTURES / "queue.png")
    page.locator(".waiting a").first.click()
    page.locator("#attach summary").click()
    page.locator("#sources").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "sources.png")
    page.get_by_role("link", name="Sentences").click()
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / "sentences.png")


def take_together(pages: list[Page], editor: dict[str, str], checker: dict[str, str]) -> None:
    """A claim that an editor edits, with a comment on it, as a fact-checker sees it."""
    for page, person in zip(pages, (editor, checker), strict=True):
        sign_in(page, person)
        page.goto("/desk/queue?language=en&state=open")
        page.locator(".waiting a").first.click()
        page.goto(page.url.partition("#")[0] + "&order=text")
    other, page = pages
    other.locator("#comment summary").click()
    other.locator("#add-comment-text").fill("Which winter is meant? The summary should say.")
    other.get_by_role("button", name="Add the comment").click()
    other.locator("#revise-claim-wording").press_sequentially(" ")
    page.locator("#hand > .here", has_text="edits it").wait_for()
    page.locator("#comments .said").wait_for()
    page.locator("#comment summary").click()
    page.locator("#comment").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / "together.png")


def take_passage(page: Page, person: dict[str, str]) -> None:
    """Words that are selected in a document to be quoted."""
    page.set_content(REPORT)
    document = page.pdf()
    sign_in(page, person)
    page.goto("/desk/queue?language=en")
    page.locator(".waiting a").first.click()
    page.locator("#attach summary").click()
    page.locator("#attach-evidence-file").set_input_files(
        {"name": "week.pdf", "mimeType": "application/pdf", "buffer": document}
    )
    page.locator("#attach-evidence-title").fill("Report of the week")
    page.locator("#attach-evidence-publisher").fill("Border guard of Vesland")
    page.locator("#attach input[value=refutes]").check()
    page.get_by_role("button", name="Attach", exact=True).click()
    page.get_by_role("link", name="Quote from the copy").click()
    page.locator("#words span", has_text="nine hours").first.evaluate(
        """words => {
            const [from, to] = [words.textContent.indexOf("the longest"), words.textContent.indexOf(" hours.") + 7];
            getSelection().setBaseAndExtent(words.firstChild, from, words.firstChild, to);
        }"""
    )
    page.screenshot(path=PICTURES / "passage.png")


def take_editions(page: Page, person: dict[str, str]) -> None:
    """What an outlet corrected beside what it said before, and a translation whose sentences say something else."""
    sign_in(page, person)
    page.get_by_role("link", name="The government promises").click()
    page.get_by_role("link", name="Editions").click()
    editions = page.url
    corrected = SCRAPE.replace("eleven hours", "seven hours").replace("90 million", "60 million")
    for name, text in (("editions", corrected), ("translation", TRANSLATION)):
        page.goto(editions)
        page.get_by_label("Text", exact=True).fill(text)
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("button", name="Save the edition").click()
        differ = page.locator("article", has=page.locator(".differ, del")).filter(has_text="90").first
        differ.evaluate("each => each.scrollIntoView()")
        page.screenshot(path=PICTURES / f"{name}.png")


def take_gate(page: Page, person: dict[str, str]) -> None:
    """What an admin asks of a verdict before it is published, and the newsroom's scale."""
    sign_in(page, person)
    for name in ("gate", "ratings"):
        page.goto(f"/admin/{name}")
        page.screenshot(path=PICTURES / f"{name}.png")


def take_every_page(browser: Browser, address: str, person: dict[str, str] | None, starts: list[str]) -> None:
    """Every kind of page that can be reached from where somebody starts, by links alone."""
    paths = list(find_pages(browser, address, person, starts))
    for width, scheme in itertools.product(WIDTHS, ("light", "dark")):
        size = {"width": width, "height": WIDTHS[width]}
        context = browser.new_context(base_url=address, viewport=size, color_scheme=scheme, locale="en-GB")
        page = context.new_page()
        if person:
            sign_in(page, person)
        for path in paths:
            page.goto(path, wait_until="load")
            kind = re.sub(r"\W+", "-", _ID.sub("id", path)).strip("-") or "home"
            page.screenshot(path=EVERY_PAGE / f"{kind}-{width}-{scheme}.png", full_page=True)
        context.close()


def find_pages(browser: Browser, address: str, person: dict[str, str] | None, starts: list[str]) -> list[str]:
    """Return the paths of the pages behind the links, one of those that differ in an id alone."""
    page = open_page(browser, address)
    if person:
        sign_in(page, person)
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0)
        kind = _ID.sub("id", path)
        if kind in found or (person is None) == path.startswith(("/desk", "/admin", "/account")):
            continue
        answer = page.goto(path, wait_until="load")
        if answer and answer.ok and "text/html" in answer.headers["content-type"]:
            found[kind] = path
            links = page.evaluate("[...document.links].filter(a => !a.download).map(a => a.href)")
            waiting += [urlsplit(link).path for link in links if link.startswith(address)]
    return list(found.values())


def sign_in(page: Page, person: dict[str, str]) -> None:
    page.goto("/sign-in")
    page.locator("input[name=email]").fill(person["email"])
    page.locator("input[name=password]").fill(person["password"])
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/desk")


if __name__ == "__main__":
    main()
