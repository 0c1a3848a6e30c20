"""What whoever watches the server asks: whether it is well, and its numbers."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from peewee import Database
from prometheus_client.parser import text_string_to_metric_families

from factcheck import create_app, logs
from factcheck.models import Person
from factcheck.models.db import db
from factcheck.settings import Settings
from tests.conftest import close, settings_on
from tests.factories import make_commentary, publish
from tests.postgres import Server

ROOT = Path(__file__).parents[2]
KEY = "a key that only Prometheus has"


@pytest.fixture
def watched(settings: Settings, database: Database) -> Iterator[Flask]:
    """An application whose numbers may be read."""
    app = create_app(replace(settings, metrics_key=KEY))
    db.initialize(database)
    yield app
    close(app.extensions["front_door"].database)


def read(app: Flask, key: str = KEY) -> dict[tuple[str, ...], float]:
    """The numbers, by their names and their labels' values."""
    answer = app.test_client().get("/metrics", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 200
    families = text_string_to_metric_families(answer.text)
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_says_that_it_is_well(client: FlaskClient, path: str):
    answer = client.get(path)
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_it_is_not_ready_before_the_tables_are_there(tmp_path: Any):
    app = create_app(settings_on(f"sqlite:///{tmp_path}/empty.db"))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert "0001_initial" in answer.text
    close(app.extensions["front_door"].database)


@pytest.mark.postgresql
def test_it_is_well_but_not_ready_while_the_database_is_away(postgresql: Server):
    with postgresql.new_database() as url:
        app = create_app(replace(settings_on(url), metrics_key=KEY))
    client = app.test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert read(app)["factcheck_database_up",] == 0


@pytest.mark.parametrize("sent", ["", "Bearer ", "Bearer something else", KEY])
def test_it_tells_its_numbers_only_to_whoever_has_the_key(watched: Flask, sent: str):
    assert watched.test_client().get("/metrics", headers={"Authorization": sent}).status_code == 401


def test_it_tells_no_numbers_where_there_is_no_key(client: FlaskClient):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_it_counts_requests_by_who_answered_and_how(watched: Flask):
    counted = ("reader", "200"), ("stored", "200"), ("reader", "404")
    before = read(watched)
    reader = watched.test_client()
    for path in ("/search", "/", "/", "/topics/nothing"):
        reader.get(path)
    after = read(watched)
    name = "factcheck_request_seconds_count"
    assert [after[name, *each] - before.get((name, *each), 0) for each in counted] == [1, 2, 1]


def test_it_tells_what_waits(watched: Flask, ed: Person, fyodor: Person):
    before = read(watched)
    publish(ed, make_commentary(fyodor))
    after = read(watched)
    assert after["factcheck_ledger_head",] > before["factcheck_ledger_head",]
    assert (after["factcheck_database_up",], after["factcheck_editions_to_split",]) == (1, 0)


def test_its_dashboard_shows_numbers_that_there_are(watched: Flask):
    watched.test_client().get("/")
    told = {name for name, *_ in read(watched)}
    shown = set(re.findall(r"factcheck_\w+", (ROOT / "docs" / "grafana.json").read_text()))
    assert shown - told <= {"factcheck_replica_up", "factcheck_replica_entries_behind"}


# Logs


@pytest.fixture
def logged(settings: Settings, database: Database, capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
    """What a request to a path, with an id of its own, is logged as."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logs.requests.level

    def get(path: str, request_id: str) -> list[dict[str, Any]]:
        app = create_app(replace(settings, log_json=True, log_requests=True))
        db.initialize(database)
        app.test_client().get(path, headers={"X-Request-Id": request_id})
        close(app.extensions["front_door"].database)
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    yield get
    root.handlers, root.level = before[:2]
    logs.requests.setLevel(before[2])


def test_it_logs_a_request_by_its_rule_and_its_id(logged: Any):
    (line,) = logged("/topics/secret?language=ru", "abc-1")
    assert line["message"] == "GET /topics/<path:name>"
    assert (line["request_id"], line["status"], line["level"]) == ("abc-1", 404, "INFO")


@pytest.mark.parametrize("asked", ["", "two words", "a\tb", "x" * 101])
def test_it_gives_a_request_an_id_where_it_has_none_that_fits(logged: Any, asked: str):
    (line,) = logged("/search", asked)
    assert len(line["request_id"]) == 26
