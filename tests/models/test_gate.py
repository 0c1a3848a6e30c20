"""What the gate asks, and whose a source is."""

import pytest

from factcheck.models.gate import Cited, Gate


def cited(url: str = "", publisher: str = "", passage: str = "") -> Cited:
    return Cited(url, publisher, "A title", passage)


def test_it_asks_nothing_until_it_is_set() -> None:
    assert Gate().lacks([], "") == []


@pytest.mark.parametrize(
    ("urls", "owners"),
    [
        (["https://bbc.com/a", "https://news.bbc.com/b", "http://BBC.com/c"], 1),
        (["https://bbc.com/a", "https://www.bbc.co.uk/b"], 1),  # as the newsroom says
        (["https://bbc.com/a", "https://guardian.co.uk/b"], 2),
        (["https://a.github.io/x", "https://b.github.io/x"], 2),  # anybody may have one
        (["https://xn--80adxhks.xn--p1ai/a", "https://москва.рф/б"], 2),
        (["http://192.0.2.1/a", "http://192.0.2.1:8080/b"], 1),
    ],
)
def test_it_counts_a_source_once_for_each_owner(urls: list[str], owners: int) -> None:
    gate = Gate(owners="bbc.com bbc.co.uk\n\nexample.org example.net", sources=9)
    assert gate.lacks([cited(url) for url in urls], "") == [
        f"9 independent sources (there {'is' if owners == 1 else 'are'} {owners})"
    ]


def test_it_takes_the_publisher_for_the_owner_off_the_web() -> None:
    gate = Gate(sources=2)
    archive = [cited(publisher="Town archive"), cited(publisher="town archive")]
    assert gate.lacks(archive, "") == ["2 independent sources (there is 1)"]
    assert gate.lacks([*archive, cited(publisher="The Times")], "") == []


def test_it_lists_all_that_is_missing() -> None:
    gate = Gate(sources=1, passage=True, rationale=True)
    assert gate.lacks([], " \n") == [
        "1 source (there are 0)",
        "a passage that is quoted from a source",
        "an explanation",
    ]
    assert gate.lacks([cited("https://bbc.com", passage="So.")], "It is so.") == []
