"""The header fields that every page carries, whoever answers, and those of what other people's pages show."""


def _policy(ancestors: str) -> tuple[str, str]:
    return (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}",
    )


_ALWAYS = [("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "strict-origin-when-cross-origin")]

PAGE_HEADERS = [_policy("'none'"), *_ALWAYS, ("Cross-Origin-Opener-Policy", "same-origin")]
FRAME_HEADERS = [_policy("*"), *_ALWAYS]  # links in a frame open elsewhere, so it needs no opener policy
SHARED_HEADERS = [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin"), *_ALWAYS]

_BY_KIND = {"embed page": FRAME_HEADERS, "embed data": SHARED_HEADERS, "picture": SHARED_HEADERS}


def of(kind: str) -> list[tuple[str, str]]:
    """Return the header fields of a stored rendition of this kind."""
    return _BY_KIND.get(kind, PAGE_HEADERS)
