"""The OpenAPI document, and how arguments are read; errors are answered in the one shape of web/errors.py."""

from flask import Flask
from flask_smorest import Api
from marshmallow import RAISE
from webargs.flaskparser import FlaskParser

from factcheck.schemas.problems import MEDIA_TYPE
from factcheck.schemas.public import ProblemSchema


class StrictParser(FlaskParser):
    """Reads arguments, and refuses those that nobody asked for: a mistyped filter must not be ignored in silence."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}  # noqa: RUF012


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
            "info": {
                "description": "Published verdicts on the claims of political commentaries. Drafts do not exist here.",
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "servers": [{"url": site_url}],
            "security": [{"key": []}],
        },
    )
    api.spec.components.security_scheme("key", {"type": "http", "scheme": "bearer"})
    for name, description in (
        ("Unauthenticated", "No API key, or one that is unknown, revoked or expired."),
        ("Forbidden", "The key lacks the scope."),
        ("NotFound", "Nothing that was published has this id."),
        ("Invalid", "An argument does not hold."),
    ):
        api.spec.components.response(
            name, {"description": description, "content": {MEDIA_TYPE: {"schema": ProblemSchema}}}
        )
    return api
