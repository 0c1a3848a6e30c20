"""How the commands reach the database, and how they say no."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import click
from peewee import OperationalError

from factcheck.errors import Refusal
from factcheck.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")


def load_settings(**overrides: Any) -> Settings:
    """Read the settings, or end with what is wrong with them."""
    try:
        return Settings.load(**overrides)
    except ValueError as problem:
        raise click.ClickException(str(problem)) from None


def with_database(command: Callable[Concatenate[Settings, P], R]) -> Callable[P, R]:
    """Decorate a command that needs the database: it gets the settings first and holds a connection.

    A refusal ends the command with its words and exit code 1, as does a database that is not set up.
    """

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        from factcheck import connect
        from factcheck.models import schema
        from factcheck.models.db import connection

        settings = load_settings()
        try:
            connect(settings)
            if missing := schema.pending():
                raise click.ClickException(
                    f"The database {settings.database_url} lacks {', '.join(missing)}. Run `factcheck init`."
                )
            with connection():
                return command(settings, *args, **kwargs)
        except Refusal as refusal:
            raise click.ClickException(refusal.detail) from None
        except OperationalError as problem:
            raise click.ClickException(f"The database {settings.database_url} does not answer: {problem}") from None

    return wrapped
