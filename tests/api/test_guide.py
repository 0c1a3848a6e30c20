"""Every snippet of docs/api.md does what it says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from standardwebhooks import Webhook as Signer

from factcheck import clock
from tests.api.conftest import Checked

GUIDE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
SNIPPETS = re.findall(r"^```(sh|python)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)
SHELL = [code for language, code in SNIPPETS if language == "sh" and "KEY=" not in code]
PYTHON = [code for language, code in SNIPPETS if language == "python" and "import" in code and "def " not in code]
VERIFY = next(code for language, code in SNIPPETS if "def is_genuine" in code)


def environment(live: str, key: str) -> dict[str, str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "FACTCHECK": live, "KEY": key, "PATH": programs}


def test_it_has_every_snippet_that_is_tested_here():
    assert len(SHELL) + len(PYTHON) + 2 == len(SNIPPETS)  # the variables, and how to verify
    assert (len(SHELL), len(PYTHON)) == (7, 3)


@pytest.mark.parametrize("code", SHELL, ids=lambda code: code.splitlines()[0][:50])
def test_its_shell_works(
    live: str, secret: str, checked: Checked, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("factcheck.services.jobs.split_edition", lambda edition_id: None)
    # No name is resolved here, so the webhook goes to an address that is public and is only judged.
    code = code.replace("partner.example", "93.184.215.14")
    done = subprocess.run(
        ["bash", "-euc", code],
        env=environment(live, secret),
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("code", PYTHON, ids=["match", "unchanged", "changes"])
def test_its_python_works(live: str, secret: str, checked: Checked, code: str):
    done = subprocess.run([sys.executable, "-c", code], env=environment(live, secret), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    if "If-None-Match" in code:
        assert done.stdout == "304\n"
    if "/changes" in code:
        assert "verdict.published" in done.stdout


def test_its_check_of_a_signature_is_right():
    found: dict[str, object] = {}
    exec(VERIFY, found)
    secret, body, now = "whsec_" + "c2VjcmV0" * 4, '{"type": "x"}', clock.now()
    headers = {
        "webhook-id": "1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": "v1,bm90aGluZw== " + Signer(secret).sign("1", now, body),
    }
    genuine = found["is_genuine"]
    assert callable(genuine)
    assert genuine(secret, headers, body.encode())
    assert not genuine(secret, headers, b'{"type": "y"}')
