"""A few of the kills of `make prove`, so that what it proves stays so."""

from pathlib import Path

from peewee import Database

from factcheck.settings import Settings
from tests.proof.crash import prove


def test_it_loses_nothing_that_it_acknowledged(database: Database, settings: Settings, tmp_path: Path):
    wrong, told = prove(tmp_path, settings, kills=2)
    assert wrong == []
    assert told["verdict.propose 303"]
