"""The Flask application itself: sessions, forms' tokens, limits, connections and what every answer carries."""

import logging
import time
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Request, Response, current_app, g, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from limits import parse_many
from werkzeug.middleware.proxy_fix import ProxyFix

from factcheck import logs, policy
from factcheck.errors import NotFound
from factcheck.messages import _
from factcheck.models import Person
from factcheck.models.db import connection, reading_from
from factcheck.publishing import headers, templates
from factcheck.services import sessions, usage
from factcheck.settings import Settings
from factcheck.web import errors, metrics, unavailable

STATIC = templates.PACKAGE / "static"
_FEWEST = 10  # different characters in a secret key: “change-me-change-me” has fewer, 32 random ones never


class _Sessions(SecureCookieSessionInterface):
    """Sessions in signed cookies, of which an answer that anybody may keep, or any page read, says nothing."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Open the session of a cookie; where there is none, nothing is made that could read one."""
        return super().open_session(app, request) if request.cookies else self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Leave a shared answer as it is: it is the same for whoever is signed in."""
        shared = response.headers.get("Access-Control-Allow-Origin") == "*" or response.cache_control.public
        if session.modified or not shared:
            super().save_session(app, session, response)


csrf = CSRFProtect()
limiter = Limiter(get_remote_address)
limiter.request_filter(lambda: request.blueprint == "v1")  # whose limits are those of its keys
sign_in = LoginManager()
sign_in.login_view = "accounts.sign_in"
sign_in.login_message = "Sign in to go on."
sign_in.session_protection = "strong"


def make_application(settings: Settings) -> Flask:
    """Make the application, without its pages.

    Raises ValueError for a secret key that is short or, but in development, a placeholder, and for a wrong limit.
    """
    placeholder = len(set(settings.secret_key)) < _FEWEST and not settings.development
    if len(settings.secret_key) < 32 or placeholder:
        raise ValueError(
            "There is no random secret key of at least 32 characters. Run `factcheck init`, "
            "or set FACTCHECK_SECRET_KEY."
        )
    try:
        parse_many(settings.sign_in_limit)  # Flask-Limiter would go on without a limit
    except ValueError:
        raise ValueError(f"A limit reads as “10 per minute”, not as {settings.sign_in_limit!r}.") from None
    app = Flask("factcheck", template_folder=str(templates.FOLDER), static_folder=str(STATIC))
    app.config.update(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=settings.former_secret_keys.split(),
        # Browsers take a cookie of this name only over TLS, from this very host and for all of it.
        SESSION_COOKIE_NAME="session" if settings.development else "__Host-session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=not settings.development,
        TRUSTED_HOSTS=_hosts(settings),
        MAX_CONTENT_LENGTH=settings.upload_limit + 1_000_000,
        MAX_FORM_MEMORY_SIZE=settings.upload_limit + 1_000_000,
        WTF_CSRF_TIME_LIMIT=None,  # a form may stand open all day; the token ends with the session
        WTF_CSRF_SSL_STRICT=not settings.development,
        RATELIMIT_STORAGE_URI=settings.redis_url or "memory://",
        RATELIMIT_STORAGE_OPTIONS=usage.REDIS_OPTIONS if settings.redis_url else {},
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=bool(settings.redis_url),
        RATELIMIT_HEADERS_ENABLED=True,
        SEND_FILE_MAX_AGE_DEFAULT=settings.cache_seconds,
    )
    app.session_interface = _Sessions()
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    templates.equip(app.jinja_env)
    app.jinja_env.globals["may"] = policy.may
    csrf.init_app(app)
    limiter.init_app(app)
    sign_in.init_app(app)
    errors.register(app)
    unavailable.register(app)
    app.before_request(_name_request)
    app.before_request(_refuse_nul)
    app.before_request(_open_connection)
    app.teardown_request(_close_connection)
    app.after_request(_add_headers)
    app.after_request(_log)
    return app


def _hosts(settings: Settings) -> list[str] | None:
    """Return the names that the server answers to; None for any, on one's own machine."""
    if settings.development and not settings.hosts:
        return None
    return [urlsplit(settings.site_url).hostname or "", "localhost", "127.0.0.1", *settings.hosts.split()]


@sign_in.user_loader
def _person_of_session(token: str) -> Person | None:
    return sessions.person_with(token)


def _name_request() -> None:
    g.began = time.perf_counter()
    g.request_id = logs.name_request(request.headers.get("X-Request-Id", ""))
    request.environ[metrics.ROOM] = request.blueprint or request.endpoint or "nowhere"


def _log(response: Response) -> Response:
    """Log a line for the request: its rule, not its path, since some paths and queries have a secret in them."""
    if logs.requests.isEnabledFor(logging.INFO):
        told = {"status": response.status_code, "milliseconds": round((time.perf_counter() - g.began) * 1000, 1)}
        logs.requests.info("%s %s", request.method, request.url_rule or "nowhere", extra=told)
    return response


def _refuse_nul() -> None:
    if "\0" in request.path:  # SQLite would look for it, PostgreSQL would not take it
        raise NotFound(_("There is no such page."))


def _open_connection() -> None:
    if request.blueprint == "health" or request.endpoint == "static":
        return
    g.open = ExitStack()
    if request.blueprint == "reader" and request.method in ("GET", "HEAD"):
        g.open.enter_context(reading_from(current_app.extensions["replica"]))
    g.open.enter_context(connection())


def _close_connection(problem: BaseException | None) -> None:
    if "open" in g:
        g.open.close()


def _add_headers(response: Response) -> Response:
    shared = request.endpoint == "static"  # the pages of others load embed.js
    said = {name.lower() for name, _ in response.headers}
    told = [*(headers.STATIC_HEADERS if shared else headers.PAGE_HEADERS), *headers.transport()]
    response.headers.extend([pair for pair in told if pair[0].lower() not in said])
    if request.endpoint == "static":
        found = response.status_code in (200, 304) and request.view_args
        if found and request.args.get("v") == templates.version(found["filename"]):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def setting(name: str) -> Any:
    """Return a setting of the application that answers this request."""
    return getattr(current_app.config["SETTINGS"], name)
