"""Refusals as problem documents (RFC 9457)."""

from typing import Any

from factcheck.errors import Refusal

MEDIA_TYPE = "application/problem+json"


def problem(refusal: Refusal, site_url: str) -> dict[str, Any]:
    """Return the problem document of a refusal; `type` is an address on this site."""
    return {
        "type": f"{site_url}/problems/{refusal.slug}",
        "title": refusal.title,
        "status": refusal.status,
        "detail": refusal.detail,
        **refusal.extra,
    }


_GOOGLE = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    503: "UNAVAILABLE",
}


def google_error(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal in the shape of Google's APIs (https://google.aip.dev/193)."""
    status = 400 if refusal.status == 422 else refusal.status
    name = _GOOGLE.get(status, "INTERNAL" if status >= 500 else "FAILED_PRECONDITION")
    return {"error": {"code": status, "message": refusal.detail, "status": name}}
