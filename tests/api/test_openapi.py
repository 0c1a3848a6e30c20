"""The description of the API: complete, true, and kept."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

from factcheck.cli import main
from factcheck.services.partners import SCOPES
from tests.api.conftest import Api, Checked

RELEASED = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.fixture
def spec(app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = app.test_client().get("/api/v1/openapi.json").json
    return found


def operations(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every operation with its method, its path and all its parameters, by its id."""
    return {
        operation["operationId"]: {
            **operation,
            "method": method.upper(),
            "path": path,
            "parameters": [*methods.get("parameters", []), *operation.get("parameters", [])],
        }
        for path, methods in spec["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    }


def test_it_is_valid(spec: dict[str, Any]):
    OpenAPIV31SpecValidator(spec).validate()


def test_it_describes_every_route(app: Flask, spec: dict[str, Any]):
    routes = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("v1.")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert routes == {(each["method"], each["path"]) for each in operations(spec).values()}


def test_it_says_of_every_operation_what_it_does_and_needs(spec: dict[str, Any]):
    for name, operation in operations(spec).items():
        assert operation["summary"].endswith("."), name
        assert set(operation["security"][0]["key"]) <= set(SCOPES), name
        assert {"401", "403", "429"} <= operation["responses"].keys(), name


def test_it_can_be_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spec: dict[str, Any]):
    monkeypatch.chdir(tmp_path)
    environment = {"FACTCHECK_SECRET_KEY": "a secret for tests alone, long enough"}
    printed = CliRunner().invoke(main, ["openapi"], env=environment)
    assert printed.exit_code == 0, printed.output
    assert json.loads(printed.output)["paths"] == spec["paths"]


def test_its_examples_of_parameters_are_accepted(api: Api, checked: Checked, spec: dict[str, Any]):
    ids = {
        "listVerdicts": "verdicts",
        "listClaims": "claims",
        "listCommentaries": "commentaries",
        "listEditions": "editions",
        "search": "search",
        "listClaimReviews": "verdicts.jsonld",
    }
    tried = 0
    for name in ids:
        examples = {
            parameter["name"]: parameter["schema"]["example"]
            for parameter in operations(spec)[name]["parameters"]
            if "example" in parameter.get("schema", {})
        }
        assert examples, name
        answer = api.client.get(
            f"/api/v1/{ids[name]}", query_string=examples, headers={"Authorization": f"Bearer {api.key}"}
        )
        assert answer.status_code == 200, answer.text
        tried += len(examples)
    assert tried > 20


def example_of(schema: dict[str, Any], spec: dict[str, Any]) -> dict[str, Any]:
    """A body made of the examples of its fields."""
    fields = spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["properties"]
    made = {name: field["example"] for name, field in fields.items() if "example" in field}
    for name, field in fields.items():
        if field.get("type") == "array" and "$ref" in field["items"]:
            made[name] = [example_of(field["items"], spec)]
    return made


@pytest.mark.parametrize("name", ["match", "pushCommentary", "addWebhook"])
def test_its_examples_of_bodies_are_accepted(
    api: Api, checked: Checked, spec: dict[str, Any], name: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("factcheck.services.jobs.split_edition", lambda edition_id: None)
    monkeypatch.setattr("factcheck.services.fetching.Fetcher.check", lambda self, url: None)
    operation = operations(spec)[name]
    body = example_of(operation["requestBody"]["content"]["application/json"]["schema"], spec)
    assert body
    answer = api.send(operation["method"], operation["path"], body=body)
    assert str(answer.status_code) in operation["responses"], answer.text
    assert answer.status_code < 300


def broken(old: Any, new: Any, place: str = "") -> list[str]:
    """What a client of the old description would miss in the new one."""
    if isinstance(old, dict):
        if not isinstance(new, dict):
            return [place]
        # Words for people may change; members may well be called like them.
        names = [name for name in old if name not in WORDS or place.endswith("/properties")]
        lost = [f"{place}/{name}" for name in names if name not in new]
        kept = [name for name in names if name in new]
        return lost + [problem for name in kept for problem in broken(old[name], new[name], f"{place}/{name}")]
    if isinstance(old, list):
        if place.endswith("/parameters"):
            known = {each["name"]: each for each in new}
            return [
                problem for each in old for problem in broken(each, known.get(each["name"]), f"{place}/{each['name']}")
            ]
        if place.endswith(("/enum", "/type")):
            return [] if set(map(str, old)) <= set(map(str, new if isinstance(new, list) else [new])) else [place]
        if place.endswith("/required") and "/schemas/" in place and not place.count("Body"):
            return [f"{place}/{name}" for name in old if name not in new]
        return []
    if place.endswith("/pattern") and new:  # of names, to which others may be added
        return [] if set(re.findall(r"\w+", old)) <= set(re.findall(r"\w+", new)) else [place]
    return [] if old == new or place.endswith(("/default", "/minimum", "/maximum", "/maxLength")) else [place]


WORDS = {"description", "summary", "title", "example", "examples", "info", "servers", "tags"}


def test_nothing_of_what_was_released_is_broken(spec: dict[str, Any]):
    assert broken(json.loads(RELEASED.read_text("utf-8")), spec) == []


def test_it_notices_what_would_break(spec: dict[str, Any]):
    released = json.loads(json.dumps(spec))
    del spec["components"]["schemas"]["Verdict"]["properties"]["summary"]
    del spec["paths"]["/api/v1/ratings"]
    parameters = spec["paths"]["/api/v1/verdicts"]["get"]["parameters"]
    parameters[:] = [each for each in parameters if each["name"] != "rating"]
    found = broken(released, spec)
    assert any("/Verdict/properties/summary" in each for each in found)
    assert "/paths//api/v1/ratings" in found
    assert any(each.endswith("/parameters/rating") for each in found)
