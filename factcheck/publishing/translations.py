"""The words of the public pages in the languages of the editions.

The catalogues are gettext's .po files, compiled in memory when first needed: there is nothing to build, and no compiled
file that could lag behind. English is written in the templates themselves.
"""

from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

FOLDER = Path(__file__).parents[1] / "translations"
NAMES = {"en": "English", "ru": "Русский", "be": "Беларуская"}
LANGUAGES = tuple(NAMES)


def nearest(language: str) -> str:
    """Return the language if its words are known here, else English."""
    return language if language in LANGUAGES else "en"


@lru_cache
def catalogue(language: str) -> NullTranslations:
    """Return the catalogue of one of `LANGUAGES`."""
    if language == "en":
        return NullTranslations()
    compiled = BytesIO()
    with (FOLDER / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
