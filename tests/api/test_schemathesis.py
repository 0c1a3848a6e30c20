"""Schemathesis makes requests of the API's description, good and bad, and checks every answer."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck.models import ApiKey
from tests.api.conftest import Translated

PROGRAM = Path(sys.executable).with_name("schemathesis")
# What only the server can know may be refused although the description allows it: a cursor, a rating's slug, a name
# that has no address, a text without a paragraph or with a null character.
CONFIGURATION = """
[checks]
positive_data_acceptance.expected-statuses = ["2xx", "304", "400", "401", "403", "404", "409", "422"]
"""
SECONDS = os.environ.get("SCHEMATHESIS_SECONDS", "20")


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits, nothing is split, and no limit bites: these have tests of their own."""
    monkeypatch.setattr("factcheck.api.v1.changes._wait", lambda after, seconds: None)
    monkeypatch.setattr("factcheck.services.jobs.split_edition", lambda edition_id: None)


def test_it_finds_nothing(live: str, secret: str, translated: Translated, hurried: Any, tmp_path: Path):
    ApiKey.update(rate="1000000 per minute", quota="100000000 per day").execute()
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION)
    command = [
        PROGRAM,
        "--config-file=schemathesis.toml",
        "run",
        f"{live}/api/v1/openapi.json",
        f"--url={live}",
        f"--header=Authorization: Bearer {secret}",
        "--checks=all",
        "--exclude-operation-id=streamChanges",  # which has no end
        f"--max-time={SECONDS}",
        "--continue-on-failure",
        "--generation-deterministic",
        "--no-color",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
