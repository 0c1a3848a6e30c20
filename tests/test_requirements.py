"""What is installed is what was pinned, byte for byte."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([\w.-]+)(?:\[\w+\])?==([^\s;\\]+)", re.MULTILINE)


def pins(file: str) -> dict[str, str]:
    """The versions that a file pins, by the packages' names."""
    return {name.lower().replace("_", "-"): version for name, version in PIN.findall((ROOT / file).read_text())}


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_it_locks_what_it_requires(name: str):
    assert pins(f"{name}.txt").items() <= pins(f"{name}.lock").items(), "run scripts/lock"


def test_it_tests_with_what_it_runs_on():
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_it_locks_no_package_without_its_hashes(name: str):
    entries = re.split(r"\n(?=\S)", (ROOT / f"{name}.lock").read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
