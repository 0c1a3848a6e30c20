"""The public pages as a whole."""

from factcheck.models.db import db
from factcheck.publishing import renditions
from factcheck.services import jobs, ledger


def render() -> None:
    """Have every public page rendered anew, as after an upgrade that changed the templates."""
    with db.atomic():
        ledger.append(None, "pages.render", None)
        renditions.refresh_soon()
    jobs.render_pages()
