"""Finding what was checked, by words."""

from collections.abc import Sequence
from typing import Any

from peewee import SQL, fn

from factcheck.models import Listing, Rendition
from factcheck.models.listings import with_words
from factcheck.publishing import addresses

MOST = 1000  # search results that one can page through


def newest_listing() -> int:
    """Return the bound that keeps the pages of one search alike while verdicts are published."""
    return int(Listing.select(fn.MAX(Listing.id)).scalar() or 0)


def search(
    query: str, conditions: Sequence[Any], *, newest: int, offset: int, limit: int
) -> tuple[list[Rendition], int]:
    """Return a page of the verdicts that stand and have all the words of a query, in whatever form, best first.

    One that is told in several languages is there once, in the language that fits best. `conditions` are on `Listing`;
    the second value is how many were found in all, at most `MOST`.
    """
    from factcheck.text.stems import stems

    wanted = list(dict.fromkeys(stems(query)))
    ranked = with_words(wanted, newest, MOST) if wanted else []
    if not ranked:
        return [], 0
    # Peewee takes longer to write a thousand values down than the database to find them.
    among = Listing.id.in_(SQL(f"({', '.join(map(str, ranked))})"))
    standing: Any = Listing.select(Listing.id, Listing.path).where(among, *conditions).tuples()
    kept: dict[int, str] = dict(standing)
    best: dict[str, str] = {}
    for path in (kept[id] for id in ranked if id in kept):
        best.setdefault(addresses.api_id(path), path)
    paths = list(best.values())
    page = paths[offset : offset + limit]
    rows = {row.path: row for row in Rendition.select(Rendition.path, Rendition.body).where(Rendition.path.in_(page))}
    return [rows[path] for path in page], len(paths)
