"""The words of pages in the languages of the editions: the readers' and, by way of `web/language.py`, the staff's.

The catalogues are gettext's .po files, compiled in memory when first needed: there is nothing to build, and no compiled
file that could lag behind. English is written in the templates and in the code; `make translations` collects it.
"""

import re
from datetime import date, datetime
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
from factcheck.publishing import dates

_FOLDER = Path(__file__).parents[1] / "translations"
NAMES = {"en": "English", "ru": "Русский", "be": "Беларуская"}
LANGUAGES = tuple(NAMES)
_LEAST = 12  # letters of its own that a message has by which it is recalled


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
    if isinstance(value, date):
        return dates.day(value, language)
    return number(value, language) if isinstance(value, int | float) else say(value, language)


def recalled(text: str) -> Message:
    """Return the message that a text was made of: rows keep what was said in English.

    Of two messages that fit it is the one with more words of its own; a text that fits none is a message by itself.
    """
    for pattern, msgid in _patterns():
        if found := pattern.fullmatch(text):
            return Message(msgid, **{name: _read(value) for name, value in found.groupdict().items()})
    return Message(text)


@lru_cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The messages of the services that hold values, as patterns, and have enough words to be told by."""
    kept = [
        each.id for each in read("be") if any("/services/" in file or "/text/" in file for file, _ in each.locations)
    ]
    split = [(re.split(r"%\((\w+)\)s", msgid), msgid) for msgid in kept if isinstance(msgid, str)]
    told = [(parts, msgid) for parts, msgid in split if len(parts) > 1 and len("".join(parts[::2])) > _LEAST]
    told.sort(key=lambda each: -len("".join(each[0][::2])))
    return [
        (re.compile("".join(f"(?P<{part}>.+)" if at % 2 else re.escape(part) for at, part in enumerate(parts))), msgid)
        for parts, msgid in told
    ]


def _read(value: str) -> Any:
    """Return a value of a message as it was before it was written in English."""
    if re.fullmatch(r"[\d,]+", value):
        return int(value.replace(",", ""))
    try:
        return datetime.strptime(value, "%d %B %Y").date()
    except ValueError:
        return recalled(value)


@lru_cache(maxsize=1024)
def number(value: float, language: str = "en", pattern: str | None = None) -> str:
    """Return a number as the language writes it, 1,234.5 or 1 234,5; a CLDR pattern, "0.00" say, sets the decimals."""
    return format_decimal(value, pattern, locale=language)
