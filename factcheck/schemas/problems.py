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
