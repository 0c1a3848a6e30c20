"""A page with the whole corpus of hostile input published, in a real browser: words, and nothing else."""

import pytest
from playwright.sync_api import Page

from factcheck.models import Commentary, Person, Verdict
from factcheck.services import comments
from factcheck.text import files
from tests.browser.helpers import sign_in
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.security.corpus import TEXTS

# What is served was rendered before, and tests/security sends the same to both engines.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

FIRST = "It cost 5 million euros"
TOGETHER = 12
NOWHERE = "script:not([type]), object, embed, base, style, math, foreignObject"


@pytest.fixture
def commentary(fyodor: Person, ed: Person) -> Commentary:
    """A commentary in which every text of the corpus stands in every place that readers see."""
    said = [files.clean(text)[0] for text in TEXTS]
    batches = [said[at : at + TOGETHER] for at in range(0, len(said), TOGETHER)]
    paragraphs = [" ".join(" ".join(batch).split()) for batch in batches]
    text = f"{FIRST}, the mayor said.\n\n" + "\n\n".join(f"{n} {words}" for n, words in enumerate(paragraphs))
    commentary = make_commentary(fyodor, text, title=said[0], topic=said[1], outlet=said[2], byline=said[3])
    for number, batch in enumerate(batches):
        start = f"{number} {paragraphs[number][:60]}"
        claim = make_claim(fyodor, commentary, start, wording=" ".join(batch)[:2000], holder=batch[0][:300])
        for each in batch[:4]:
            make_evidence(
                fyodor, claim, title=each[:500], passage=each, note=each[:2000], publisher=batch[1][:200], url=""
            )
        comments.add(fyodor, claim, text=" ".join(batch)[:2000])
        explanation = "\n\n".join(batch)
        approve(ed, propose(fyodor, claim, summary=batch[2][:200], explanation=explanation))
    return publish(ed, commentary)


def test_it_shows_all_of_it_as_words(page: Page, fyodor: Person, commentary: Commentary):
    """The page fails of itself where a script fails, the policy refuses one, or a request leaves (see conftest)."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    address = f"/c/{commentary.slug}"
    page.goto(address)
    verdicts = [f"/verdicts/{each.id}" for each in Verdict.select().limit(3)]
    sign_in(page, fyodor)
    workbench = [f"/desk/c/{commentary.id}", f"/desk/c/{commentary.id}/sentences", "/desk/queue", "/desk"]
    for path in [address, f"/embed/{commentary.slug}", *verdicts, *workbench]:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        page.mouse.move(300, 300)
        page.keyboard.press("Tab")
        assert page.evaluate("window.owned") is None, path
        assert (
            page.locator("main :is(script:not([type]), object, embed, base, style, math, foreignObject)").count() == 0
        ), path
        assert page.title() != "owned", path
    assert dialogs == []
    page.goto(address)
    shown = " ".join(page.locator("main").inner_text().split())
    missing = [each for each in TEXTS[:120] if " ".join(files.clean(each)[0].split()) not in shown]
    assert missing == []
