"""Files as sources, kept once by their content."""

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import Invalid, NotFound, TooLarge
from factcheck.models import Claim, Copy, Evidence, LedgerEntry, Person, Source, Stance
from factcheck.services import evidence, files
from factcheck.settings import Settings
from tests.conftest import settings_on
from tests.factories import make_claim, make_commentary
from tests.pdfs import make_pdf
from tests.races import refused, together

ACCOUNTS = make_pdf("The accounts of the town\nfor the year 1998", "Roads and bridges\nThe bridge cost 9.1 million.")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00"


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """As everywhere, but what is kept is kept for the test alone."""
    return replace(settings_on(database_url), data=str(tmp_path / "data"))


@pytest.fixture
def claim(fyodor: Person) -> Claim:
    return make_claim(fyodor, make_commentary(fyodor))


def attach(actor: Person, claim: Claim, settings: Settings, content: bytes = ACCOUNTS, **details: str) -> Evidence:
    upload = files.receive(content, "accounts.pdf", settings)
    return evidence.attach(
        actor, claim, stance=Stance.REFUTES, upload=upload, **{"title": "The accounts of the town", **details}
    )


def test_it_keeps_a_file_under_the_hash_of_its_content(settings: Settings):
    sha256 = files.keep(b"A", settings)
    assert sha256 == hashlib.sha256(b"A").hexdigest()
    assert files.open_kept(sha256, settings) == b"A"


def test_it_keeps_the_same_content_once(settings: Settings):
    files.keep(b"A", settings)
    files.keep(b"A", settings)
    assert len([path for path in Path(settings.data).rglob("*") if path.is_file()]) == 1


def test_it_keeps_what_many_keep_at_once_whole(settings: Settings):
    content, start = b"x" * 1_000_000, threading.Barrier(8)

    def keep(_: int) -> bytes:
        start.wait()
        return files.open_kept(files.keep(content, settings), settings)

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(keep, range(8))) == {content}


def test_it_says_that_a_file_is_not_there(settings: Settings):
    with pytest.raises(NotFound):
        files.open_kept("0" * 64, settings)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (ACCOUNTS, "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_it_tells_what_a_file_is_by_its_content(settings: Settings, content: bytes, media_type: str):
    assert files.receive(content, "index.html", settings).media_type == media_type


@pytest.mark.parametrize(
    ("filename", "kept"),
    [("../../etc/accounts.pdf", "accounts.pdf"), ("C:\\mine\\a.pdf", "a.pdf"), ("a\x00\u202eb.pdf", "ab.pdf")],
)
def test_it_keeps_of_a_name_what_is_one(settings: Settings, filename: str, kept: str):
    assert files.receive(PNG, filename, settings).filename == kept


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"PK\x03\x04", b"RIFF\x00\x00\x00\x00WAVE"],
)
def test_it_takes_nothing_else_whatever_its_name(settings: Settings, content: bytes):
    with pytest.raises(Invalid, match="neither a PDF nor an image"):
        files.receive(content, "accounts.pdf", settings)


def test_it_takes_nothing_that_is_too_large(settings: Settings):
    with pytest.raises(TooLarge):
        files.receive(ACCOUNTS, "accounts.pdf", replace(settings, upload_limit=100))


def test_it_says_that_a_pdf_is_damaged(settings: Settings):
    with pytest.raises(Invalid, match="damaged"):
        files.receive(b"%PDF-1.7 and then nothing", "accounts.pdf", settings)


def test_it_knows_where_the_pages_of_a_pdf_begin(settings: Settings, fyodor: Person, claim: Claim):
    attached = attach(fyodor, claim, settings, passage="cost 9.1 million")
    copy = Copy.get()
    assert [copy.text[start:].split("\n")[0] for start in copy.pages] == [
        "The accounts of the town",
        "Roads and bridges",
    ]
    assert copy.page_of(copy.text.index(attached.passage)) == 2
    assert attached.selector
    assert attached.selector["suffix"] == "."


def test_it_takes_the_same_file_for_the_same_source(settings: Settings, fyodor: Person, faina: Person, claim: Claim):
    attach(fyodor, claim, settings)
    again = attach(faina, claim, settings, title="Another title", publisher="The town")
    assert (Source.select().count(), Copy.select().count()) == (1, 1)
    assert again.source.title == "The accounts of the town"
    assert LedgerEntry.newest(1)[0].changed["typed"] == {"title": "Another title", "publisher": "The town"}


def test_it_takes_a_file_that_many_attach_at_once_for_one_source(settings: Settings, fyodor: Person):
    commentary = make_commentary(fyodor)
    ids = [make_claim(fyodor, commentary, words).id for words in ("The bridge", "It cost", "Two thirds", "the mayor")]
    outcomes = together(*(lambda id=id: attach(fyodor, Claim.find(id), settings) for id in ids))
    assert refused(outcomes) == []
    assert len({each.source_id for each in outcomes}) == Source.select().count() == 1
