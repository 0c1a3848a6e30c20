"""The picture of a verdict that a shared link shows: 1200 × 630 pixels, the size that OpenGraph's readers ask for.

It is drawn by Pillow with the font that comes with us: a server need have neither a browser nor fonts.
"""

import hashlib
from functools import lru_cache
from io import BytesIO
from math import sin, tau
from typing import TYPE_CHECKING

from factcheck.models import Rating
from factcheck.publishing import site

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = 1200, 630
_EDGE = 80
_PAPER, _INK, _QUIET = "#fbfaf7", "#1c1b19", "#5f5c55"
_MOST_LINES = 6


def digest(rating: Rating, language: str, wording: str) -> str:
    """Return what stands for all that a picture shows, as 32 hexadecimal digits: where it changed, it is drawn anew."""
    shown = [site.name(), rating.name_in(language), rating.line, rating.light, wording]
    return hashlib.sha256("\0".join(shown).encode()).hexdigest()[:32]


def draw(rating: Rating, language: str, wording: str) -> bytes:
    """Return a PNG with a claim's wording over the rating's name, underlined as on the pages."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, _PAPER)
    canvas = ImageDraw.Draw(image)
    canvas.text((_EDGE, 56), site.name(), font=_font("Semibold", 30), fill=_QUIET)
    size, lines = _fit(canvas, wording)
    for number, line in enumerate(lines):
        canvas.text((_EDGE, 128 + number * size * 1.28), line, font=_font("Regular", size), fill=_INK)
    colour, name = rating.light, rating.name_in(language)
    bold = _font("Bold", 64)
    canvas.text((_EDGE, 478), name, font=bold, fill=colour)
    _underline(canvas, rating.line, 574, _EDGE + canvas.textlength(name, font=bold), colour)
    out = BytesIO()
    image.quantize(32, method=Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _fit(canvas: "ImageDraw", wording: str) -> tuple[int, list[str]]:
    """Return the largest size at which the words fit, and their lines; what does not fit ends in an ellipsis."""
    for size, most in ((56, 4), (48, 5), (42, _MOST_LINES)):
        lines = _lines(canvas, wording, size)
        if len(lines) <= most:
            return size, lines
    last = lines[_MOST_LINES - 1]
    return size, [*lines[: _MOST_LINES - 1], last.rpartition(" ")[0] + " …"]


def _lines(canvas: "ImageDraw", wording: str, size: int) -> list[str]:
    font, lines = _font("Regular", size), [""]
    for word in wording.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and canvas.textlength(longer, font=font) > SIZE[0] - 2 * _EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _underline(canvas: "ImageDraw", style: str, y: int, end: float, colour: str) -> None:
    if style == "wavy":
        points = [(x, y + 5 * sin((x - _EDGE) / 24 * tau)) for x in range(_EDGE, int(end))]
        canvas.line(points, fill=colour, width=5, joint="curve")
        return
    dash, gap = {"dashed": (26, 14), "dotted": (6, 10)}.get(style, (int(end), 0))
    for x in range(_EDGE, int(end), dash + gap):
        canvas.line([(x, y), (min(x + dash, end), y)], fill=colour, width=6)


@lru_cache
def _font(weight: str, size: int) -> "FreeTypeFont":
    import font_source_serif_pro as font
    from PIL import ImageFont

    files: dict[str, str] = font.font_files_ttf
    return ImageFont.truetype(files["SourceSerifPro" + weight.replace("Regular", "")], size)
