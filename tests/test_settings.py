"""Settings, from the environment and a .env file."""

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from factcheck.settings import Settings

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and no setting in the environment."""
    monkeypatch.chdir(tmp_path)
    for setting in fields(Settings):
        monkeypatch.delenv(f"FACTCHECK_{setting.name.upper()}", raising=False)


def test_it_has_a_default_for_everything():
    settings = Settings.load()
    assert (settings.database_url, settings.development, settings.workers) == ("sqlite:///var/factcheck.db", False, 1)


def test_it_says_what_each_setting_is_for():
    assert all(each.metadata["doc"].endswith(".") for each in fields(Settings))


def test_it_runs_from_the_makefile_at_another_port_and_in_another_folder(tmp_path: Path):
    stub = tmp_path / "factcheck"
    stub.write_text('#!/bin/sh\necho "$@" $FACTCHECK_DATA $FACTCHECK_SITE_URL\n')
    stub.chmod(0o755)
    installed = ["--old-file", ".venv/run.stamp", f"BIN={tmp_path}"]
    make = ["make", "--directory", str(ROOT), "--no-print-directory", *installed, "run", "PORT=8001", "DATA=var2"]
    said = subprocess.run(make, capture_output=True, text=True, check=True).stdout.splitlines()
    here = "var2 http://127.0.0.1:8001"
    assert said == [f"init {here}", f"demo {here}", f"serve --port 8001 {here}"]


def test_it_is_documented_as_it_is():
    page = (ROOT / "docs" / "operating.md").read_text()
    rows = re.findall(r"^\| `FACTCHECK_(\w+)` \| (.*?) ?\| (.+) \|$", page, re.MULTILINE)
    known = {each.name.upper(): each for each in fields(Settings)}
    assert len(rows) >= 7
    for name, default, doc in rows:
        shown = "no" if known[name].default is False else str(known[name].default)
        assert (name, default, doc) == (name, shown, known[name].metadata["doc"])


def test_it_reads_each_setting_from_a_variable(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FACTCHECK_DATABASE_URL", "postgresql://me@host/name")
    monkeypatch.setenv("FACTCHECK_WORKERS", "0")
    monkeypatch.setenv("FACTCHECK_DEVELOPMENT", "Yes")
    settings = Settings.load()
    assert (settings.database_url, settings.workers, settings.development) == ("postgresql://me@host/name", 0, True)


@pytest.mark.parametrize(
    ("raw", "value"),
    [("1", True), ("true", True), ("YES", True), ("0", False), ("False", False), ("no", False), ("", False)],
)
def test_it_reads_yes_and_no(raw: str, value: bool):
    assert Settings.load({"FACTCHECK_DEVELOPMENT": raw}).development is value


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("DEVELOPMENT", "maybe"),
        ("WORKERS", "one"),
        ("WORKERS", "-1"),
        ("WORKERS", "1.5"),
        ("WORKERS", ""),
        ("UPLOAD_LIMIT", "10 MB"),
    ],
)
def test_it_refuses_a_value_of_the_wrong_type(name: str, raw: str):
    with pytest.raises(ValueError, match=f"FACTCHECK_{name}"):
        Settings.load({f"FACTCHECK_{name}": raw})


def test_it_refuses_a_variable_that_no_setting_is_named_for():
    with pytest.raises(ValueError, match=r"no setting FACTCHECK_DATABSE_URL.*FACTCHECK_DATABASE_URL"):
        Settings.load({"FACTCHECK_DATABSE_URL": "sqlite:///x"})


def test_it_leaves_other_variables_alone():
    assert Settings.load({"DATABASE_URL": "mysql://x", "FACTCHECKER": "x"}).database_url.startswith("sqlite")


def test_it_leaves_the_password_of_a_new_person_to_its_command():
    assert Settings.load({"FACTCHECK_PASSWORD": "a long password"}) == Settings.load({})


def test_it_reads_a_file_and_lets_the_environment_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / ".env").write_text('FACTCHECK_WORKERS=3\nFACTCHECK_SITE_NAME="Our desk"\n# a comment\n\nEMPTY\n')
    monkeypatch.setenv("FACTCHECK_WORKERS", "2")
    settings = Settings.load()
    assert (settings.workers, settings.site_name) == (2, "Our desk")


def test_it_refuses_a_file_with_a_setting_that_there_is_not(tmp_path: Path):
    (tmp_path / ".env").write_text("FACTCHECK_COLOUR=red\n")
    with pytest.raises(ValueError, match="FACTCHECK_COLOUR"):
        Settings.load()


def test_it_lets_what_is_given_win_over_everything():
    assert Settings.load({"FACTCHECK_WORKERS": "2"}, workers=5).workers == 5


def test_it_makes_a_secret_key_that_only_its_owner_reads():
    settings = Settings.load()
    settings.write_secret_key()
    assert settings.key_file.stat().st_mode & 0o777 == 0o600
    assert len(settings.secret_key) == 64
    assert Settings.load().secret_key == settings.secret_key


def test_it_never_replaces_a_secret_key():
    Settings.load().write_secret_key()
    before = Settings.load().secret_key
    Settings.load().write_secret_key()
    assert Settings.load().secret_key == before


def test_it_fills_a_key_file_that_was_left_empty():
    settings = Settings.load()
    settings.key_file.parent.mkdir()
    settings.key_file.touch()
    settings.write_secret_key()
    assert len(Settings.load().secret_key) == 64
    assert settings.key_file.stat().st_mode & 0o777 == 0o600


def test_it_writes_no_key_where_one_is_set():
    settings = Settings.load({"FACTCHECK_SECRET_KEY": "k" * 40})
    settings.write_secret_key()
    assert not settings.key_file.exists()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:secret@host:5432/name", "postgresql://me@host:5432/name"),
        ("postgresql://me:s%40cret%2F@host/name", "postgresql://me@host/name"),
        ("postgresql://me@host/name", "postgresql://me@host/name"),
        ("sqlite:////var/lib/factcheck.db", "sqlite:////var/lib/factcheck.db"),
    ],
)
def test_it_shows_no_password(url: str, shown: str):
    assert Settings.load({"FACTCHECK_DATABASE_URL": url}).shown_database == shown
