"""Tags: short words of a newsroom's own on its claims, written one after the other with commas between them."""

from typing import Any

from peewee import SQL

from factcheck.models.claims import Claim

MOST = 20
LONGEST = 40  # characters of one
NEWEST = 1000  # how many claims tell which tags are in use: a page of the workbench asks each time
_TAGGED: Any = Claim.tags > SQL("''")  # as the partial index has it, without a parameter


def names(*written: str) -> list[str]:
    """Return each tag once, whatever its case, in the order and the case in which it was first written."""
    found: dict[str, str] = {}
    for each in ",".join(written).split(","):
        if name := " ".join(each.split()):
            found.setdefault(name.casefold(), name)
    return list(found.values())


def joined(*written: str) -> str:
    """Return all these tags as one text, each once."""
    return ", ".join(names(*written))


def in_use() -> list[str]:
    """Return the tags of the newest claims that have any, in alphabetical order."""
    return _names_where(_TAGGED)


def spelled(claim: Claim, written: str) -> str:
    """Return a claim's new tags in the case in which other claims have them lately."""
    known = {name.casefold(): name for name in _names_where(_TAGGED & (Claim.id != claim.id))}
    return ", ".join(known.get(name.casefold(), name) for name in names(written))


def _names_where(condition: Any) -> list[str]:
    rows: Any = Claim.select(Claim.tags).where(condition).order_by(Claim.id.desc()).limit(NEWEST).tuples()
    return sorted(names(*(tags for (tags,) in rows)), key=str.casefold)
