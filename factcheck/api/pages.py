"""What tells of the API: its description, the explorer, and a page for every type of problem."""

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template

from factcheck.api.documentation import REFUSALS, describe
from factcheck.errors import MethodNotAllowed, NotFound, Refusal, Stale, Unavailable

blueprint = Blueprint("api_pages", __name__)

_EXPLAINED: tuple[type[Refusal], ...] = (*REFUSALS, MethodNotAllowed, Stale, Unavailable)
PROBLEMS = {refusal.slug: refusal for refusal in _EXPLAINED}


@blueprint.get("/api/v1/openapi.json")
def show_description() -> Response:
    """Answer with the OpenAPI 3.1 document."""
    return jsonify(_description())


@blueprint.get("/api")
def explore() -> str:
    """Show every operation, to be tried with one's own key."""
    spec = _description()
    return render_template("api/explorer.html", spec=spec, groups=_groups(spec))


@blueprint.get("/problems/<slug>")
def explain_problem(slug: str) -> str:
    """Explain a type of problem."""
    if slug not in PROBLEMS:
        raise NotFound("There is no such type of problem.")
    return render_template("api/problem.html", problem=PROBLEMS[slug])


def _description() -> dict[str, Any]:
    return describe(current_app.config["SETTINGS"].site_url)


def _groups(spec: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the operations by their tag, each with its method, its path and its parameters."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in spec["paths"].items():
        shared = methods.get("parameters", [])
        for method, operation in methods.items():
            if method != "parameters":
                parameters = [*shared, *operation.get("parameters", [])]
                entry = {**operation, "method": method.upper(), "path": path, "parameters": parameters}
                groups.setdefault(operation["tags"][0], []).append(entry)
    return groups
