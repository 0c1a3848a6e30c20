"""Bring the catalogues up to date with what the templates, the code and the scripts say: `make translations`.

New messages come without words, for a person to write them; those that nobody says any more are dropped.
"""

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from factcheck.publishing import templates, translations

OTHERS = [language for language in translations.LANGUAGES if language != "en"]
_PYTHON = [("**.py", "python")]
_SCRIPTS = [("**.js", "javascript")]
_PAGES = [("**.html", "jinja2.ext:babel_extract")]
_OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}}
_HEADER = """\
msgid ""
msgstr ""
"Language: {0.locale}\\n"
"Plural-Forms: {0.plural_forms}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def said() -> Catalog:
    """Collect every message, each with the files that say it."""
    found = Catalog()
    for folder, prefix, methods in (
        (templates.FOLDER, "templates", _PAGES),
        (templates.PACKAGE, "factcheck", _PYTHON),
        (templates.PACKAGE / "static", "factcheck/static", _SCRIPTS),
    ):
        for file, _, message, _, context in extract_from_dir(folder, methods, _OPTIONS):
            found.add(message, locations=[(f"{prefix}/{file}", 0)], context=context)
    return found


def write(language: str, catalogue: Catalog) -> None:
    """Write a catalogue, without what nobody says."""
    with translations.file(language).open("wb") as file:
        file.write(_HEADER.format(catalogue).encode())
        write_po(file, catalogue, width=110, omit_header=True, ignore_obsolete=True, include_lineno=False)


def main() -> None:
    """Rewrite the catalogue of each language but English."""
    messages = said()
    for language in OTHERS:
        catalogue = translations.read(language)
        catalogue.update(messages, no_fuzzy_matching=True)
        write(language, catalogue)
        lacking = sum(not (each.string and all(each.string)) for each in catalogue if each.id)
        print(f"{language}: {len(catalogue)} messages, {lacking} without words")


if __name__ == "__main__":
    main()
