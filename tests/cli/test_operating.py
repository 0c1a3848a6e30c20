"""`factcheck init`, `demo`, `serve` and `ledger verify`."""

import json
import socket
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.cli.demo import PASSWORD
from factcheck.models import (
    Claim,
    ClaimState,
    Commentary,
    Edition,
    LedgerEntry,
    Person,
    SecondFactor,
    Verdict,
    VerdictState,
    schema,
)
from factcheck.models.db import connection
from factcheck.policy import Role
from factcheck.services import people
from tests import server
from tests.cli.conftest import Run


def commands() -> list[list[str]]:
    """Every command with its subcommands."""
    found: list[list[str]] = [[]]
    for name, command in main.commands.items():
        found.append([name])
        found += [[name, inner] for inner in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_it_explains_every_command(run: Run, tmp_path: Path, command: list[str]):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 4
    assert list(tmp_path.iterdir()) == [], "asking for help changes nothing"


@pytest.mark.parametrize("arguments", [["nonsense"], ["init", "--nonsense"], ["serve", "--port", "http"], ["import"]])
def test_it_exits_with_2_when_it_is_called_wrongly(run: Run, arguments: list[str]):
    assert run(*arguments).exit_code == 2


def test_it_sets_up_a_newsroom(run: Run, tmp_path: Path):
    result = run("init")
    assert result.exit_code == 0
    assert "0001_initial" in result.output
    assert (tmp_path / "var" / "factcheck.db").exists()
    assert len((tmp_path / "var" / "secret_key").read_text()) == 64


def test_it_is_safe_to_set_up_twice(run: Run, tmp_path: Path):
    run("init")
    key = (tmp_path / "var" / "secret_key").read_text()
    result = run("init")
    assert (result.exit_code, "nothing to do" in result.output) == (0, True)
    assert (tmp_path / "var" / "secret_key").read_text() == key


def test_it_seals_anew_when_the_secret_key_has_changed(run: Run):
    run("init", secret_key="a" * 40)
    with connection():
        SecondFactor.create(
            person=people.add(None, name="Ed", email="ed@example.org", role=Role.EDITOR), secret="GEZDGNBV"
        )
    run("init", secret_key="b" * 40, former_secret_keys="a" * 40)
    run("init", secret_key="b" * 40)
    with connection():
        assert SecondFactor.get().secret == "GEZDGNBV"


def test_it_tells_a_program_what_it_set_up(run: Run):
    names = sorted(path.stem for path in schema.MIGRATIONS.glob("0*.py"))
    told = {"database": "sqlite:///var/factcheck.db", "applied": names}
    assert json.loads(run("init", "--json").output) == told
    assert json.loads(run("init", "--json").output) == {**told, "applied": []}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://localhost/x", "starts with sqlite:/// or postgresql://"),
        ("postgresql://me:hidden@127.0.0.1:1/x", "does not answer"),
    ],
)
@pytest.mark.parametrize("command", [["init"], ["ledger", "verify"], ["demo"]], ids=" ".join)
def test_it_says_that_the_database_does_not_answer(run: Run, command: list[str], url: str, said: str):
    result = run(*command, database_url=url)
    assert (result.exit_code, said in result.output) == (1, True)
    assert "hidden" not in result.output
    assert "Traceback" not in result.output


def test_it_says_that_it_cannot_create_the_database(run: Run):
    result = run("init", database_url="sqlite:////proc/nowhere/x.db")
    assert (result.exit_code, "does not answer" in result.output) == (1, True)


@pytest.mark.parametrize(
    "command",
    [["demo"], ["serve"], ["worker"], ["ledger", "verify"], ["import", __file__], ["key", "add", "A partner"]],
    ids=lambda command: command[0],
)
def test_it_says_what_to_do_before_anything_is_set_up(run: Run, tmp_path: Path, command: list[str]):
    result = run(*command, secret_key="k" * 40)
    assert result.exit_code == 1
    assert "There is no database var/factcheck.db. Run `factcheck init`." in result.output
    assert list(tmp_path.iterdir()) == [], "only init creates a database"


def test_it_says_what_to_do_where_tables_lack(run: Run, tmp_path: Path):
    (tmp_path / "empty.db").touch()
    result = run("ledger", "verify", database_url="sqlite:///empty.db")
    assert result.exit_code == 1
    assert "lacks 0001_initial" in result.output
    assert "factcheck init" in result.output


def test_it_refuses_settings_that_are_wrong(run: Run):
    result = run("init", workers="many")
    assert (result.exit_code, "FACTCHECK_WORKERS" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("setting", "value", "said"), [("secret_key", "short", "32 characters"), ("sign_in_limit", "often", "often")]
)
def test_it_serves_nothing_unsafe(newsroom: Run, setting: str, value: str, said: str):
    result = newsroom("serve", **{"secret_key": "k" * 40, setting: value})
    assert result.exit_code == 1
    assert said in result.output


def test_it_serves_nowhere_that_another_server_listens(newsroom: Run):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)  # as another factcheck does
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = newsroom("serve", "--port", str(port), secret_key="k" * 40)
    assert result.exit_code == 1
    assert f"Nothing can be served at 127.0.0.1, port {port}: Address already in use." in result.output
    assert "factcheck serves" not in result.output


def test_it_serves_with_a_worker_that_is_quiet(tmp_path: Path):
    settings = {"FACTCHECK_DEVELOPMENT": "yes", "FACTCHECK_WORKERS": "1"}
    server.run("init", folder=tmp_path, settings=settings)
    with server.serving(folder=tmp_path, settings=settings):
        pass
    (line,) = (tmp_path / "serve.log").read_text().splitlines()
    assert line.startswith("factcheck serves http://127.0.0.1:")


# The demo


def counts() -> dict[str, int]:
    tables = (Person, Commentary, Edition, Claim, Verdict, LedgerEntry)
    return {table.__name__: table.select().count() for table in tables}


def test_it_loads_the_demo_once(run: Run):
    run("init")
    result = run("demo")
    assert result.exit_code == 0, result.output
    assert PASSWORD in result.output
    with connection():
        first = counts()
        assert first["Commentary"] == 3
        assert {edition.language for edition in Edition.select()} == {"en", "ru", "be"}
        assert {verdict.state for verdict in Verdict.select()} == set(VerdictState) - {VerdictState.WITHDRAWN}
        assert {ClaimState.DISMISSED, ClaimState.CHECKED, ClaimState.IN_REVIEW} <= {c.state for c in Claim.select()}
    assert run("demo").exit_code == 0
    with connection():
        assert counts() == first


def test_it_tells_a_program_the_sign_ins_of_the_demo(run: Run):
    run("init")
    told = json.loads(run("demo", "--json").output)
    with connection():
        assert all(people.authenticate(each["email"], each["password"]) for each in told)
        assert {each["role"] for each in told} == {"admin", "editor", "fact-checker", "viewer"}


def test_it_loads_no_demo_among_real_people(newsroom: Run):
    result = newsroom("demo")
    assert (result.exit_code, "Nothing was loaded" in result.output) == (1, True)
    with connection():
        assert Commentary.select().count() == 0


# The ledger


def test_it_says_that_every_entry_holds(newsroom: Run):
    with_entries = newsroom("ledger", "verify")
    assert with_entries.exit_code == 0
    assert "entries hold" in with_entries.output
    assert json.loads(newsroom("ledger", "verify", "--json").output)["problem"] is None


def test_it_names_the_first_broken_entry(newsroom: Run):
    newsroom("ledger", "verify")
    with connection():
        LedgerEntry.update(act="person.forge").where(LedgerEntry.sequence.in_([3, 5])).execute()
    result = newsroom("ledger", "verify")
    assert (result.exit_code, "entry 3" in result.output) == (1, True)
    result = newsroom("ledger", "verify", "--json")
    assert result.exit_code == 1
    told = json.loads(result.output)
    assert (told["sound_entries"], told["problem"]) == (2, "entry 3 was changed after it was written")
