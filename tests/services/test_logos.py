"""What is kept of an uploaded logo."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from factcheck.errors import Invalid
from factcheck.services import logos

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" {}>{}</svg>'
)


def svg(content: str, attributes: str = "") -> str:
    return logos.read(SVG.format(attributes, content).encode()).content.decode()


def png(width: int = 30, height: int = 10, **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGBA", (width, height), "red").save(out, "PNG", **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)" d="M0 0"/>',
        '<a href="javascript:alert(1)"><path d="M0 0"/></a>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<use xlink:href="https://elsewhere.example/x.svg#a"/>',
        "<foreignObject><iframe src='https://elsewhere.example'/></foreignObject>",
        '<rect fill="url(https://elsewhere.example/#a)"/>',
        "<rect style=\"fill:url('//elsewhere.example/#a')\"/>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="d" values="alert(1)"/>',
    ],
)
def test_it_keeps_nothing_that_runs_or_leads_elsewhere(content: str):
    kept = svg(content, 'onload="alert(1)"')
    assert "alert" not in kept
    assert "elsewhere" not in kept


def test_it_keeps_what_draws():
    drawing = '<defs><linearGradient id="a"><stop offset="1" stop-color="red" /></linearGradient></defs>'
    kept = svg(drawing + '<path d="M0 0L9 9" fill="url(#a)" /><use xlink:href="#b" />')
    assert drawing in kept
    assert '<path d="M0 0L9 9" fill="url(#a)" />' in kept
    assert '<use href="#b" />' in kept


def test_it_makes_attributes_of_styles():
    assert 'fill="#f00"' in svg('<path style="fill: #f00; -inkscape-font: x" d="M0 0"/>')


@pytest.mark.parametrize(("content", "ratio"), [(SVG.format("", "").encode(), 2), (png(), 3)])
def test_it_tells_the_ratio(content: bytes, ratio: float):
    assert logos.read(content).ratio == ratio


def test_it_writes_a_png_anew_without_what_does_not_draw():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "where it was made")
    kept = logos.read(png(pnginfo=note))
    assert kept.media_type == "image/png"
    assert b"where it was made" not in kept.content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"GIF89a", "Neither a PNG nor an SVG."),
        (b"<html><svg/></html>", "Neither a PNG nor an SVG."),
        (b"\x89PNG\r\n\x1a\n<svg/>", "This PNG is damaged."),
        (b'<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "It defines entities."),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "It does not say how large it is"),
        (SVG.format("", "<style>path{}</style>").encode(), "Its colours stand in a style sheet."),
        (b" " * 300_001, "At most 300 kB."),
    ],
)
def test_it_says_what_is_wrong_with_a_file(content: bytes, says: str):
    with pytest.raises(Invalid) as refusal:
        logos.read(content)
    assert refusal.value.fields["logo"][0].startswith(says)


def test_it_opens_no_picture_that_would_fill_the_memory():
    with pytest.raises(Invalid) as refusal:
        logos.read(png(3000, 2000))
    assert refusal.value.fields == {"logo": ["It has more than 4 million pixels."]}
