"""Pages: the workbench, the accounts, the admin. A view reads as: load, call one service, render."""

from flask import Flask

from factcheck.publishing import site
from factcheck.web import accounts, admin, health, language, reader, workbench
from factcheck.web.application import csrf, make_application
from factcheck.web.metrics import Stopwatch

__all__ = ["Stopwatch", "csrf", "make_application", "register"]


def register(app: Flask) -> None:
    """Add every room's pages to the application."""
    app.before_request(site.fresh)
    language.register(app)
    for room in (accounts, admin, health, reader, workbench):
        app.register_blueprint(room.blueprint)
