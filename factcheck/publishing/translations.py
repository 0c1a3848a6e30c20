"""The words of pages in the languages of the editions: the readers' and, by way of `web/language.py`, the staff's.

The catalogues are gettext's .po files, compiled in memory when first needed: there is nothing to build, and no compiled
file that could lag behind. English is written in the templates and in the code; `make translations` collects it.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from factcheck.messages import Message

_FOLDER = Path(__file__).parents[1] / "translations"
NAMES = {"en": "English", "ru": "Русский", "be": "Беларуская"}
LANGUAGES = tuple(NAMES)


def nearest(language: str) -> str:
    """Return the language if its words are known here, else English."""
    return language if language in LANGUAGES else "en"


def file(language: str) -> Path:
    """Return where the words of one of `LANGUAGES` other than English are."""
    return _FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """Read the catalogue of one of `LANGUAGES` other than English."""
    with file(language).open("rb") as lines:
        return read_po(lines, locale=language)


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of one of `LANGUAGES`."""
    if language == "en":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read(language))
    compiled.seek(0)
    return Translations(compiled)


@lru_cache
def of_scripts(language: str) -> dict[str, str]:
    """Return what the scripts of pages say, by the English that is written in them."""
    if language == "en":
        return {}
    scripts = [each for each in read(language) if any(place.endswith(".js") for place, _ in each.locations)]
    return {str(each.id): str(each.string) for each in scripts}


def say(anything: Any, language: str) -> Any:
    """Return a message in one of `LANGUAGES`; whatever is no `Message` stays as it is."""
    if language == "en" or not isinstance(anything, Message):
        return anything
    words = catalogue(language)
    msgid, plural, values = anything.msgid, anything.plural, anything.values
    text = words.ngettext(msgid, plural, values["num"]) if plural else words.gettext(msgid)
    return text % {name: _value(value, language) for name, value in values.items()} if values else text


def _value(value: Any, language: str) -> Any:
    return number(value, language) if isinstance(value, int) else say(value, language)


def number(value: float, language: str = "en", pattern: str | None = None) -> str:
    """Return a number as the language writes it, 1,234.5 or 1 234,5; a CLDR pattern such as "0.00" sets the decimals."""
    return format_decimal(value, pattern, locale=language)
