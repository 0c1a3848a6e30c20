"""Every address, asked by everybody: anonymous, each role, a key with each scope, another partner's key.

The table is `policy.MAY` for people, and the scopes for keys. An address that says neither, and is not on the list of
what is public, fails.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from factcheck import policy
from factcheck.models import Partner, Person
from factcheck.policy import Role
from factcheck.services import partners
from factcheck.services.partners import READ, SCOPES
from tests.addresses import FIELDS, Address, addresses, make_places, token_of, undone
from tests.forms import sign_in
from tests.rows import all_rows

CAST = {Role.VIEWER: "Vera", Role.FACT_CHECKER: "Fyodor", Role.EDITOR: "Ed", Role.ADMIN: "Ada"}

PUBLIC_ROOMS = ("reader", "health", "static", "api_pages")
PUBLIC = {
    "accounts.sign_in",
    "accounts.authenticate",
    "accounts.ask_code",
    "accounts.check_code",
    "accounts.sign_out",
    "accounts.show_link",
    "accounts.use_link",
}
KEYED_ROOMS = ("v1", "google")
PEOPLES_ROOMS = ("accounts", "admin", "workbench")


@pytest.fixture
def places(app: Flask, ed: Person, faina: Person) -> dict[str, Any]:
    often = "100000 per minute"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], key_rate=often, anonymous_rate=often)
    return make_places(ed, faina)


def act_of(app: Flask, address: Address) -> str | None:
    """The act that the view of an address names, or the one that its room is for, if it only shows something."""
    own: str | None = getattr(app.view_functions[address.endpoint], "act", None)
    room = getattr(app.blueprints.get(address.room), "act", None)
    return own or (room if address.method == "GET" else None)


def guarded(app: Flask, places: dict[str, Any]) -> Iterator[tuple[Address, str]]:
    for address in addresses(app, places, PEOPLES_ROOMS):
        if address.endpoint not in PUBLIC:
            act = act_of(app, address)
            assert act, f"{address.endpoint} names no act: put @requires(…) under its route"
            yield address, act


def ask(client: FlaskClient, address: Address, fields: dict[str, str], **headers: str) -> TestResponse:
    """Send a request and look at the answer's head: a stream has no end."""
    data = fields if address.method != "GET" else None
    answer = client.open(address.path, method=address.method, data=data, headers=headers)
    answer.close()
    return answer


class SomebodyElses:
    """A thing of which everything is somebody else's."""

    def __getattr__(self, name: str) -> Any:
        return () if name.endswith("s") else "somebody else"


def turned_away(answer: TestResponse) -> bool:
    return answer.status_code in (401, 403) or (answer.location or "").startswith("/sign-in")


def test_it_names_for_every_address_whom_it_is_for(app: Flask, places: dict[str, Any]):
    known = {*PUBLIC_ROOMS, *KEYED_ROOMS, *PEOPLES_ROOMS}
    assert {rule.endpoint.split(".")[0] for rule in app.url_map.iter_rules()} <= known
    assert {act for _, act in guarded(app, places)} <= policy.MAY.keys()
    scopes = {getattr(app.view_functions[each.endpoint], "scope", READ) for each in addresses(app, places, KEYED_ROOMS)}
    assert scopes == set(SCOPES), "each scope is for something"


@pytest.mark.parametrize("key", [False, True], ids=["nobody", "a key"])
def test_it_sends_strangers_to_the_form(app: Flask, places: dict[str, Any], key: bool):
    """A partner with a key for everything is a stranger to the newsroom's pages too."""
    client, before = app.test_client(), all_rows()
    headers = {"Authorization": f"Bearer {issue(*SCOPES)}"} if key else {}
    form = {**FIELDS, "csrf_token": token_of(client)}
    for address, _ in guarded(app, places):
        answer = ask(client, address, form, **headers)
        assert (answer.status_code, (answer.location or "").partition("?")[0]) == (302, "/sign-in"), address
    assert {**all_rows(), **dict.fromkeys(("Partner", "ApiKey", "LedgerEntry", "LedgerHead"))} == {
        **before,
        **dict.fromkeys(("Partner", "ApiKey", "LedgerEntry", "LedgerHead")),
    }


@pytest.mark.parametrize("role", Role)
def test_it_lets_each_role_do_what_the_policy_says_and_nothing_else(app: Flask, places: dict[str, Any], role: Role):
    client, person = app.test_client(), Person.get(name=CAST[role])
    sign_in(client, person)
    token = {"csrf_token": token_of(client)}
    chosen = f"{places['claim_id']}@1"
    before = all_rows()
    for address, act in guarded(app, places):
        for fields in ({**FIELDS, "other": chosen, "claims": chosen, **token}, token):
            if policy.may(person, act):
                with undone():
                    answer = ask(client, address, fields)
                # Whether it is their own, or somebody else's, is for the service to judge.
                by_thing = not policy.may(person, act, SomebodyElses())
                assert by_thing or not turned_away(answer), f"{role}: {address}"
            else:
                answer = ask(client, address, fields)
                # 404 where a thing is not there, so that there is no page to show the refusal on.
                assert answer.status_code in (403, 404), f"{role} may do {act}: {address}, {answer.status_code}"
            assert answer.status_code < 500, address
    assert all_rows() == before


def test_it_shows_the_public_side_alike_to_whoever_is_signed_in(app: Flask, places: dict[str, Any], ada: Person):
    stranger, admin = app.test_client(), app.test_client()
    sign_in(admin, ada)
    for address in addresses(app, places, PUBLIC_ROOMS):
        if address.method == "GET":
            first, second = (client.get(address.path, buffered=True) for client in (stranger, admin))
            assert not turned_away(first), address
            assert (first.status_code, first.data) == (second.status_code, second.data), address


def issue(*scopes: str, partner: str = "The Platform") -> str:
    """The secret of a new key of a partner."""
    known = Partner.get_or_none(Partner.name == partner) or partners.add(None, name=partner)
    return partners.issue_key(None, known, scopes=scopes)[1]


@pytest.mark.parametrize("scope", [None, *SCOPES])
def test_it_lets_each_key_do_what_its_scope_says_and_nothing_else(
    app: Flask, places: dict[str, Any], ada: Person, scope: str | None
):
    """Without a key, the session of an admin opens nothing, and reading verdicts is open to everybody."""
    client = app.test_client()
    sign_in(client, ada)
    headers = {"Authorization": f"Bearer {issue(scope)}"} if scope else {}
    for address in addresses(app, places, KEYED_ROOMS):
        needed = getattr(app.view_functions[address.endpoint], "scope", READ)
        allowed = scope == needed if scope else (needed == READ and address.method == "GET")
        with undone():
            answer = client.open(address.path, method=address.method, headers=headers, json={})
            answer.close()
        assert answer.status_code < 500, address
        if allowed and address.endpoint != "google.refuse_writing":
            assert not turned_away(answer), f"{scope}: {address}, {answer.status_code}"
        elif not allowed:
            assert answer.status_code == (403 if scope else 401), f"{scope}: {address}, {answer.status_code}"


def test_it_shows_a_partner_nothing_of_another(app: Flask, places: dict[str, Any]):
    theirs, client = issue("webhooks", partner="Theirs"), app.test_client()
    headers = {"Authorization": f"Bearer {issue('webhooks', partner='Ours')}"}
    body = {"url": "https://93.184.215.14/hook"}
    made = client.post("/api/v1/webhooks", json=body, headers={"Authorization": f"Bearer {theirs}"})
    assert made.status_code == 201, made.text
    before = all_rows()
    for address in addresses(app, {"id": made.json["id"]}, ("v1",)):
        if "webhooks/" in address.path:
            answer = client.open(address.path, method=address.method, headers=headers, json=body)
            assert answer.status_code == 404, address
    assert client.get("/api/v1/webhooks", headers=headers).json["webhooks"] == []
    after = all_rows()
    assert {name: rows for name, rows in after.items() if name != "KeyUsage"} == {
        name: rows for name, rows in before.items() if name != "KeyUsage"
    }
