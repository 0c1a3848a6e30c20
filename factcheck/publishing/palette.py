"""The colours of the newsroom's scale: the stylesheet that takes them to every page, and how well they can be read."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.models import Rating

# What a colour may stand on, as static/base.css has it: --paper and --raised.
PAPERS = {"light": ("#fbfaf7", "#ffffff"), "dark": ("#16171a", "#1e2024")}
LEAST = 4.5  # WCAG 2.2, 1.4.3: text that is not large


def stylesheet(scale: Iterable[Rating]) -> str:
    """Return the rules that give each rating its colour, by the class `r-` and its slug; print is always light."""
    scale = list(scale)
    light = "".join(f".r-{each.slug} {{ --c: {each.light}; }}\n" for each in scale)
    dark = "".join(f"  .r-{each.slug} {{ --c: {each.dark}; }}\n" for each in scale)
    return f"{light}@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n"


def address(scale: Iterable[Rating]) -> str:
    """Return where the stylesheet is: its digest is in the address, so it may be kept for ever."""
    return f"/scale-{hashlib.sha256(stylesheet(scale).encode()).hexdigest()[:12]}.css"


def contrast(colour: str, papers: Sequence[str]) -> float:
    """Return the contrast ratio of a colour, as #rrggbb, on the paper where it is read worst, 1 to 21 (WCAG 2.2)."""
    return min(_ratio(_luminance(colour), _luminance(paper)) for paper in papers)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def describe(rating: Rating) -> dict[str, Any]:
    """Return how a rating looks, for a script that draws it on somebody else's page."""
    return {name: getattr(rating, name) for name in ("slug", "mark", "line", "light", "dark")}
