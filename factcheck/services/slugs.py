"""Slugs that nothing has yet."""

from collections.abc import Collection


def free(stem: str, taken: Collection[str]) -> str:
    """Return the stem, or else the first of stem-2, stem-3 … that is not taken."""
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug
