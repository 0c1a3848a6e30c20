"""How claims fared: how many there are, how many were checked, and with what rating."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peewee import fn

from factcheck.models import Listing, Rating


@dataclass(frozen=True)
class Fare:
    """The number of claims, and of those checked how many have each rating that occurs, in the order of the scale."""

    claims: int
    ratings: tuple[tuple[Rating, int], ...]

    @property
    def checked(self) -> int:
        """How many have a verdict that stands."""
        return sum(count for _, count in self.ratings)

    @property
    def unchecked(self) -> int:
        """How many have none."""
        return self.claims - self.checked


def of(counts: Mapping[str, int], scale: Mapping[str, Rating], claims: int | None = None) -> Fare:
    """Make a fare of how often each rating, by its slug, occurs; `claims` counts the unchecked ones too."""
    ratings = tuple((rating, counts[slug]) for slug, rating in scale.items() if counts.get(slug))
    return Fare(sum(counts.values()) if claims is None else claims, ratings)


def of_commentaries(languages: Mapping[str, str]) -> dict[str, Fare]:
    """Return how the claims of published commentaries fared, in one grouped query.

    `languages` has the first language of each by its id: in another one stand the same claims again.
    """
    scale = {rating.slug: rating for rating in Rating.scale()}
    claims: dict[str, int] = dict.fromkeys(languages, 0)
    counts: dict[str, dict[str, int]] = {id: {} for id in languages}
    rows: Any = (
        Listing.select(Listing.commentary, Listing.language, Listing.kind, Listing.rating, fn.COUNT(Listing.id))
        .where(Listing.commentary.in_(list(languages)) & Listing.kind.in_(("claim", "verdict")))
        .group_by(Listing.commentary, Listing.language, Listing.kind, Listing.rating)
        .tuples()
    )
    for commentary, language, kind, rating, count in rows:
        if language != languages[commentary]:
            continue
        if kind == "claim":
            claims[commentary] = count
        else:
            counts[commentary][rating] = count
    return {id: of(counts[id], scale, claims[id]) for id in languages}
