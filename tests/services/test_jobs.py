"""Splitting: at once without workers, else by whoever takes it up."""

import gc
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from huey.contrib.sql_huey import SqlHuey
from peewee import Database

from factcheck import connect
from factcheck.models import Claim, Commentary, Edition, Person
from factcheck.models.db import db
from factcheck.services import commentaries, jobs
from factcheck.settings import Settings
from factcheck.text import recognise
from factcheck.text.split import RULES
from tests.conftest import close

TEXT = "Мост открыли в 1998 году. Он стоил 5 миллионов евро."


@pytest.fixture
def made(settings: Settings, database: Database) -> Iterator[jobs.Jobs]:
    """The queue of an installation with a worker, which is not running, and its tasks."""
    connect(replace(settings, workers=1))
    db.initialize(database)
    made = jobs.make_huey(settings)
    yield made
    close(made.huey.storage.database)
    jobs.use(settings)  # forgets the way to the workers, which a process keeps open for as long as it lives
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        gc.collect()


@pytest.fixture
def queue(made: jobs.Jobs) -> SqlHuey:
    """The queue."""
    return made.huey


def do_next(queue: SqlHuey) -> None:
    """What a worker does with the next job."""
    job = queue.dequeue()
    assert job is not None
    queue.execute(job)


def make(actor: Person, language: str = "ru") -> Commentary:
    scrape = commentaries.receive(actor, content=TEXT.encode(), filename="", characters=TEXT)
    return commentaries.create(actor, scrape, recognise(TEXT), language=language, title="Мост", text=TEXT)


def test_it_splits_at_once_without_workers(fyodor: Person):
    edition = make(fyodor).edition
    assert edition.split_at is not None
    quotes = [claim.quoted for claim in Claim.standing(edition)]
    assert quotes == ["Мост открыли в 1998 году", "Он стоил 5 миллионов евро"]


def test_it_splits_a_text_of_an_undetermined_language(fyodor: Person):
    assert Claim.standing(make(fyodor, "und").edition)


def test_it_dates_what_a_text_tells_relative_to_its_period(fyodor: Person):
    text = "Во вторник мост закрыли."
    scrape = commentaries.receive(fyodor, content=text.encode(), filename="", characters=text)
    commentary = commentaries.create(
        fyodor,
        scrape,
        recognise(text),
        language="ru",
        title="Мост",
        text=text,
        period_start=date(2023, 10, 30),
        period_end=date(2023, 11, 5),
    )
    assert [claim.wording for claim in Claim.standing(commentary.edition)] == [
        "Во вторник (31 октября 2023 года) мост закрыли."
    ]


def test_it_tells_that_a_split_failed(
    fyodor: Person, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(RULES, "ru", "json")  # a module that has no rules to find claims by
    edition = make(fyodor).edition
    assert "by hand" in edition.split_problem
    assert edition.split_at is not None
    assert [record.exc_info is not None for record in caplog.records] == [True]


def test_it_leaves_the_splitting_to_a_worker(queue: SqlHuey, fyodor: Person):
    assert make(fyodor).edition.split_at is None


def test_it_splits_what_a_worker_takes_from_the_queue(queue: SqlHuey, fyodor: Person):
    edition = make(fyodor).edition
    do_next(queue)
    assert len(Claim.standing(Edition.find(edition.id))) == 2


def test_it_picks_up_what_a_lost_job_left(queue: SqlHuey, fyodor: Person):
    edition = make(fyodor).edition
    assert jobs.split_what_is_left() == 1
    assert len(Claim.standing(Edition.find(edition.id))) == 2
    assert jobs.split_what_is_left() == 0


def test_it_splits_once_what_is_queued_and_was_picked_up(queue: SqlHuey, fyodor: Person):
    edition = make(fyodor).edition
    jobs.split_what_is_left()
    do_next(queue)
    assert len(Claim.standing(Edition.find(edition.id))) == 2


@pytest.mark.parametrize("task", ["tell", "visit", "render"])
def test_it_says_when_a_job_is_done_for_which_the_worker_waits(made: jobs.Jobs, task: str):
    result = getattr(made, task)()
    do_next(made.huey)
    assert result.get() is not None
