"""The header fields that every page carries, whoever answers, and those of what other people's pages show."""

from factcheck.publishing import site


def _policy(ancestors: str) -> tuple[str, str]:
    return (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}",
    )


_ALWAYS = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin")]

_OURS = ("Cross-Origin-Resource-Policy", "same-origin")
_ANYBODYS = ("Cross-Origin-Resource-Policy", "cross-origin")

PAGE_HEADERS = [_policy("'none'"), *_ALWAYS, ("Cross-Origin-Opener-Policy", "same-origin"), _OURS]
STATIC_HEADERS = [_policy("'none'"), *_ALWAYS, _ANYBODYS]
FRAME_HEADERS = [_policy("*"), *_ALWAYS]  # links in a frame open elsewhere, so it needs no opener policy
SHARED_HEADERS = [("Access-Control-Allow-Origin", "*"), _ANYBODYS, *_ALWAYS]

_BY_KIND = {"embed page": FRAME_HEADERS, "embed data": SHARED_HEADERS, "picture": SHARED_HEADERS}


def caching(kind: str, seconds: int) -> str:
    """Return for how long a rendition of this kind may be kept: what has its digest in its address, for ever."""
    return "public, max-age=31536000, immutable" if kind == "stylesheet" else f"public, max-age={seconds}"


def of(kind: str) -> list[tuple[str, str]]:
    """Return the header fields of a stored rendition of this kind."""
    return [*_BY_KIND.get(kind, PAGE_HEADERS), *transport()]


def transport() -> list[tuple[str, str]]:
    """Return what tells browsers to come back by https alone, where the site is served so (RFC 6797)."""
    strict = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return [strict] if site.absolute("").startswith("https://") else []
