"""The templates, rendered without a request by whoever publishes; the workbench's pages share their filters."""

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factcheck.publishing import addresses, dates, differences, linked_data, markdown, site, translations
from factcheck.text import credits

PACKAGE = Path(__file__).parents[1]
# At the top level of a checkout, inside the package where it was installed from a wheel.
FOLDER = next(folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir())


def static(path: str) -> str:
    """Return the address of a file of static/: it changes with the content, so the file may be kept for ever."""
    return f"/static/{path}?v={version(path)}"


def version(path: str) -> str:
    """Return what stands for the content of a file of static/ in its address; empty where there is no such file."""
    file = PACKAGE / "static" / path
    return _digest(file, file.stat().st_mtime_ns) if file.is_file() else ""


@lru_cache
def _digest(file: Path, modified: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def equip(environment: Environment) -> None:
    """Give an environment what every template here may use."""
    environment.filters.update(
        markdown=markdown.render,
        footnotes=markdown.footnotes,
        plain=markdown.plain,
        day=dates.day,
        json_for_script=linked_data.for_script,
    )
    environment.globals.update(
        address=addresses,
        site=site,
        period=dates.period,
        static=static,
        differences=differences.between,
        linked_data=linked_data,
        language_names=translations.NAMES,
        photographed_by=credits.photographed_by,
    )
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.undefined = StrictUndefined
    environment.policies["ext.i18n.trimmed"] = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension's


@lru_cache
def _environment(language: str) -> Environment:
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True)
    equip(environment)
    environment.finalize = partial(translations.say, language=language)
    environment.install_gettext_translations(translations.catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    return environment


def render(name: str, language: str = "en", /, **context: Any) -> str:
    """Render a template to a page whose own words are in this language, one of `translations.LANGUAGES`."""
    return _environment(language).get_template(name).render(language=language, **context)
