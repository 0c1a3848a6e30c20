"""The OpenAPI 3.1 document of the API; errors are answered in the one shape of web/errors.py."""

from functools import cache
from typing import Any

from flask import Flask
from flask_smorest import Api

from factcheck.api import v1
from factcheck.errors import (
    BadRequest,
    Busy,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    PreconditionFailed,
    Refusal,
    TooLarge,
    TooMany,
    Unauthenticated,
    UnsupportedMediaType,
)
from factcheck.schemas.answers import ProblemSchema
from factcheck.schemas.problems import MEDIA_TYPE
from factcheck.services.partners import SCOPES

DESCRIPTION = """Published verdicts on the claims of political commentaries: to find, to mirror, and to be told of.

Drafts do not exist here. Times are in UTC (RFC 3339), offsets count Unicode code points, and ids are opaque. Within
version 1 fields and parameters are added, never taken away; a client ignores fields that it does not know. What is to
go will carry the header fields Deprecation and Sunset for a year. Errors are problem documents (RFC 9457) whose `type`
is the address of a page that explains it. A key's scopes are listed with each operation."""

REFUSALS: tuple[type[Refusal], ...] = (
    BadRequest,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    PreconditionFailed,
    TooLarge,
    UnsupportedMediaType,
    Invalid,
    TooMany,
    Busy,
)


class _Documentation(Api):  # type: ignore[misc]  # the library is untyped
    """The library's description, with the errors in our shape."""

    ERROR_SCHEMA = ProblemSchema


@cache
def describe(site_url: str) -> dict[str, Any]:
    """Return the OpenAPI document of the API at `site_url`, described when it is first asked for.

    The library describes what is registered in an application. It gets one of its own, which serves nothing, since
    describing takes longer than all else that a process does before its first answer, and most are never asked.
    """
    app = Flask(__name__)
    app.config.update(API_TITLE="factcheck", API_VERSION="v1", OPENAPI_VERSION="3.1.0")
    api = _Documentation(
        app,
        spec_kwargs={
            "info": {"description": DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}},
            "servers": [{"url": site_url}],
            "security": [{"key": []}],
        },
    )
    scheme = {"type": "http", "scheme": "bearer", "description": f"An API key. Its scopes: {', '.join(SCOPES)}."}
    api.spec.components.security_scheme("key", scheme)
    for refusal in REFUSALS:
        api.spec.components.response(refusal.__name__, _response(refusal, site_url))
    api.register_blueprint(v1.blueprint)
    document: dict[str, Any] = api.spec.to_dict()
    return document


def _response(refusal: type[Refusal], site_url: str) -> dict[str, Any]:
    example = {
        "type": f"{site_url}/problems/{refusal.slug}",
        "title": refusal.title,
        "status": refusal.status,
        "detail": refusal.title,
    }
    described = {
        "description": (refusal.__doc__ or "").strip(),
        "content": {MEDIA_TYPE: {"schema": ProblemSchema, "example": example}},
    }
    if refusal in (TooMany, Busy):
        described["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds to wait."}}
    return described
