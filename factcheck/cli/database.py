"""How the commands reach the database, and how they say no."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import click

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


@contextmanager
def pointing_at(settings: Settings) -> Iterator[None]:
    """Point at the database for a `with` block; whatever is refused in it, or fails, ends the command with its words.

    The exit code is 1.
    """
    from factcheck import connect
    from factcheck.models.trouble import TROUBLES, explain

    try:
        try:
            connect(settings)
        except ValueError as problem:
            raise click.ClickException(str(problem)) from None
        yield
    except Refusal as refusal:
        raise click.ClickException(refusal.detail) from None
    except (*TROUBLES, OSError) as problem:
        known = explain(problem)
        said = f"{problem}\n{known.detail}" if known else str(problem)
        raise click.ClickException(f"The database {settings.shown_database} does not answer: {said}") from None


def with_database(command: Callable[Concatenate[Settings, P], R]) -> Callable[P, R]:
    """Decorate a command that needs the database: it gets the settings first and holds a connection.

    A refusal ends the command with its words and exit code 1, as does a database that is not set up. None is created.
    """

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        from factcheck.models import schema
        from factcheck.models.db import connection

        settings = load_settings()
        refuse_where_none(settings)
        with pointing_at(settings):
            if missing := schema.pending():
                raise click.ClickException(
                    f"The database {settings.shown_database} lacks {', '.join(missing)}. Run `factcheck init`."
                )
            with connection():
                return command(settings, *args, **kwargs)

    return wrapped


def refuse_where_none(settings: Settings) -> None:
    """End the command where the SQLite file is not there: opening it would create it, and its folder."""
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    if settings.database_url.startswith("sqlite:///") and not file.exists():
        raise click.ClickException(f"There is no database {file}. Run `factcheck init`.")
