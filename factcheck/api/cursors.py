"""Opaque cursors: a place in one list, signed, and of no use for another."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import current_app, request
from itsdangerous import BadData, URLSafeSerializer

from factcheck.errors import Invalid
from factcheck.publishing import site


def read(arguments: Mapping[str, Any], start: list[Any]) -> list[Any]:
    """Return the place that the cursor among the arguments names; without one, `start`.

    Raises `Invalid` for a cursor that was forged, or given for another list or for other filters.
    """
    if not arguments["cursor"]:
        return start
    try:
        question, *place = list(_serializer().loads(arguments["cursor"]))
    except BadData:
        question, place = "", []
    if question != _question(arguments):
        raise Invalid({"cursor": ["This is no cursor of this list. Start again without one."]})
    return list(place)


def following(arguments: Mapping[str, Any], *place: Any) -> str:
    """Return the address of the page that starts after this place."""
    query = {**request.args.to_dict(), "cursor": _serializer().dumps([_question(arguments), *place])}
    return site.absolute(f"{request.path}?{urlencode(query)}")


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="cursor")


def _question(arguments: Mapping[str, Any]) -> str:
    """Return what tells this list from others: the path and what was asked, save for the page."""
    asked = {name: value for name, value in arguments.items() if name not in ("limit", "cursor")}
    return hashlib.sha256(request.path.encode() + orjson.dumps(asked, default=str)).hexdigest()[:16]
