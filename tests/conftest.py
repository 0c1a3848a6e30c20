"""What every test may ask for: a database of its own on each engine, the app on it, and the cast."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database
from playhouse.pool import PooledDatabase

from factcheck import connect, create_app
from factcheck.models import Person, schema
from factcheck.models.db import connection, db
from factcheck.services import pages
from factcheck.settings import Settings
from tests import people, postgres


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line for each reason what was skipped."""
    skipped = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, number in skipped.items():
        terminalreporter.write_line(f"{number} tests {reason}")


def settings_on(database_url: str) -> Settings:
    """Settings of a newsroom on one machine, where what is slow happens at once and limits do not bite."""
    return Settings.load(
        {},
        database_url=database_url,
        secret_key="a secret for tests alone, long enough",
        development=True,
        workers=0,
        sign_in_limit="1000 per minute",
    )


def populate(url: str) -> None:
    """Bring an empty database to where every test starts: what `factcheck init` does, and the cast."""
    connect(settings_on(url))
    schema.migrate()
    with connection():
        pages.render()
        people.hire_the_cast()
    close(db.obj)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A running PostgreSQL whose template is populated."""
    binaries = postgres.find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's binaries are not installed")
    with postgres.running_server(binaries) as server:
        server.make_template(populate)
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that is populated."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    populate(f"sqlite:///{path}")
    return path


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


@contextmanager
def fresh_database(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The URL of a fresh database with the cast in it, on the engine that the asking fixture's parameter names."""
    if request.param == "sqlite":
        path = folder / "factcheck.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("postgresql").new_database() as url:
            yield url


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with the cast in it; a test that asks for it runs on both engines."""
    with fresh_database(request, tmp_path) as url:
        yield url


@pytest.fixture
def settings(database_url: str) -> Settings:
    """The settings of the app under test."""
    return settings_on(database_url)


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """A fresh database, to which the test has a connection."""
    connect(settings)
    database: Database = db.obj
    with database.connection_context():
        yield database
    close(database)


@pytest.fixture
def app(settings: Settings, database: Database) -> Iterator[Flask]:
    """The application. Push no context of it around a client: the person who is signed in would leak out of it."""
    app = create_app(settings)
    db.initialize(database)  # the test and the requests that it makes share one connection
    yield app
    close(app.extensions["front_door"].database)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor who is not signed in."""
    return app.test_client()


def close(database: Database) -> None:
    """Leave no connection open, for which dropping a database would wait."""
    if isinstance(database, PooledDatabase):
        database.close_all()
    else:
        database.close()


@pytest.fixture
def vera(database: Database) -> Person:
    """A viewer."""
    return Person.get(name="Vera")


@pytest.fixture
def fyodor(database: Database) -> Person:
    """A fact-checker."""
    return Person.get(name="Fyodor")


@pytest.fixture
def faina(database: Database) -> Person:
    """Another fact-checker."""
    return Person.get(name="Faina")


@pytest.fixture
def ed(database: Database) -> Person:
    """An editor."""
    return Person.get(name="Ed")


@pytest.fixture
def ada(database: Database) -> Person:
    """An admin."""
    return Person.get(name="Ada")
