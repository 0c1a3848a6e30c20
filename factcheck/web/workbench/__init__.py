"""The workbench, where fact-checkers work on commentaries and claims. Each module adds its pages to one blueprint."""

from factcheck.web.workbench import (
    blind,
    claims,
    commentaries,
    comments,
    desk,
    drafts,
    editions,
    evidence,
    feeds,
    intake,
    live,
    matches,
    queue,
    rechecks,
    sources,
    undo,
    verdicts,
)
from factcheck.web.workbench.blueprint import blueprint

__all__ = [
    "blind",
    "blueprint",
    "claims",
    "commentaries",
    "comments",
    "desk",
    "drafts",
    "editions",
    "evidence",
    "feeds",
    "intake",
    "live",
    "matches",
    "queue",
    "rechecks",
    "sources",
    "undo",
    "verdicts",
]
