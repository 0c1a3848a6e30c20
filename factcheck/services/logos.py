"""Reading a logo that somebody uploads: by its content, and keeping of it only what draws.

A PNG is decoded and written anew. Of an SVG, the elements and attributes that are listed here are copied, so that no
script, style sheet, link or reference to anything outside comes along (OWASP calls it an allow-list).
"""

import re
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

from factcheck.errors import Invalid
from factcheck.messages import _

LARGEST = 300_000  # bytes
_MOST_PIXELS = 4_000_000
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DRAWN = {
    _SVG + name
    for name in (
        "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan "
        "linearGradient radialGradient stop clipPath mask"
    ).split()
}
_ATTRIBUTES = set(
    "id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points transform preserveAspectRatio offset "
    "gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset opacity clip-path clip-rule mask stop-color stop-opacity color display "
    "font-family font-size font-weight font-style text-anchor letter-spacing".split()
)
_OUTSIDE = re.compile(r"url\s*\(\s*['\"]?(?!#)|[\\<>@]|javascript:|data:", re.IGNORECASE)


class Logo(NamedTuple):
    """A logo as it is kept: its bytes, their media type, and its width by its height."""

    content: bytes
    media_type: str
    ratio: float


def read(content: bytes) -> Logo:
    """Return what is kept of an uploaded file, whatever its name says it is.

    Raises `Invalid` for what is neither PNG nor SVG, or too large.
    """
    if len(content) > LARGEST:
        raise _wrong(_("At most %(size)s kB.", size=LARGEST // 1000))
    return _png(content) if content.startswith(b"\x89PNG\r\n\x1a\n") else _svg(content)


def _wrong(why: str) -> Invalid:
    return Invalid({"logo": [why]})


def _png(content: bytes) -> Logo:
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(BytesIO(content), formats=["PNG"])
        width, height = image.size
        if width * height > _MOST_PIXELS:
            raise _wrong(_("It has more than 4 million pixels."))
        out = BytesIO()
        image.convert("RGBA").save(out, "PNG", optimize=True)
    except (OSError, SyntaxError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        raise _wrong(_("This PNG is damaged.")) from None
    return Logo(out.getvalue(), "image/png", width / height)


def _svg(content: bytes) -> Logo:
    if b"<!ENTITY" in content:  # the other way to write "a thousand times the same"
        raise _wrong(_("It defines entities. Save it without them."))
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise _wrong(_("Neither a PNG nor an SVG.")) from None
    if root.tag != f"{_SVG}svg":
        raise _wrong(_("Neither a PNG nor an SVG."))
    if root.find(f".//{_SVG}style") is not None:
        raise _wrong(_("Its colours stand in a style sheet. Save it with presentation attributes instead."))
    kept = _copied(root)
    width, height = _size(kept)
    kept.set("viewBox", kept.get("viewBox") or f"0 0 {width:g} {height:g}")
    kept.set("xmlns", _SVG.strip("{}"))
    return Logo(ElementTree.tostring(kept), "image/svg+xml", width / height)


def _copied(element: ElementTree.Element) -> ElementTree.Element:
    """Copy an element with those of its attributes and children that draw."""
    copy = ElementTree.Element(element.tag.removeprefix(_SVG), _attributes(element))
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_copied(child) for child in element if child.tag in _DRAWN)
    return copy


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    """Return the attributes that draw, those of `style=` as attributes of their own."""
    styled = (pair.partition(":") for pair in element.get("style", "").split(";"))
    given = dict(element.attrib)
    given |= {name.strip(): value.strip() for name, _, value in styled}
    kept = {name: value for name, value in given.items() if name in _ATTRIBUTES and not _OUTSIDE.search(value)}
    for href in _HREFS:
        if re.fullmatch(r"#[\w.-]+", given.get(href, "")):
            kept["href"] = given[href]
    return kept


def _size(root: ElementTree.Element) -> tuple[float, float]:
    """Return the width and the height that a drawing takes, in its own units."""
    try:
        *_origin, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        try:
            width, height = (float(root.get(name, "").removesuffix("px")) for name in ("width", "height"))
        except ValueError:
            raise _wrong(_("It does not say how large it is, by a viewBox.")) from None
    if not 0 < width < 1e6 or not 0 < height < 1e6:
        raise _wrong(_("It has no size."))
    return width, height
