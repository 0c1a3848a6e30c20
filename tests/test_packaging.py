"""The wheel, installed as a newsroom would install it, works from any folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.server import run

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def factcheck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an installed wheel. The libraries that it requires are borrowed from the tests' environment."""
    home = tmp_path_factory.mktemp("packaging")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", home, ROOT], check=True)
    venv.create(home / "venv", symlinks=os.name != "nt")
    python = home / "venv" / "bin" / "python"
    (wheel,) = home.glob("factcheck-*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    (site_packages,) = (home / "venv" / "lib").glob("python*/site-packages")
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    return python.with_name("factcheck")


def test_it_shows_its_help(factcheck: Path, tmp_path: Path):
    assert "Usage: factcheck" in run("--help", program=factcheck, folder=tmp_path, settings={})
