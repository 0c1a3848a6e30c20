"""The colours of the scale, and how well they can be read."""

import re

import pytest
from flask.testing import FlaskClient

from factcheck.models import Person, Rating
from factcheck.publishing import palette, templates


@pytest.mark.parametrize(
    ("colour", "paper", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#000000", 5.25),
    ],
)
def test_it_measures_contrast_as_wcag_does(colour: str, paper: str, ratio: float):
    assert palette.contrast(colour, [paper]) == pytest.approx(ratio, abs=0.005)


def test_it_measures_on_the_paper_where_a_colour_is_read_worst():
    assert palette.contrast("#777777", ["#ffffff", "#777777"]) == 1


def test_it_knows_the_papers_of_the_pages():
    css = (templates.PACKAGE / "static" / "base.css").read_text()
    found = re.findall(r"--(?:paper|raised): (#[0-9a-f]{3,6});", css)
    papers = ["#" + "".join(2 * digit for digit in each[1:]) if len(each) == 4 else each for each in found]
    assert papers[:4] == [*palette.PAPERS["light"], *palette.PAPERS["dark"]]


def test_it_starts_with_colours_that_can_be_read(ada: Person):
    for rating in Rating.scale():
        assert palette.contrast(rating.light, palette.PAPERS["light"]) >= palette.LEAST
        assert palette.contrast(rating.dark, palette.PAPERS["dark"]) >= palette.LEAST


def test_it_prints_in_the_colours_for_light_paper(ada: Person):
    light, _, dark = palette.stylesheet(Rating.scale()).partition("@media screen and (prefers-color-scheme: dark)")
    assert ".r-false { --c: #8f0f2e; }" in light
    assert ".r-false { --c: #ff7a97; }" in dark


def test_it_lets_the_stylesheet_be_kept_for_ever(client: FlaskClient):
    answer = client.get(palette.address(Rating.scale()))
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_it_gives_the_stylesheet_another_address_when_a_colour_changes(ada: Person):
    scale = Rating.scale()
    before = palette.address(scale)
    scale[0].light = "#111111"
    assert palette.address(scale) != before
