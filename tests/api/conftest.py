"""What the tests of the API share: a partner who asks with a key, and a server that is really there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck.models import Claim, Commentary, Edition, Person, Verdict
from factcheck.services import pairing, partners
from factcheck.services.partners import SCOPES
from tests.factories import (
    approve,
    make_claim,
    make_claim_in,
    make_commentary,
    make_evidence,
    make_translation,
    propose,
    publish,
)
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


@dataclass(frozen=True)
class Translated:
    """The bridge in Russian: a claim that is the mayor's of the original, and one of its own."""

    edition: Edition
    claim: Claim
    other: Claim


@pytest.fixture
def translated(checked: Checked, fyodor: Person, ed: Person) -> Translated:
    edition = make_translation(ed, checked.commentary)
    wording = "Мост стоил 5 миллионов евро."
    claim = make_claim_in(fyodor, edition, "он стоил 5 миллионов евро", wording=wording, holder="мэр")
    pairing.confirm(fyodor, claim, checked.claim, seen=claim.version)
    other = make_claim_in(fyodor, edition, "Мост через реку открылся в 1998 году")
    return Translated(edition, Claim.find(claim.id), other)


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The address of the app, served by threads of this process."""
    with in_threads(app) as address:
        yield address
