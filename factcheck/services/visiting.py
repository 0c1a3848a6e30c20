"""Visiting what is due: each row once, and whatever breaks at one keeps nobody from the next."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from factcheck.models.visits import Visited

Row = TypeVar("Row", bound=Visited)

BROKEN = (timedelta(hours=6),) * 3  # how often what broke is tried again, and when

log = logging.getLogger(__name__)


def visit(row: Row, act: Callable[[Row], None]) -> None:
    """Do the act with a row that is due, unless another worker took it first.

    What the act does not expect, such as a page on which a parser breaks, is logged and tried again later.
    """
    if not row.take():
        return
    try:
        act(row)
    except Exception:
        log.exception("Visiting %s failed", row.url)
        row.postpone("It could not be read.", BROKEN)
