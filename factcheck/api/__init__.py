"""REST for partners: stored answers behind a key, documented by OpenAPI 3.1."""

from flask import Flask
from flask_wtf import CSRFProtect

from factcheck.api import documentation, v1


def register(app: Flask, csrf: CSRFProtect) -> None:
    """Add the API to the application. It takes keys and no session, so it needs no token against forged forms."""
    csrf.exempt(v1.blueprint)
    documentation.describe(app).register_blueprint(v1.blueprint)
