"""What the tests of the API share: a partner who asks with a key, and a server that is really there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Claim, Commentary, Person, Verdict
from factcheck.services import partners
from factcheck.services.partners import SCOPES
from tests.factories import approve, make_claim, make_commentary, make_evidence, propose, publish
from tests.server import in_threads


@dataclass(frozen=True)
class Api:
    """A partner's client."""

    client: FlaskClient
    key: str

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.send("GET", path, **headers)

    def send(self, method: str, path: str, *, body: Any = None, **headers: str) -> TestResponse:
        """Send a request with the key; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Authorization": f"Bearer {self.key}"} | named
        path = path if path.startswith(("/", "http")) else f"/api/v1/{path}"
        return self.client.open(path, method=method, json=body, headers=sent, buffered=True)


@pytest.fixture
def secret(database: Any) -> str:
    """A key with every scope."""
    return partners.issue_key(None, partners.add(None, name="The Platform"), scopes=SCOPES)[1]


@pytest.fixture
def api(client: FlaskClient, secret: str) -> Api:
    """A partner with a key for everything."""
    return Api(client, secret)


@dataclass(frozen=True)
class Checked:
    """A published commentary with one checked claim."""

    commentary: Commentary
    claim: Claim
    verdict: Verdict


@pytest.fixture
def checked(fyodor: Person, ed: Person) -> Checked:
    """The bridge: a claim of the mayor's that is false."""
    commentary = make_commentary(fyodor, topic="Bridges", outlet="The Daily")
    claim = make_claim(fyodor, commentary, holder="the mayor")
    make_evidence(fyodor, claim)
    verdict = approve(ed, propose(fyodor, claim))
    publish(ed, commentary)
    return Checked(commentary, claim, verdict)


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The address of the app, served by threads of this process."""
    with in_threads(app) as address:
        yield address
