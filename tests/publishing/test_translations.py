"""The catalogues: everything that pages, scripts and messages say, in Russian and in Belarusian."""

import re
from pathlib import Path

import pytest
from babel.messages import Message

from factcheck.publishing import templates, translations
from scripts.translations import OTHERS, said
from tests.bare_words import bare_words

STAFF = ("workbench", "admin", "accounts")  # the folders of pages that the newsroom works on
COMMON = ("base.html", "error.html", "unsent.html")


def words(message: Message) -> list[str]:
    """The words of a message, those of each plural form."""
    return list(message.string) if isinstance(message.string, tuple) else [str(message.string)]


@pytest.mark.parametrize("language", OTHERS)
def test_it_has_words_for_every_message_and_none_for_others(language: str):
    catalogue = translations.read(language)
    said_now, known = {message.id for message in said()}, {message.id for message in catalogue}
    assert (said_now - known, known - said_now) == (set(), set()), "run `make translations`"
    assert [message.id for message in catalogue if message.id and not all(words(message))] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_it_keeps_the_plural_forms_the_values_and_the_markup(language: str):
    catalogue = translations.read(language)
    assert [(message.id, *message.check(catalogue)) for message in catalogue if list(message.check(catalogue))] == []

    def marks(text: str) -> list[str]:
        return sorted(re.findall(r"<[^>]+>", text))

    for message in catalogue:
        (msgid, *_) = message.id if isinstance(message.id, tuple) else [message.id]
        assert message.id == "" or {*map(str, map(marks, words(message)))} == {str(marks(msgid))}, message.id


@pytest.mark.parametrize("path", [*(f"{folder}/**/*.html" for folder in STAFF), *COMMON])
def test_it_leaves_no_english_bare_in_a_template(path: str):
    files = sorted(templates.FOLDER.glob(path))
    assert files
    assert {str(file): found for file in files if (found := bare_words(file))} == {}


def test_it_sees_english_that_is_bare(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text(
        '<p title="The title">{{ _("Fine") }} {{ "Not so" if x }}{# no #}<i>here</i><kbd>Esc</kbd>{{ f("Nor this") }}'
    )
    assert bare_words(page) == ["The title", "here", "Not so", "Nor this"]


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


def test_it_gives_scripts_what_they_say_and_no_more():
    assert translations.of_scripts("be")["Everything is saved"] == "Усё захавана"
    assert "Claims" not in translations.of_scripts("be")
    assert translations.of_scripts("en") == {}


def test_it_speaks_english_around_a_text_in_any_other_language():
    assert translations.nearest("und") == "en"
