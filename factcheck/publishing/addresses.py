"""The public addresses. They are promises: a link that a reader kept goes on working."""


def home() -> str:
    """The list of commentaries."""
    return "/"


def commentary(slug: str) -> str:
    """A commentary's page."""
    return f"/c/{slug}"


def verdict(id: str) -> str:
    """The page of one version of a verdict."""
    return f"/verdicts/{id}"


def api_commentary(id: str) -> str:
    """A commentary for partners."""
    return f"/api/v1/commentaries/{id}"


def api_verdict(id: str) -> str:
    """One version of a verdict for partners."""
    return f"/api/v1/verdicts/{id}"
