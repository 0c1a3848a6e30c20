"""`factcheck mirror`: the same bytes, also while editors publish, and after it was interrupted."""

import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import main
from factcheck.cli import mirror as command
from factcheck.models import LedgerHead, Person, Rendition
from factcheck.services import commentaries, pairing, verdicts
from tests.api.conftest import Checked
from tests.factories import (
    approve,
    make_claim,
    make_claim_in,
    make_commentary,
    make_translation,
    propose,
    publish,
)
from tests.races import together


def mirror(server: str, key: str, file: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["mirror", server, "--key", key, "--to", str(file), *options])


def mirrored(file: Path) -> dict[str, bytes]:
    rows = sqlite3.connect(file)
    found = dict(rows.execute("SELECT path, body FROM resource"))
    rows.close()
    return found


def published() -> dict[str, bytes]:
    return {row.path: bytes(row.body) for row in Rendition.select().where(Rendition.became.is_null(False))}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "partner.db"


def test_it_mirrors_byte_for_byte(live: str, secret: str, checked: Checked, file: Path):
    outcome = mirror(live, secret, file, "--json")
    assert outcome.exit_code == 0, outcome.output
    assert mirrored(file) == published()
    assert len(published()) == 4


def test_it_catches_up_after_a_while(
    live: str,
    secret: str,
    checked: Checked,
    file: Path,
    fyodor: Person,
    ed: Person,
):
    mirror(live, secret, file)
    approve(ed, propose(fyodor, checked.claim, "mixed", correction="New accounts came out."))
    publish(ed, make_commentary(fyodor, title="Another"))
    commentaries.withdraw(ed, checked.commentary, seen=checked.commentary.version, reason="It was a parody.")
    assert mirrored(file) != published()
    mirror(live, secret, file)
    assert mirrored(file) == published()


def work(editor: Person, checker: Person, number: int) -> None:
    """What a newsroom does in a day: publish, translate, correct, retract, withdraw."""
    for round in range(3):
        commentary = make_commentary(checker, title=f"Desk {number}, round {round}")
        claim = make_claim(checker, commentary)
        approve(editor, propose(checker, claim))
        publish(editor, commentary)
        if round == 0:
            same = make_claim_in(checker, make_translation(editor, commentary), "он стоил 5 миллионов евро")
            pairing.confirm(checker, same, claim, seen=same.version)
        corrected = approve(editor, propose(checker, claim, "mixed", correction="New accounts came out."))
        if round == 1:
            verdicts.retract(editor, corrected, seen=corrected.version, reason="The accounts were forged.")
        if round == 2:
            commentaries.withdraw(editor, commentary, seen=commentary.version, reason="It was a parody.")


def test_it_mirrors_byte_for_byte_while_editors_publish(
    live: str,
    secret: str,
    checked: Checked,
    file: Path,
    fyodor: Person,
    ed: Person,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("factcheck.api.v1.export.BATCH", 3)
    done = threading.Event()
    outcomes: list[Result] = []

    def follow() -> None:
        while not done.is_set():
            outcomes.append(mirror(live, secret, file))

    follower = threading.Thread(target=follow)
    follower.start()
    try:
        together(*[lambda number=number: work(ed, fyodor, number) for number in range(4)])
    finally:
        done.set()
        follower.join()
    outcomes.append(mirror(live, secret, file))
    assert [outcome.exit_code for outcome in outcomes if outcome.exit_code] == []
    assert mirrored(file) == published()
    assert len(published()) >= 4 * 3 * 5


def test_it_goes_on_where_it_was_interrupted(
    live: str,
    secret: str,
    checked: Checked,
    file: Path,
    fyodor: Person,
    ed: Person,
    monkeypatch: pytest.MonkeyPatch,
):
    for number in range(5):
        publish(ed, make_commentary(fyodor, title=f"Number {number}"))
    kept: list[dict[str, Any]] = []
    real = command.Mirror.keep

    def interrupted(self: command.Mirror, resource: dict[str, Any]) -> None:
        if len(kept) == 8:
            raise KeyboardInterrupt
        kept.append(resource)
        real(self, resource)

    with monkeypatch.context() as patched:
        patched.setattr(command.Mirror, "keep", interrupted)
        assert mirror(live, secret, file).exit_code != 0
    position = sqlite3.connect(file).execute("SELECT position FROM mirror").fetchone()[0]
    assert 0 < position < LedgerHead.current().sequence
    assert mirror(live, secret, file).exit_code == 0
    assert mirrored(file) == published()


def test_it_goes_on_when_a_stream_breaks_off(
    live: str,
    secret: str,
    checked: Checked,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    real, broken = command._lines, []

    def breaking(answer: Any) -> Any:
        for line in real(answer):
            if not broken:
                broken.append(line)
                raise command.Interrupted("The stream broke off.", pause=0.01)
            yield line

    monkeypatch.setattr(command, "_lines", breaking)
    outcome = mirror(live, secret, file)
    assert outcome.exit_code == 0
    assert mirrored(file) == published()


def test_it_refuses_a_file_that_mirrors_another_server(live: str, secret: str, checked: Checked, file: Path):
    mirror(live, secret, file)
    outcome = mirror("http://elsewhere.example", secret, file)
    assert outcome.exit_code == 1
    assert live in outcome.output


def test_it_says_why_the_server_refuses(live: str, file: Path):
    outcome = mirror(live, "nonsense", file)
    assert outcome.exit_code == 1
    assert "401" in outcome.output
    assert "unknown, revoked or expired" in outcome.output


def test_it_says_when_the_ledger_was_turned_back(live: str, secret: str, checked: Checked, file: Path):
    mirror(live, secret, file)
    rows = sqlite3.connect(file)
    rows.execute("UPDATE mirror SET position = 1000000")
    rows.commit()
    rows.close()
    outcome = mirror(live, secret, file)
    assert outcome.exit_code == 1
    assert "mirror everything anew" in outcome.output
