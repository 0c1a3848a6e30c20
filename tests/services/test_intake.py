"""From the bytes of a file to a commentary."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.errors import Invalid, TooLarge
from factcheck.models import Claim, Commentary, Person, Scrape
from factcheck.services import intake
from factcheck.settings import Settings
from tests.conftest import settings_on

SCRAPE = """\
Мост и его цена

30 октября – 5 ноября 2023

Мост через реку открыли в 1998 году. Он стоил 5 миллионов евро.

Две трети жителей города ездят по нему каждый день. Так говорит мэр.
"""


@pytest.fixture
def limits() -> Settings:
    """Settings of which only the limits count."""
    return settings_on("sqlite:///unused.db")


def test_it_describes_what_it_recognised(limits: Settings):
    told = intake.read(SCRAPE.encode(), "bridge.txt", limits).describe()
    assert told["title"] == "Мост и его цена"
    assert told["period"] == ["2023-10-30", "2023-11-05"]
    assert told["language"] == "ru"
    assert len(told["paragraphs"]) == 2


@pytest.mark.parametrize("content", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u200b\u2060".encode()])
def test_it_refuses_a_file_without_text(limits: Settings, content: bytes):
    with pytest.raises(Invalid, match="no text"):
        intake.read(content, "empty.txt", limits)


def test_it_refuses_a_file_that_is_too_large(limits: Settings):
    with pytest.raises(TooLarge, match="bytes"):
        intake.read(b"A" * 11, "a.txt", replace(limits, upload_limit=10))


def test_it_refuses_a_text_that_is_too_long(limits: Settings):
    with pytest.raises(TooLarge, match="characters"):
        intake.read(b"A" * 11, "a.txt", replace(limits, text_limit=10))


def test_it_counts_the_limit_of_a_text_in_characters(limits: Settings):
    assert intake.read("Мост и река".encode(), "a.txt", replace(limits, text_limit=11)).characters == "Мост и река"


def test_it_says_why_a_file_cannot_be_read(limits: Settings):
    with pytest.raises(Invalid, match="not a PDF"):
        intake.read(b"no pdf", "a.pdf", limits)


def test_it_makes_a_commentary_of_what_it_recognised(fyodor: Person, limits: Settings):
    content = SCRAPE.encode()
    commentary = intake.take_in(fyodor, content, "bridge.txt", intake.read(content, "bridge.txt", limits))
    found = Commentary.find(commentary.id)
    assert (found.slug, found.period_start, found.period_end) == (
        "most-i-ego-tsena",
        date(2023, 10, 30),
        date(2023, 11, 5),
    )
    assert bytes(Scrape.get().content) == content
    assert intake.count_claims(found) == len(Claim.standing(found.edition)) > 0
