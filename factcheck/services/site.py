"""What the newsroom says of itself: its name, its logo, how it is reached and how it checks."""

import hashlib
from typing import Any

from factcheck.models import Person, Site
from factcheck.models.db import db
from factcheck.policy import require
from factcheck.publishing import renditions
from factcheck.services import jobs, ledger, logos


def change(actor: Person, site: Site, *, seen: int, name: str, contact: str, method: dict[str, str]) -> None:
    """Say something else from now on; every page is rendered anew where the name is another. Raises `Stale`."""
    require(actor, "site.change", site)
    renamed = name != site.name
    before = {"name": site.name, "contact": site.contact, "method": site.method}
    after = {"name": name, "contact": contact, "method": method}
    with db.atomic():  # the version decides between two admins
        site.save_over(seen, **after)
        ledger.append(actor, "site.change", site, before=before, after=after)
        if renamed:
            renditions.refresh_soon()
    if renamed:
        jobs.render_pages()


def set_logo(actor: Person, site: Site, *, seen: int, content: bytes) -> None:
    """Show this logo on every page; no content takes it away.

    What is kept is not the file but what `logos.read` made of it. Raises `Stale`, or `Invalid` for what is no logo.
    """
    require(actor, "site.change", site)
    columns: dict[str, Any] = {"logo": None, "logo_type": "", "logo_ratio": 1, "logo_sha256": ""}
    if content:
        logo = logos.read(content)
        columns = {
            "logo": logo.content,
            "logo_type": logo.media_type,
            "logo_ratio": logo.ratio,
            "logo_sha256": hashlib.sha256(logo.content).hexdigest(),
        }
    with db.atomic():  # the version decides between two admins
        site.save_over(seen, **columns)
        ledger.append(actor, "site.logo", site, media_type=columns["logo_type"], sha256=columns["logo_sha256"])
        renditions.refresh_soon()
    jobs.render_pages()
