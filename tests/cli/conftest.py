"""The command as a person or a pipeline runs it: on a newsroom of its own, in an empty folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import main
from factcheck.models import db as handle
from factcheck.models.db import db
from tests.conftest import close

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on what the settings name; by default an empty folder where nothing was set up."""
    monkeypatch.chdir(tmp_path)
    settings = {name: None for name in os.environ if name.startswith("FACTCHECK_")}
    settings |= {"FACTCHECK_WORKERS": "0", "FACTCHECK_DEVELOPMENT": "yes"}

    def run(*arguments: str, input: str | None = None, **more: str) -> Result:
        environment = settings | {f"FACTCHECK_{name.upper()}": value for name, value in more.items()}
        return CliRunner(env=environment).invoke(main, [str(each) for each in arguments], input=input)

    return run


@pytest.fixture
def newsroom(run: Run, database_url: str) -> Iterator[Run]:
    """Run a command on the database of the cast, on each engine."""
    handle.use(database_url)

    def run_on_it(*arguments: str, **more: str) -> Result:
        close(db.obj)  # a command opens its own, as in a process of its own
        return run(*arguments, **{"database_url": database_url, **more})

    yield run_on_it
    close(db.obj)
