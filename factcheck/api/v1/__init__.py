"""Version 1: what was published, what happens to it, and being told."""

from factcheck.api.v1 import (
    changes,
    commentaries,
    export,
    feeds,
    finding,
    index,
    intake,
    verdicts,
    vocabulary,
    webhooks,
)
from factcheck.api.v1.blueprint import blueprint

__all__ = [
    "blueprint",
    "changes",
    "commentaries",
    "export",
    "feeds",
    "finding",
    "index",
    "intake",
    "verdicts",
    "vocabulary",
    "webhooks",
]
