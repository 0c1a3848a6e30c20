"""Sources and commentaries by the address of their page."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Claim, Commentary, Evidence, Person, Scrape, Source
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.factories import make_claim, make_evidence
from tests.forms import submit
from tests.pages import ARTICLE, website
from tests.web.pages import parsed, typed, words, wrong


@pytest.fixture
def settings(database_url: str) -> Settings:
    """As everywhere, but pages on this machine may be fetched."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8")


@pytest.fixture
def site() -> Iterator[str]:
    evil = ARTICLE.replace('href="/bridge"', 'href="https://bbc.com/news"')
    pages = {"/news": ARTICLE, "/bridge": ARTICLE, "/moved": "/news", "/evil": evil, "/inside": "http://10.0.0.1/"}
    with website(pages) as address:
        yield address


@pytest.fixture
def claim(bridge: Commentary, fyodor: Person) -> Claim:
    return make_claim(fyodor, bridge)


def look_up(client: FlaskClient, claim: Claim, url: str, **fields: str) -> TestResponse:
    page = f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"
    return submit(client, page, f"/desk/claims/{claim.id}/evidence", url=url, look_up="yes", **fields)


def filled(answer: TestResponse) -> dict[str, str]:
    names = ("url", "title", "publisher", "author", "published-on", "language")
    return {name: typed(answer, f"attach-evidence-{name}") for name in names}


def test_it_fills_in_what_a_page_says_about_itself(checker: FlaskClient, claim: Claim, site: str) -> None:
    answer = look_up(checker, claim, f"{site}/moved?utm_source=x")
    assert filled(answer) == {
        "url": f"{site}/bridge",
        "title": "What the bridge cost",
        "publisher": "The Town News",
        "author": "Anna Kay",
        "published-on": "1998-05-06",
        "language": "en",
    }
    assert Source.select().count() == 0


def test_it_leaves_what_was_typed(checker: FlaskClient, claim: Claim, site: str) -> None:
    answer = look_up(checker, claim, f"{site}/news", title="My title", passage="9.1 million")
    assert filled(answer)["title"] == "My title"
    assert typed(answer, "attach-evidence-passage") == "9.1 million"


def test_it_believes_no_canonical_address_on_another_host(checker: FlaskClient, claim: Claim, site: str) -> None:
    assert filled(look_up(checker, claim, f"{site}/evil"))["url"] == f"{site}/evil"


def test_it_recognises_a_source_that_is_known_by_its_canonical_address(
    checker: FlaskClient, claim: Claim, fyodor: Person, site: str
) -> None:
    make_evidence(fyodor, claim, url=f"{site}/bridge", title="As it was cited")
    answer = look_up(checker, claim, f"{site}/news#top")
    assert "A source that is known: attached 1 time." in words(answer, "sources")
    assert filled(answer)["title"] == "As it was cited"
    action = f"/desk/claims/{claim.id}/evidence"
    (form,) = [form for form in parsed(answer).forms if form.action == action]
    form.fields["stance"] = "refutes"
    assert checker.post(action, data=dict(form.form_values())).status_code == 303
    assert (Source.select().count(), Evidence.select().count()) == (1, 2)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/nowhere", "The page answers 404 instead of being there."),
        ("/inside", "10.0.0.1 is inside a private network, where factcheck does not go."),
    ],
)
def test_it_says_why_a_page_cannot_be_looked_up(
    checker: FlaskClient, claim: Claim, site: str, path: str, says: str
) -> None:
    answer = look_up(checker, claim, site + path, title="Kept")
    assert answer.status_code == 422
    assert wrong(answer, "attach-evidence-url").strip() == says
    assert filled(answer)["title"] == "Kept"


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org/", "http://169.254.169.254/latest", "http://[::1]/", "http://x@10.0.0.1/"]
)
def test_it_goes_to_no_address_that_is_none_or_not_public(checker: FlaskClient, claim: Claim, url: str) -> None:
    assert look_up(checker, claim, url).status_code == 422


def test_it_keeps_author_and_language_of_a_source(checker: FlaskClient, claim: Claim) -> None:
    page = f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"
    fields = {"title": "A book", "author": "Anna Kay", "language": "be", "stance": "context"}
    submit(checker, page, f"/desk/claims/{claim.id}/evidence", **fields)
    assert (Source.get().author, Source.get().language) == ("Anna Kay", "be")


# A commentary by its address


def test_it_takes_a_commentary_in_by_its_address(checker: FlaskClient, site: str) -> None:
    answer = submit(checker, "/desk/new", "/desk/new", url=f"{site}/moved")
    assert (bytes(Scrape.get().content), Scrape.get().url) == (ARTICLE.encode(), f"{site}/news")
    page = checker.get(answer.headers["Location"])
    assert typed(page, "create-commentary-title") == "What the bridge cost"
    assert typed(page, "create-commentary-outlet") == "The Town News"
    assert typed(page, "create-commentary-source-url") == f"{site}/bridge"
    assert typed(page, "create-commentary-text").startswith("The bridge over the river opened in 1998")


def test_it_says_why_it_takes_no_commentary_in(checker: FlaskClient, site: str) -> None:
    answer = submit(checker, "/desk/new", "/desk/new", url=f"{site}/nowhere")
    assert wrong(answer, "receive-url").strip() == "The page answers 404 instead of being there."
    assert typed(answer, "receive-url") == f"{site}/nowhere"
    both = submit(checker, "/desk/new", "/desk/new", url=f"{site}/news", text="A text.")
    assert "only one of these" in wrong(both, "receive-file")
    assert Scrape.select().count() == 0
