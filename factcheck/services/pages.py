"""The public pages as a whole."""

from factcheck.models.db import db
from factcheck.publishing import renditions
from factcheck.services import ledger


def render() -> int:
    """Render every public page anew, as after an upgrade that changed the templates; return how many commentaries."""
    with db.atomic():  # readers see either all the old pages or all the new ones
        ledger.append(None, "pages.render", None)
        return renditions.refresh_everything()
