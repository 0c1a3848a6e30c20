"""The templates, rendered without a request by whoever publishes; the workbench's pages share their filters."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factcheck.publishing import addresses, dates, markdown, site

PACKAGE = Path(__file__).parents[1]
# At the top level of a checkout, inside the package where it was installed from a wheel.
FOLDER = next(folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir())


def equip(environment: Environment) -> None:
    """Give an environment what every template here may use."""
    environment.filters.update(markdown=markdown.render, day=dates.day)
    environment.globals.update(address=addresses, site=site, period=dates.period)
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = StrictUndefined


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
    equip(environment)
    return environment


def render(name: str, **context: Any) -> str:
    """Render a template to a page."""
    return _environment().get_template(name).render(**context)
