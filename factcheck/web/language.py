"""In which language somebody of the newsroom is spoken to: Flask-Babel, with the catalogues of the reader's pages."""

from typing import Any

import flask
from babel.core import negotiate_locale
from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, Domain
from flask_login import current_user

from factcheck.messages import Message
from factcheck.models.trouble import TROUBLES
from factcheck.publishing import dates, site, translations

_STAFF = ("/desk", "/admin", "/account", "/sign-in", "/set-password")


def register(app: Flask) -> None:
    """Let views and templates speak the language of whoever asks."""
    _Babel().init_app(app, locale_selector=chosen)
    app.context_processor(lambda: {"language": chosen()})
    app.jinja_env.finalize = translated
    app.jinja_env.filters.update(
        translated=translated,
        kept=kept,
        day=lambda moment, language=None: dates.day(moment, language or chosen()),
        moment=lambda moment: dates.moment(moment, chosen()),
        number=lambda value, pattern=None: translations.number(value, chosen(), pattern),
    )
    app.jinja_env.globals.update(
        period=lambda start, end: dates.period(start, end, chosen()),
        words_of_scripts=lambda: translations.of_scripts(chosen()),
    )


def of_staff() -> bool:
    """Tell whether this request is for one of the newsroom's own pages."""
    return request.path.startswith(_STAFF)


def chosen() -> str:
    """Return the language of this request's answer, one of `translations.LANGUAGES`.

    On the newsroom's own pages it is the one that whoever is signed in has chosen; until they have, and before they
    sign in, the one that their browser likes best. Everything else that is not a reader's page speaks English.
    """
    if not of_staff():
        return "en"
    try:
        return getattr(current_user, "language", "") or _liked()
    except TROUBLES:  # that the database is away is told on a page, too
        return _liked()


def _liked() -> str:
    """Return what the browser likes best: found once a request, for a page asks hundreds of times."""
    if "liked" not in g:
        asked = list(request.accept_languages.values())
        g.liked = negotiate_locale(asked, translations.LANGUAGES, sep="-") or site.language()
    return str(g.liked)


def translated(anything: Any) -> Any:
    """Return a message in the language of this request; whatever is no message stays as it is."""
    return translations.say(anything, chosen()) if isinstance(anything, Message) else anything


def kept(text: str) -> str:
    """Return an English message that a row has kept in the language of this request; other text stays as it is."""
    return translated(translations.recalled(text)) if text and chosen() != "en" else text


def flash(message: str, category: str = "message") -> None:
    """Show a message on the next page, in the language of this request: what a session keeps is mere text."""
    flask.flash(translated(message), category)


class _Domain(Domain):  # type: ignore[misc]  # Flask-Babel has no types
    """The catalogues as `publishing/translations.py` compiles them."""

    def get_translations(self) -> NullTranslations:
        return translations.catalogue(chosen())


class _Babel(Babel):  # type: ignore[misc]
    domain_instance = _Domain()
