"""The reader's pages in Russian and Belarusian."""

import pytest
from babel.messages.extract import extract_from_dir

from factcheck.publishing import templates, translations

OTHERS = [language for language in translations.LANGUAGES if language != "en"]


def messages_of_the_reader() -> set[str | tuple[str, ...]]:
    """Every message in the reader's templates; one with a plural is a pair."""
    found = extract_from_dir(
        templates.FOLDER,
        [("reader/**.html", "jinja2.ext:babel_extract"), ("error.html", "jinja2.ext:babel_extract")],
        {"**.html": {"trimmed": "true"}},
        {"_": None, "gettext": None, "ngettext": (1, 2)},
    )
    return {message for _, _, message, _, _ in found}


@pytest.mark.parametrize("language", OTHERS)
def test_it_has_every_message_in_each_language(language: str):
    catalogue = translations.read(language)
    translated = {message.id for message in catalogue if message.string and all(message.string) and not message.fuzzy}
    assert translated >= messages_of_the_reader()
    assert [message.id for message in catalogue if list(message.check())] == []


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 1, "1 claim"),
        ("en", 2, "2 claims"),
        ("ru", 1, "1 утверждение"),
        ("ru", 3, "3 утверждения"),
        ("ru", 11, "11 утверждений"),
        ("ru", 21, "21 утверждение"),
        ("be", 1, "1 сцвярджэнне"),
        ("be", 22, "22 сцвярджэнні"),
        ("be", 12, "12 сцвярджэнняў"),
    ],
)
def test_it_counts_as_each_language_does(language: str, count: int, words: str):
    catalogue = translations.catalogue(language)
    assert catalogue.ngettext("%(count)s claim", "%(count)s claims", count) % {"count": count} == words


def test_it_speaks_english_around_a_text_in_any_other_language():
    assert translations.nearest("und") == "en"
