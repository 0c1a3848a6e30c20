"""Keys, scopes, limits, rotation, and what any page's script may do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck import clock, create_app
from factcheck.models import ApiKey, KeyUsage, Partner, Person
from factcheck.models.db import db
from factcheck.services import partners
from factcheck.services.partners import SCOPES
from factcheck.settings import Settings
from tests.api.conftest import Api
from tests.conftest import close

NEEDS = {
    "search?q=bridge": "search",
    "changes": "changes",
    "export.ndjson": "changes",
    "export.csv": "changes",
    "webhooks": "webhooks",
    "verdicts": "verdicts:read",
}


def key_for(*scopes: str, **details: object) -> str:
    partner = Partner.get_or_none(Partner.name == "Another") or partners.add(None, name="Another")
    return partners.issue_key(None, partner, scopes=scopes, **details)[1]  # type: ignore[arg-type]


@pytest.mark.parametrize(("address", "scope"), NEEDS.items())
def test_it_asks_for_the_scope_and_names_it(client: FlaskClient, database: object, address: str, scope: str):
    without = Api(client, key_for(*(each for each in SCOPES if each != scope)))
    refused = without.get(address)
    assert (refused.status_code, refused.json["detail"]) == (403, f"This key lacks the scope {scope}.")
    assert Api(client, key_for(scope)).get(address).status_code == 200


@pytest.mark.parametrize(("method", "address"), [("POST", "match"), ("POST", "commentaries"), ("POST", "webhooks")])
def test_it_asks_who_writes_for_a_key(client: FlaskClient, method: str, address: str):
    answer = client.open(f"/api/v1/{address}", method=method, json={})
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer", "Basic eDp5", "nonsense"])
def test_it_refuses_a_key_that_is_none(client: FlaskClient, header: str):
    assert client.get("/api/v1/verdicts", headers={"Authorization": header}).status_code == 401


def test_it_refuses_before_it_looks_at_what_was_asked(client: FlaskClient):
    answer = client.get("/api/v1/changes?nonsense=1")
    assert answer.status_code == 401


def test_it_lets_anybody_read_a_little(client: FlaskClient):
    answer = client.get("/api/v1/verdicts")
    assert answer.status_code == 200
    assert answer.headers["RateLimit-Policy"] == '"anonymous";q=30;w=60'


def test_it_lets_nobody_read_without_a_key_where_the_setting_says_so(settings: Settings, app: Flask):
    database = db.obj
    strict = create_app(replace(settings, anonymous_rate=""))
    db.initialize(database)
    try:
        assert strict.test_client().get("/api/v1/verdicts").status_code == 401
    finally:
        close(strict.extensions["front_door"].database)


def test_it_tells_what_is_left_and_when_to_come_back(client: FlaskClient, database: object):
    api = Api(client, key_for("verdicts:read", rate="2 per minute"))
    first = api.get("ratings")
    assert first.headers["RateLimit"].startswith('"rate";r=1;t=')
    api.get("ratings")
    refused = api.get("ratings")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.json["retry_after"] == int(refused.headers["Retry-After"])


def test_it_counts_a_key_s_quota_beside_its_rate(client: FlaskClient, database: object):
    api = Api(client, key_for("verdicts:read", quota="1 per day"))
    assert api.get("ratings").status_code == 200
    assert api.get("ratings").status_code == 429


def test_it_counts_each_key_s_requests_of_a_day(app: Flask, api: Api):
    for _ in range(3):
        api.get("ratings")
    app.extensions["usage"].flush()
    api.get("ratings")
    app.extensions["usage"].flush()
    (usage,) = KeyUsage.select()
    assert (usage.day, usage.requests) == (clock.now().date(), 4)
    assert ApiKey.get(ApiKey.id == usage.key_id).used_today == 4


def test_it_takes_both_keys_while_a_rotation_overlaps(client: FlaskClient, database: object, ada: Person):
    old = key_for("verdicts:read")
    row = ApiKey.get(ApiKey.digest == ApiKey.digest_of(old))
    new_row, new = partners.rotate_key(ada, row, overlap=timedelta(hours=1))
    assert new_row.scopes == row.scopes
    assert Api(client, old).get("ratings").status_code == Api(client, new).get("ratings").status_code == 200
    later = clock.now() + timedelta(hours=2)
    with clock.reading(lambda: later):
        assert Api(client, old).get("ratings").status_code == 401
        assert Api(client, new).get("ratings").status_code == 200


def test_it_ends_an_expiring_key_at_its_moment(client: FlaskClient, database: object):
    ends = clock.now() + timedelta(days=1)
    api = Api(client, key_for("verdicts:read", expires_at=ends))
    assert api.get("ratings").status_code == 200
    with clock.reading(lambda: ends):
        assert api.get("ratings").status_code == 401


def test_it_ends_a_revoked_key_at_once(api: Api, ada: Person):
    partners.revoke_key(ada, ApiKey.get())
    assert api.get("ratings").status_code == 401


def test_it_gives_a_revoked_key_no_successor(api: Api, ada: Person):
    key = ApiKey.get()
    partners.revoke_key(ada, key)
    with pytest.raises(partners.Conflict):
        partners.rotate_key(ada, ApiKey.get(), overlap=timedelta(hours=1))
    assert ApiKey.select().count() == 1


def test_it_keeps_no_key_only_its_digest(api: Api):
    row = ApiKey.get()
    assert api.key not in str(row.__data__)
    assert api.key.startswith(row.prefix)
    assert len(row.prefix) == 8


def test_it_lets_any_page_s_script_read(client: FlaskClient):
    preflight = client.options(
        "/api/v1/verdicts",
        headers={"Origin": "https://page.example", "Access-Control-Request-Headers": "authorization"},
    )
    assert preflight.status_code == 200
    assert preflight.headers["Access-Control-Allow-Origin"] == "*"
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    answer = client.get("/api/v1/verdicts")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_it_sets_no_cookie(api: Api):
    assert "Set-Cookie" not in api.get("verdicts").headers


def test_it_gives_a_request_its_id_back(api: Api):
    assert api.get("ratings", X_Request_Id="mine-1").headers["X-Request-Id"] == "mine-1"
    own = api.get("ratings", X_Request_Id="not allowed: ä").headers["X-Request-Id"]
    assert len(own) == 26


def test_it_answers_an_unknown_address_with_a_problem(api: Api):
    answer = api.get("nonsense")
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_it_names_the_methods_of_an_address(api: Api):
    answer = api.send("DELETE", "verdicts")
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("address", ["changes?nonsense=1", "verdicts/nonsense", "nonsense"])
def test_its_problem_types_are_pages_that_explain(api: Api, client: FlaskClient, address: str):
    problem = api.get(address).json
    page = client.get(problem["type"])
    assert page.status_code == 200
    assert problem["title"] in page.text


@pytest.mark.parametrize("address", ["verdicts", "nonsense", "verdicts/nonsense", "verdicts?nonsense=1"])
def test_it_says_the_same_with_a_session_or_without(client: FlaskClient, database: object, address: str):
    answer = client.get(f"/api/v1/{address}", headers={"X-Request-Id": "mine"})
    assert answer.headers["Vary"] == "Authorization"
    assert answer.headers["X-Request-Id"] == "mine"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
