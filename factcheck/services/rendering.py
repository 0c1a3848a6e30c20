"""Rendering the public pages as a whole, where what all of them show has changed.

The act says in its transaction what is due, and its pages are rendered after it, some in a transaction: one for all
would keep everybody from writing for as long as all pages take. Until then readers have the former ones. The rows are
the queue, so whatever is interrupted goes on later.
"""

import math
import time

from factcheck.models import DueRendering
from factcheck.models.db import db
from factcheck.publishing import renditions
from factcheck.services import ledger

BATCH_SECONDS = 0.5
PAUSE_SECONDS = 0.2  # in which others write: whoever waits for SQLite tries every 0.1 seconds


def has_work() -> bool:
    """Tell whether some commentary is to be rendered anew."""
    return DueRendering.newest() is not None


def render_batch() -> int:
    """Render some commentaries that are due, and return how many."""
    with db.atomic():  # the ledger's head, taken first, decides between two who render, and between them and an act
        if not has_work():
            return 0
        ledger.append(None, "pages.render", None)
        return renditions.render_due(BATCH_SECONDS)


def render_what_is_due(seconds: float = math.inf) -> int:
    """Render the commentaries that are due, until all are or so many seconds passed; return how many were rendered."""
    ends = time.monotonic() + seconds
    rendered = render_batch()
    while has_work() and time.monotonic() < ends:
        time.sleep(PAUSE_SECONDS)
        rendered += render_batch()
    return rendered
