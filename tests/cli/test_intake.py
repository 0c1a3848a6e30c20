"""`factcheck import`."""

import json
import os
from pathlib import Path

import pytest

from factcheck.models import Claim, Commentary, Edition, Person, Scrape
from factcheck.models.db import connection
from tests.cli.conftest import Run

SCRAPE = """\
Мост и его цена

30 октября – 5 ноября 2023

Мост через реку открыли в 1998 году. Он стоил 5 миллионов евро.

Две трети жителей города ездят по нему каждый день. Так говорит мэр.
"""


@pytest.fixture
def scrape(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.ru.txt"
    path.write_text(SCRAPE)
    return path


def test_it_imports_and_splits(newsroom: Run, scrape: Path):
    result = newsroom("import", scrape)
    assert result.exit_code == 0, result.output
    assert "most-i-ego-tsena" in result.output
    with connection():
        assert bytes(Scrape.get().content) == SCRAPE.encode()
        assert Claim.select().count() >= 3
        assert Edition.get().created_by.name == "Ada"


def test_it_tells_a_program_what_it_recognised(newsroom: Run, scrape: Path):
    told = json.loads(newsroom("import", "--json", scrape).stdout)
    assert (told["title"], told["language"], told["period"], len(told["paragraphs"])) == (
        "Мост и его цена",
        "ru",
        ["2023-10-30", "2023-11-05"],
        2,
    )
    with connection():
        assert told["id"] == Commentary.get().id
        assert told["claims"] == Claim.select().count()


def test_it_saves_nothing_on_a_dry_run(newsroom: Run, scrape: Path):
    assert newsroom("import", "--dry-run", scrape).exit_code == 0
    with connection():
        assert Scrape.select().count() == Commentary.select().count() == 0


def test_it_goes_on_after_a_file_that_cannot_be_read(newsroom: Run, scrape: Path, tmp_path: Path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no pdf")
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = newsroom("import", "--json", bad, scrape, empty)
    assert result.exit_code == 1
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [str(scrape)]
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == [str(bad), str(empty)]


def test_it_exits_with_2_for_a_file_that_is_not_there(newsroom: Run, scrape: Path):
    assert newsroom("import", scrape, "nowhere.txt").exit_code == 2
    with connection():
        assert Commentary.select().count() == 0


def test_it_takes_a_file_whose_name_is_no_text(newsroom: Run, tmp_path: Path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/bridge-\xff.txt")
    Path(path).write_text(SCRAPE)
    result = newsroom("import", "--json", path)
    assert result.exit_code == 0, result.output
    with connection():
        assert Scrape.get().filename == "bridge-\ufffd.txt"


def test_it_imports_in_somebodys_name(newsroom: Run, scrape: Path):
    newsroom("import", "--as", "FYODOR@example.org", scrape)
    with connection():
        assert Commentary.get().created_by == Person.with_email("fyodor@example.org")


@pytest.mark.parametrize("email", ["vera@example.org", "nobody@example.org"])
def test_it_exits_with_1_for_somebody_who_may_not(newsroom: Run, scrape: Path, email: str):
    assert newsroom("import", "--as", email, scrape).exit_code == 1
    with connection():
        assert Commentary.select().count() == 0


def test_it_takes_the_same_file_twice_as_two_commentaries(newsroom: Run, scrape: Path):
    newsroom("import", scrape, scrape)
    with connection():
        assert [each.slug for each in Commentary.select().order_by(Commentary.id)] == [
            "most-i-ego-tsena",
            "most-i-ego-tsena-2",
        ]
