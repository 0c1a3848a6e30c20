"""The OpenAPI 3.1 document of the API; errors are answered in the one shape of web/errors.py."""

from typing import Any

from flask import Flask
from flask_smorest import Api

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


class DocumentedApi(Api):  # type: ignore[misc]  # the library is untyped
    """Describes the resources, and leaves errors to the application."""

    ERROR_SCHEMA = ProblemSchema

    def _register_error_handlers(self) -> None:
        """Register none: this would take over HTTPException for the pages too."""


def describe(app: Flask) -> Api:
    """Return the API's description, served at /api/v1/openapi.json."""
    app.config.update(
        API_TITLE="factcheck",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
    )
    site_url = app.config["SETTINGS"].site_url
    api = DocumentedApi(
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
    return api


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
