"""Sources, their copies and the passages that are quoted from them, on the workbench."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Claim, Commentary, Copy, Evidence, Link, Person, Source
from factcheck.services import jobs
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.factories import make_claim, make_evidence
from tests.forms import submit
from tests.pages import ARTICLE, website
from tests.pdfs import make_pdf
from tests.web.pages import actions, parsed, typed, words, wrong

ACCOUNTS = make_pdf("The accounts of the town", "The bridge cost 9.1 million.")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but pages on this machine may be fetched, and what is kept is kept for the test alone."""
    return replace(settings_on(database_url), private_networks="127.0.0.0/8", data=str(tmp_path / "data"))


@pytest.fixture
def site() -> Iterator[str]:
    with website({"/news": ARTICLE.replace("</p>", "</p><script>alert(1)</script>")}) as address:
        yield address


@pytest.fixture
def claim(bridge: Commentary, fyodor: Person) -> Claim:
    return make_claim(fyodor, bridge)


@pytest.fixture
def archived(settings: Settings, fyodor: Person, claim: Claim, site: str) -> Evidence:
    """A source whose page was archived."""
    attached = make_evidence(fyodor, claim, url=f"{site}/news", passage="")
    jobs.visit_what_is_due(settings)
    return attached


def page_of(claim: Claim) -> str:
    return f"/desk/c/{claim.edition.commentary_id}?claim={claim.id}"


def attach(client: FlaskClient, claim: Claim, **fields: object) -> TestResponse:
    fields = {"title": "The accounts", "stance": "refutes", **fields}
    file = fields.pop("file", None)
    page = parsed(client.get(page_of(claim)))
    action = f"/desk/claims/{claim.id}/evidence"
    (form,) = [form for form in page.forms if form.action == action]
    assert form.get("enctype") == "multipart/form-data"
    data = {**dict(form.form_values()), **fields, **({"file": file} if file else {})}
    return client.post(action, data=data, content_type="multipart/form-data")


def shown(client: FlaskClient, claim: Claim) -> str:
    return words(client.get(page_of(claim)), "sources")


# What is kept


def test_it_says_that_a_source_waits_to_be_archived_and_then_when_it_was(
    checker: FlaskClient, settings: Settings, claim: Claim, site: str
) -> None:
    attach(checker, claim, url=f"{site}/news", passage="it cost 9.1 million euros")
    assert "Waits to be archived." in shown(checker, claim)
    jobs.visit_what_is_due(settings)
    assert "Archived" in shown(checker, claim)
    assert "The passage stands in the copy." in shown(checker, claim)


def test_it_says_that_a_passage_is_not_found_in_the_copy(
    checker: FlaskClient, settings: Settings, claim: Claim, site: str
) -> None:
    attach(checker, claim, url=f"{site}/news", passage="it cost 5 million euros")
    jobs.visit_what_is_due(settings)
    assert "The passage is not found in the copy." in shown(checker, claim)


def test_it_says_why_a_page_was_not_archived_and_tries_again(
    checker: FlaskClient, settings: Settings, claim: Claim, site: str
) -> None:
    attach(checker, claim, url=f"{site}/gone")
    jobs.visit_what_is_due(settings)
    said = shown(checker, claim)
    assert "Not archived: The page answers 404 instead of being there. It is tried again: " in said
    source = Source.get()
    Link.update(url=f"{site}/news").execute()
    submit(checker, f"/desk/sources/{source.id}", f"/desk/sources/{source.id}/archive")  # at once: there is no worker
    assert "It reads as its copy does." in words(checker.get(f"/desk/sources/{source.id}"))


def test_it_gives_a_copy_to_be_saved_and_never_as_a_page(checker: FlaskClient, archived: Evidence) -> None:
    copy = Copy.get()
    answer = checker.get(f"/desk/copies/{copy.id}/file")
    assert answer.data.startswith(b"\x1f\x8b")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=127.0.0.1-")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "application/gzip"


def test_it_shows_a_copy_to_nobody_else(client: FlaskClient, archived: Evidence) -> None:
    for path in (f"/desk/copies/{Copy.get().id}/file", f"/desk/evidence/{archived.id}/passage"):
        assert client.get(path).status_code == 302


def test_it_shows_the_text_of_a_copy_and_nothing_of_its_page(checker: FlaskClient, archived: Evidence) -> None:
    page = checker.get(f"/desk/evidence/{archived.id}/passage")
    assert "it cost 9.1 million euros in all" in words(page, "words")
    assert "alert(1)" not in page.text


# Files


def test_it_takes_a_file_as_a_source(checker: FlaskClient, claim: Claim) -> None:
    answer = attach(checker, claim, file=(BytesIO(ACCOUNTS), "../accounts <1998>.pdf"), passage="cost 9.1 million")
    assert answer.status_code == 303
    assert "PDF kept. The passage stands in the copy." in shown(checker, claim)
    file = checker.get(f"/desk/copies/{Copy.get().id}/file")
    assert (file.data, file.mimetype) == (ACCOUNTS, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment")
    page = words(checker.get(f"/desk/evidence/{Evidence.get().id}/passage"), "words")
    assert "Page 2 The bridge" in page


def test_it_says_what_is_wrong_with_a_file_and_keeps_what_was_typed(
    checker: FlaskClient, claim: Claim, site: str
) -> None:
    answer = attach(checker, claim, file=(BytesIO(b"<html>"), "accounts.pdf"), note="Page 4.")
    assert answer.status_code == 422
    assert wrong(answer, "attach-evidence-file").startswith("This is neither a PDF nor an image")
    assert typed(answer, "attach-evidence-note") == "Page 4."
    both = attach(checker, claim, file=(BytesIO(ACCOUNTS), "accounts.pdf"), url=f"{site}/news")
    assert "only one of these" in wrong(both, "attach-evidence-file")
    assert Source.select().count() == 0


def test_readers_are_told_of_a_file_and_not_given_it(
    checker: FlaskClient, editor: FlaskClient, client: FlaskClient, claim: Claim, bridge: Commentary
) -> None:
    attach(checker, claim, file=(BytesIO(ACCOUNTS), "secret-name.pdf"), title="The accounts of the town")
    submit(
        checker, page_of(claim), f"/desk/claims/{claim.id}/verdicts", rating="false", summary="No.", as_of="2024-05-06"
    )
    verdict = claim.verdicts.get()
    submit(editor, page_of(claim), f"/desk/verdicts/{verdict.id}/approve")
    submit(editor, page_of(claim), f"/desk/c/{bridge.id}/publish")
    page = client.get(f"/verdicts/{verdict.id}")
    assert "The accounts of the town" in page.text
    assert "As of 6 May 2024." in page.text
    assert "secret-name" not in page.text
    assert Copy.get().sha256 not in page.text


# Known sources


def test_it_tells_that_a_known_source_keeps_its_title(checker: FlaskClient, fyodor: Person, claim: Claim) -> None:
    make_evidence(fyodor, claim, url="https://town.example/a", title="As it was cited")
    attach(checker, claim, url="https://town.example/a?utm_source=x", title="Another title")
    page = words(checker.get(page_of(claim)), "messages")
    assert page == "Source attached. It was known before as “As it was cited”, and stays so."


def test_it_corrects_what_is_known_about_a_source(checker: FlaskClient, fyodor: Person, claim: Claim) -> None:
    source = make_evidence(fyodor, claim).source
    page = f"/desk/sources/{source.id}"
    assert submit(checker, page, page, title="The accounts", author="Anna Kay").status_code == 303
    assert "The accounts" in shown(checker, claim)
    stale = submit(checker, page, page, seen="1", title="Mine")
    assert stale.status_code == 409
    assert typed(stale, "revise-source-title") == "Mine"
    assert "Saved by somebody else" in words(stale)


def test_it_recognises_two_addresses_of_one_page_and_makes_them_one(
    checker: FlaskClient, settings: Settings, fyodor: Person, claim: Claim
) -> None:
    with website({"/news": ARTICLE, "/print": ARTICLE}) as site:
        first, second = (make_evidence(fyodor, claim, url=f"{site}/{name}", title=name) for name in ("news", "print"))
        jobs.visit_what_is_due(settings)
        Link.update(tried_at=None).execute()
        jobs.visit_what_is_due(settings)
    page = f"/desk/sources/{second.source_id}"
    assert "Its page calls itself by the same address as news ." in words(checker.get(page))
    submit(checker, page, f"{page}/merge")
    assert "It is the same as news" in words(checker.get(page))
    assert {each.source_id for each in Evidence.on(claim)} == {first.source_id}


# Quoting


def quote(client: FlaskClient, attached: Evidence, **fields: str) -> TestResponse:
    page = f"/desk/evidence/{attached.id}/passage"
    return submit(client, page, f"{page}?copy={Copy.newest(attached.source_id).id}", **fields)


def test_it_quotes_the_words_that_were_selected_as_whole_words(checker: FlaskClient, archived: Evidence) -> None:
    text = Copy.get().text
    start = text.index("million euros") + 2
    answer = quote(checker, archived, spans=f"{start}-{start + 8}", quote="llion eu")
    assert answer.headers["Location"].endswith(f"claim={archived.claim_id}#sources")
    assert Evidence.get().selector["exact"] == "million euros"
    assert "million euros" in shown(checker, archived.claim)


def test_it_quotes_words_that_were_copied(checker: FlaskClient, archived: Evidence) -> None:
    quote(checker, archived, quote="by bicycle  or on\nfoot")
    assert Evidence.get().passage == "by bicycle or on foot"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"quote": ""}, "Select the words in the text, or copy them here."),
        ({"quote": "by car"}, "The text does not have these words, or not once."),
        ({"quote": "bridge"}, "The text does not have these words, or not once."),
        ({"quote": "x", "spans": "5-999999"}, "The text does not have these words, or not once."),
    ],
)
def test_it_says_what_it_cannot_quote(
    checker: FlaskClient, archived: Evidence, fields: dict[str, str], says: str
) -> None:
    answer = quote(checker, archived, **fields)
    assert answer.status_code == 422
    assert wrong(answer, "quote-passage-quote").startswith(says)
    assert typed(answer, "quote-passage-quote") == fields["quote"]


def test_a_viewer_reads_a_copy_and_quotes_nothing(viewer: FlaskClient, archived: Evidence) -> None:
    page = viewer.get(f"/desk/evidence/{archived.id}/passage")
    assert "9.1 million euros" in words(page, "words")
    assert not any("passage" in action for action in actions(page))
    assert not any("sources" in action for action in actions(viewer.get(f"/desk/sources/{archived.source_id}")))


def test_it_says_that_there_is_no_copy_to_quote_from(checker: FlaskClient, fyodor: Person, claim: Claim) -> None:
    attached = make_evidence(fyodor, claim, url="")
    assert checker.get(f"/desk/evidence/{attached.id}/passage").status_code == 404
