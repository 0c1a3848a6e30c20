"""A newsroom on several machines goes on while parts of it go down."""

import shutil
from pathlib import Path

import pytest

from tests import postgres
from tests.proof.cluster import IN_FLIGHT, PROGRAMS, prove

pytestmark = [
    pytest.mark.postgresql,
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="need nginx and Redis"),
]


def test_it_goes_on_while_parts_of_it_go_down(tmp_path: Path):
    binaries = postgres.find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL's binaries are not installed")
    wrong, read, told = prove(tmp_path, binaries)
    assert wrong == []
    assert set(read) == {"200"}
    assert sum(number for answer, number in told.items() if answer.split()[1] >= "500") <= IN_FLIGHT
    assert told["verdict.approve 303"]
