"""People at the workbench: `python -m bench.people ADDRESS DATABASE CLAIM…` has eight judge claims, one a second each.

They go over these claims again and again, each time as a correction, from when it prints "ready" until its input ends.
"""

import re
import sqlite3
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from itertools import cycle

import httpx

from bench.newsroom import PASSWORD
from factcheck.policy import Role

PEOPLE = 8
PACE = 1.0  # seconds from one verdict of somebody's to the next


class Desk:
    """Somebody's browser, signed in at the workbench."""

    def __init__(self, address: str, role: Role) -> None:
        self.browser = httpx.Client(base_url=address, timeout=60)
        self.token = self._token()
        self.act("/sign-in", email=f"{role.value}@bench.example", password=PASSWORD)
        self.token = self._token()

    def _token(self) -> str:
        page = self.browser.get("/account", follow_redirects=True).text
        return str(re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page)[0])

    def see(self, path: str) -> httpx.Response:
        """Open a page."""
        answer = self.browser.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return answer

    def act(self, path: str, **form: str) -> None:
        """Send a form."""
        answer = self.browser.post(path, data={**form, "csrf_token": self.token})
        assert answer.status_code == 303, f"{path}: {answer.status_code} {answer.text[:500]}"


class Pair:
    """A fact-checker who proposes verdicts, and an editor who approves them."""

    def __init__(self, address: str, database: str) -> None:
        self.database = database
        self.checker, self.editor = (Desk(address, role) for role in (Role.FACT_CHECKER, Role.EDITOR))

    def judge(self, claim: str) -> None:
        """Have a verdict on this claim proposed and approved."""
        said = {"rating": "false", "summary": "It is another.", "correction": "A new source."}
        self.checker.act(f"/desk/claims/{claim}/verdicts", **said)
        waiting = "SELECT id, version FROM verdict WHERE claim_id = ? AND state = 'proposed'"
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            ((verdict, version),) = database.execute(waiting, (claim,)).fetchall()
        self.editor.act(f"/desk/verdicts/{verdict}/approve", seen=f"{version}")


def main(address: str, database: str, *claims: str) -> None:
    """Work until the input ends."""
    pair, stop = Pair(address, database), threading.Event()
    refused: list[Exception] = []

    def work(share: Sequence[str], delay: float) -> None:
        due = time.monotonic() + delay
        try:
            for claim in cycle(share):
                if stop.wait(max(0.0, due - time.monotonic())):
                    return
                pair.judge(claim)
                due += PACE
        except Exception as problem:
            refused.append(problem)

    people = [
        threading.Thread(target=work, args=(claims[number::PEOPLE], PACE * number / PEOPLE)) for number in range(PEOPLE)
    ]
    print("ready", flush=True)
    for each in people:
        each.start()
    sys.stdin.read()
    stop.set()
    for each in people:
        each.join()
    if refused:
        raise refused[0]


if __name__ == "__main__":
    main(*sys.argv[1:])
