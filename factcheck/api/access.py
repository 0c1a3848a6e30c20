"""Who asks: the key with its scopes, its limits, and what every answer says of them."""

import difflib
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request

from factcheck.errors import Forbidden, TooMany, Unauthenticated
from factcheck.models import ApiKey
from factcheck.services import partners, usage
from factcheck.services.partners import READ, SCOPES
from factcheck.services.usage import Window
from factcheck.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

KEY = "factcheck.key"  # in the environ: the valid key that asks, from the moment that it is known

_PATHS = ("/api/", "/v1alpha1/")
_EXPOSED = (
    "ETag, Link, Last-Modified, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Deprecation, Sunset"
)


def scoped(scope: str) -> Callable[[F], F]:
    """Decorate a view with the scope that a key needs for it; reading verdicts is what needs none to be named."""
    assert scope in SCOPES

    def decorate(view: F) -> F:
        view.scope = scope  # type: ignore[attr-defined]
        return view

    return decorate


def prepare(app: Flask) -> None:
    """Give the application what counts the requests."""
    app.extensions["usage"] = usage.Meter(app.config["SETTINGS"].redis_url)


def admit() -> None:
    """Let a request in, or refuse it, before anything else is looked at: nobody learns from an error what exists."""
    if request.method == "OPTIONS":
        return
    g.key = None
    secret = _secret()
    needed, settings = _needed(), current_app.config["SETTINGS"]
    if secret:
        key = g.key = request.environ.get(KEY) or partners.authenticate(secret)
        request.environ[KEY] = key
        _spend(*limits(key, settings))
        current_app.extensions["usage"].record(key.id)
        if needed not in key.scopes:
            raise Forbidden(f"This key lacks the scope {needed}.")
    elif settings.anonymous_rate and needed == READ and request.method in ("GET", "HEAD"):
        _spend(f"address {request.remote_addr}", [("anonymous", settings.anonymous_rate)])
    else:
        raise Unauthenticated("Send the API key as: Authorization: Bearer KEY")


def _needed() -> str:
    """Return the scope that the view at hand needs."""
    return str(getattr(current_app.view_functions[request.endpoint or ""], "scope", READ))


def reads_only() -> bool:
    """Tell whether the view at hand needs no more than the scope to read verdicts."""
    return _needed() == READ


def limits(key: ApiKey, settings: Settings) -> tuple[str, list[tuple[str, str]]]:
    """Return under which name the requests with a key are counted, and against which limits."""
    return f"key {key.id}", [("rate", key.rate or settings.key_rate), ("quota", key.quota or settings.key_quota)]


def _secret() -> str:
    """Return the key that was sent, empty where none was. Google's clients send it as ?key=."""
    header = request.headers.get("Authorization", "")
    if not header and request.path.startswith("/v1alpha1/"):
        return request.args.get("key", "")
    scheme, _, secret = header.partition(" ")
    if header and (scheme.lower() != "bearer" or not secret.strip()):
        raise Unauthenticated("Send the API key as: Authorization: Bearer KEY")
    return secret.strip()


def _spend(who: str, limits: list[tuple[str, str]]) -> None:
    allowed, g.windows = current_app.extensions["usage"].spend(who, limits)
    if not allowed:
        spent = max((each.reset for each in g.windows if not each.remaining), default=1)
        raise TooMany(f"Too many requests. Wait {spent} seconds.", retry_after=spent)


def key() -> ApiKey:
    """Return the key that asks, where the view's scope made sure that there is one."""
    found: ApiKey = g.key
    return found


def own_fields(windows: Sequence[Window], request_id: str) -> dict[str, str]:
    """Return the header fields that are of one request alone: what is left of its limits, and its id.

    The limits are told as draft-ietf-httpapi-ratelimit-headers does.
    """
    fields = {"X-Request-Id": request_id}
    if windows:
        fields["RateLimit-Policy"] = ", ".join(f'"{w.name}";q={w.limit};w={w.seconds}' for w in windows)
        fields["RateLimit"] = ", ".join(f'"{w.name}";r={w.remaining};t={w.reset}' for w in windows)
    return fields


def mark(response: Response) -> Response:
    """Name the request, say what is left of its limits, and let any page's script read, whatever a partner asked."""
    if not request.path.startswith(_PATHS):
        return response
    response.headers.extend(own_fields(g.get("windows") or (), g.request_id))
    response.headers.extend([("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", _EXPOSED)])
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = (
            "Authorization, Content-Type, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-Id"
        )
        response.headers["Access-Control-Max-Age"] = "86400"
    response.vary.add("Authorization")
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def nearest(name: str, known: list[str]) -> str:
    """Return words that name the known one nearest to a name that nobody knows."""
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {close[0]}?" if close else f"Known: {', '.join(sorted(known)) or 'none'}."
