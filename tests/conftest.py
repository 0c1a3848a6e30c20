"""What every test may ask for: databases of its own, on each engine that factcheck supports."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres


def migrate(url: str) -> None:
    """Bring the database to the last migration: none is written yet."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).touch()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A running PostgreSQL whose "template" has every migration."""
    binaries = postgres.find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's binaries are not installed")
    with postgres.running_server(binaries) as server:
        server.make_template(migrate)
        yield server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has every migration."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with every migration; a test that asks for it runs on both engines."""
    if request.param == "sqlite":
        path = tmp_path / "factcheck.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        with request.getfixturevalue("postgresql").new_database() as url:
            yield url
