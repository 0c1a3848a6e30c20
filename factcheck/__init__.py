"""factcheck: a fact-checking desk, from a scraped commentary to checked claims."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from factcheck.settings import Settings


def connect(settings: "Settings") -> None:
    """Point the models, the publishing and the jobs at what the settings name. Nothing is opened yet."""
    from factcheck.models import db, sealed
    from factcheck.publishing import site
    from factcheck.services import jobs

    db.use(settings.database_url)
    sealed.use(settings)
    site.use(settings)
    jobs.use(settings)


def create_app(settings: "Settings | None" = None) -> "Flask":
    """Wire the web, the API and the front door into one Flask application.

    Raises ValueError where sessions could not be signed: there is no secret key, or a short one; or where a setting
    does not say what it should.
    """
    from factcheck import api, logs, web
    from factcheck.models.db import db, open_replica
    from factcheck.publishing.front_door import FrontDoor
    from factcheck.settings import Settings

    settings = settings or Settings.load()
    logs.use(settings)
    connect(settings)
    app = web.make_application(settings)
    replica = app.extensions["replica"] = open_replica(settings.replica_url) if settings.replica_url else None
    api.register(app, web.csrf)
    web.register(app)
    door = app.extensions["front_door"] = FrontDoor(app.wsgi_app, db.obj, replica)
    app.wsgi_app = web.Stopwatch(door) if settings.metrics_key else door  # type: ignore[method-assign]
    return app
