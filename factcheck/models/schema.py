"""Bringing a database to the newest tables, with peewee's own migration runner."""

from pathlib import Path

from playhouse.migrations import Runner

from factcheck.models.db import connection, db

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate() -> list[str]:
    """Apply the migrations that are still missing, each in a transaction, and return their names."""
    with connection():
        return list(Runner(db.obj, str(MIGRATIONS)).up())


def pending() -> list[str]:
    """Return the names of the migrations that this database lacks."""
    with connection():
        return [each.name for each in Runner(db.obj, str(MIGRATIONS)).status() if not each.applied]
