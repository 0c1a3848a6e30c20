"""Tags: short words of a newsroom's own on its claims, written one after the other with commas between them."""

from typing import Any

from peewee import SQL

from factcheck.models.claims import Claim

MOST = 20
LONGEST = 40  # characters of one
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
    """Return every tag of the newsroom, in alphabetical order."""
    return _names_where(_TAGGED)


def spelled(claim: Claim, written: str) -> str:
    """Return a claim's new tags in the case in which other claims have them already."""
    known = {name.casefold(): name for name in _names_where(_TAGGED & (Claim.id != claim.id))}
    return ", ".join(known.get(name.casefold(), name) for name in names(written))


def _names_where(condition: Any) -> list[str]:
    rows: Any = Claim.select(Claim.tags).where(condition).distinct().order_by(Claim.tags).tuples()
    return sorted(names(*(tags for (tags,) in rows)), key=str.casefold)
