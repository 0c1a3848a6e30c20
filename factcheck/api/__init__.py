"""REST for partners: stored answers behind a key, documented by OpenAPI 3.1."""

from flask import Flask
from flask_wtf import CSRFProtect

from factcheck import streams
from factcheck.api import access, google, pages, v1
from factcheck.api.door import Door


def register(app: Flask, csrf: CSRFProtect) -> None:
    """Add the API to the application. It takes keys and no session, so it needs no token against forged forms."""
    access.prepare(app)
    streams.prepare(app)
    for blueprint in (v1.blueprint, google.blueprint):
        csrf.exempt(blueprint)
    for blueprint in (v1.blueprint, google.blueprint, pages.blueprint):
        app.register_blueprint(blueprint)
    app.after_request(access.mark)
    door = Door(app.wsgi_app, app.extensions["usage"], app.config["SETTINGS"])
    app.wsgi_app = door  # type: ignore[method-assign]
