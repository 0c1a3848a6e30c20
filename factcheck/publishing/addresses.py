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


def api_edition(id: str) -> str:
    """A commentary's text in one language for partners."""
    return f"/api/v1/editions/{id}"


def api_claim(id: str) -> str:
    """A claim for partners."""
    return f"/api/v1/claims/{id}"


def api_change(sequence: int) -> str:
    """A change, as partners follow them."""
    return f"/api/v1/changes/{sequence}"


def api_annotations(id: str) -> str:
    """A commentary's checked claims as W3C Web Annotations, for partners."""
    return f"/api/v1/commentaries/{id}/annotations"
