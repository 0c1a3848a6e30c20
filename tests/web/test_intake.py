"""Intake: pasted or uploaded, recognised, corrected, saved."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Commentary, Person, Scrape
from factcheck.services import commentaries
from tests.forms import submit
from tests.web.pages import parsed, typed, words, wrong

SCRAPE = """October 30 – November 5, 2023
Town and country

A bridge that cost more than was said

Photo: Town archive

The bridge over the river opened in 1998 after nine years of building, and the mayor cut the ribbon himself. It cost
5 million euros, he said, of which the state paid a half.

Two thirds of the people of the town cross the bridge every day, and most of them come by bicycle or on foot.

Subscribe to our newsletter
"""


def paste(client: FlaskClient, text: str) -> TestResponse:
    return submit(client, "/desk/new", "/desk/new", text=text)


def upload(client: FlaskClient, content: bytes, filename: str, **fields: Any) -> TestResponse:
    return submit(client, "/desk/new", "/desk/new", file=(BytesIO(content), filename), **fields)


def zip_bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 60_000_000)
    return packed.getvalue()


def test_it_keeps_what_was_pasted_byte_for_byte(checker: FlaskClient) -> None:
    assert paste(checker, SCRAPE + "\u200b").status_code == 303
    assert bytes(Scrape.get().content) == (SCRAPE + "\u200b").encode()


def test_it_keeps_what_was_uploaded_byte_for_byte(checker: FlaskClient) -> None:
    content = b"\xef\xbb\xbf" + SCRAPE.replace("\n", "\r\n").encode()
    assert upload(checker, content, "bridge.txt").status_code == 303
    assert bytes(Scrape.get().content) == content


def test_it_shows_what_was_recognised(checker: FlaskClient) -> None:
    page = checker.get(paste(checker, SCRAPE).headers["Location"])
    assert typed(page, "create-commentary-title") == "A bridge that cost more than was said"
    assert typed(page, "create-commentary-period-start") == "2023-10-30"
    assert typed(page, "create-commentary-period-end") == "2023-11-05"
    assert typed(page, "create-commentary-topic") == "Town and country"
    assert typed(page, "create-commentary-credit") == "Photo: Town archive"
    assert typed(page, "create-commentary-language") == "en"
    assert "Subscribe" not in typed(page, "create-commentary-text")
    assert "Set aside Subscribe to our newsletter" in words(page)


def test_it_says_what_was_done_to_read_the_scrape(checker: FlaskClient) -> None:
    page = checker.get(paste(checker, SCRAPE.replace("bridge", "br\u200bid\u202ege\x00")).headers["Location"])
    assert "invisible characters removed" in words(page)
    assert "control characters removed" in words(page)
    assert not {"\u200b", "\u202e", "\x00"} & set(page.text)


def test_it_saves_what_a_person_corrected(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    answer = submit(checker, scrape, scrape, title="The\r\nbridge", outlet="The Herald", text="It opened in 1997.")
    commentary = Commentary.get()
    assert answer.headers["Location"] == f"/desk/c/{commentary.id}"
    assert (commentary.edition.title, commentary.edition.text) == ("The bridge", "It opened in 1997.")
    assert (commentary.outlet, str(commentary.period_end)) == ("The Herald", "2023-11-05")


def test_it_brings_a_refused_correction_back_as_it_was_typed(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    answer = submit(checker, scrape, scrape, topic="Bridges", period_end="2023-10-01")
    assert answer.status_code == 422
    assert wrong(answer, "create-commentary-period-end") == "The period ends before it starts."
    assert typed(answer, "create-commentary-topic") == "Bridges"


def test_it_leads_from_a_saved_scrape_to_its_commentary(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    commentary = submit(checker, scrape, scrape).headers["Location"]
    assert checker.get(scrape).headers["Location"] == commentary


def test_it_makes_one_commentary_of_a_scrape_that_is_saved_twice(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    page = parsed(checker.get(scrape))
    data = dict(next(form for form in page.forms if form.action == scrape).form_values())
    assert checker.post(scrape, data=data).status_code == 303
    assert checker.post(scrape, data=data).status_code == 409
    assert Commentary.select().count() == 1


@pytest.mark.parametrize("text", ["", " \n\u200b\x00 "])
def test_it_refuses_an_empty_text(checker: FlaskClient, text: str) -> None:
    answer = paste(checker, text)
    assert answer.status_code == 422
    assert wrong(answer, "receive-text")
    assert Scrape.select().count() == 0


def test_it_refuses_five_megabytes_of_text_and_keeps_them(checker: FlaskClient) -> None:
    answer = paste(checker, "It is long. " * 440_000)
    assert answer.status_code == 422
    assert wrong(answer, "receive-text") == "It has 5,280,000 characters of text; the limit is 1,000,000."
    assert len(typed(answer, "receive-text")) == 5_280_000


def test_it_refuses_a_corrected_text_that_is_too_long(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    answer = submit(checker, scrape, scrape, text="x" * 1_000_001)
    assert wrong(answer, "create-commentary-text") == "It has 1,000,001 characters; the limit is 1,000,000."


@pytest.mark.parametrize(
    ("content", "filename", "says"),
    [
        (b"Not a PDF", "fake.pdf", "This file is named .pdf but is not a PDF."),
        (b"%PDF-1.7 and nothing more", "broken.pdf", "This PDF is damaged."),
        (b"Not a document", "fake.docx", "This is not a .docx file."),
        (b"PK\x03\x04 and nothing more", "broken.docx", "This .docx is damaged."),
        (zip_bomb(), "bomb.docx", "This .docx unpacks to far more than a document should."),
        (b"", "empty.txt", "There is no text in it."),
        (b"<html><body><script>1</script></body></html>", "empty.html", "No text was found on this page."),
    ],
    ids=["fake pdf", "broken pdf", "fake docx", "broken docx", "zip bomb", "empty", "html without text"],
)
def test_it_says_why_it_cannot_read_a_file(checker: FlaskClient, content: bytes, filename: str, says: str) -> None:
    answer = upload(checker, content, filename)
    assert answer.status_code == 422
    assert wrong(answer, "receive-file").startswith(says)
    assert Scrape.select().count() == 0


def test_it_takes_a_text_or_a_file_but_not_both(checker: FlaskClient) -> None:
    answer = upload(checker, b"A file.", "file.txt", text="A text.")
    assert wrong(answer, "receive-file") == "Paste a text, choose a file or give an address: only one of these."
    assert typed(answer, "receive-text") == "A text."


def test_it_reads_invalid_utf_8_and_says_so(checker: FlaskClient) -> None:
    page = checker.get(upload(checker, SCRAPE.encode() + b"caf\xe9.", "bad.txt").headers["Location"])
    assert "not valid in UTF-8" in words(page)


def test_it_shows_markup_in_a_scrape_as_text(checker: FlaskClient) -> None:
    script = "<script>alert('the title')</script> is what this page is called here"
    page = checker.get(paste(checker, f"{script}\n\n{SCRAPE}").headers["Location"])
    assert "<script>alert" not in page.text
    assert script in words(page)


def test_it_leaves_out_of_every_field_what_nobody_sees(checker: FlaskClient) -> None:
    scrape = paste(checker, SCRAPE).headers["Location"]
    fields = ("title", "topic", "label", "byline", "credit", "outlet", "text")
    submit(checker, scrape, scrape, **dict.fromkeys(fields, "\u202eA\x00 na\u200bme e\u0301 👩\u200d🚀\x1b"))
    commentary = Commentary.get()
    edition = commentary.edition
    saved = (edition.title, commentary.topic, edition.label, edition.byline, edition.credit, commentary.outlet)
    assert set(saved) == {"A name é 👩\u200d🚀"}
    assert edition.text == "A name é 👩\u200d🚀"


def test_it_refuses_a_viewer(viewer: FlaskClient, fyodor: Person) -> None:
    scrape = commentaries.receive(fyodor, content=b"A text.", filename="", characters="A text.")
    for page in ("/desk/new", f"/desk/scrapes/{scrape.id}"):
        assert viewer.get(page).status_code == 403


# Discarding


def test_it_discards_a_scrape_and_undoes_it(checker: FlaskClient) -> None:
    page = paste(checker, SCRAPE).headers["Location"]
    answer = submit(checker, page, f"{page}/discard")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/desk")
    assert Scrape.unsaved() == []
    desk = submit(checker, "/desk", "/desk/undo")
    assert desk.headers["Location"] == "/desk"
    assert "Undone." in words(checker.get("/desk"), "messages")
    assert Scrape.unsaved() == [Scrape.get()]


def test_it_brings_a_discarded_scrape_back_later(checker: FlaskClient) -> None:
    page = paste(checker, SCRAPE).headers["Location"]
    submit(checker, page, f"{page}/discard")
    assert "It was discarded on" in words(checker.get(page))
    submit(checker, page, f"{page}/restore")
    assert Scrape.get().discarded_at is None


def test_it_makes_no_commentary_of_a_discarded_scrape(checker: FlaskClient, fyodor: Person) -> None:
    page = paste(checker, SCRAPE).headers["Location"]
    commentaries.discard(fyodor, Scrape.get())
    answer = submit(checker, page, page)
    assert answer.status_code == 409
    assert "This scrape was discarded. Bring it back first." in words(answer)


def test_it_discards_no_scrape_that_a_commentary_was_made_of(checker: FlaskClient) -> None:
    page = paste(checker, SCRAPE).headers["Location"]
    token = parsed(checker.get(page)).xpath("//input[@name='csrf_token']/@value")[0]
    submit(checker, page, page)
    answer = checker.post(f"{page}/discard", data={"csrf_token": token})
    assert answer.status_code == 409


def test_it_says_that_undoing_came_too_late(checker: FlaskClient, fyodor: Person) -> None:
    page = paste(checker, SCRAPE).headers["Location"]
    submit(checker, page, f"{page}/discard")
    desk = parsed(checker.get("/desk"))
    (form,) = [form for form in desk.forms if form.action == "/desk/undo"]
    commentaries.restore(fyodor, Scrape.get())
    checker.post("/desk/undo", data=dict(form.form_values()))
    assert "Not undone: It was not discarded." in words(checker.get("/desk"), "messages")
