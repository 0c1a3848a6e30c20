"""The wheel, installed as a newsroom would install it, works from any folder."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html

from tests.server import run, serving

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


def test_it_serves_from_any_folder(factcheck: Path, tmp_path: Path):
    settings = {"FACTCHECK_WORKERS": "0"}
    run("init", program=factcheck, folder=tmp_path, settings=settings)
    with serving(program=factcheck, folder=tmp_path, settings=settings) as address:
        assert httpx.get(f"{address}/healthz").status_code == 200
        home = httpx.get(address)
        assert home.status_code == 200
        assert httpx.get(urljoin(address, find_stylesheet(home.text))).status_code == 200


def find_stylesheet(page: str) -> str:
    """The address of a page's stylesheet."""
    return html.fromstring(page).xpath("string(//link[@rel='stylesheet']/@href)")
