"""What partners send in a request's body: JSON, read strictly."""

from typing import Any

from flask import request
from marshmallow import Schema, ValidationError

from factcheck.api.access import nearest
from factcheck.errors import BadRequest, Invalid, UnsupportedMediaType
from factcheck.schemas import strict_json


def read(schema: Schema) -> dict[str, Any]:
    """Return the body, validated. Raises `UnsupportedMediaType`, `BadRequest` or `Invalid`."""
    if not request.is_json:
        raise UnsupportedMediaType("Send JSON, with Content-Type: application/json")
    if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise UnsupportedMediaType("Send JSON in UTF-8.")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise UnsupportedMediaType("Send the body as it is, without Content-Encoding.")
    try:
        content = strict_json.loads(request.get_data())
    except strict_json.Malformed as problem:
        raise BadRequest(str(problem)) from None
    if not isinstance(content, dict):
        raise BadRequest("Send an object.")
    unknown = {
        name[:100]: [f"There is no field {name[:100]} here. {nearest(name[:100], list(schema.fields))}"]
        for name in content
        if name not in schema.fields
    }
    if unknown:
        raise Invalid(unknown)
    try:
        return dict(schema.load(content))
    except ValidationError as problem:
        messages: dict[str, Any] = problem.normalized_messages()  # type: ignore[no-untyped-call]
        raise Invalid(dict(_flat("", messages))) from None


def _flat(place: str, messages: Any) -> list[tuple[str, list[str]]]:
    """Return messages by the dotted place of their field: `texts.3.text`."""
    if isinstance(messages, list):
        return [(place or "body", [str(message) for message in messages])]
    return [
        pair
        for name, nested in messages.items()
        for pair in _flat(f"{place}.{name}" if place and name != "_schema" else place or str(name), nested)
    ]
