"""What people type, as the schemas take it in."""

from datetime import date

import pytest
from marshmallow import fields

from factcheck.errors import Invalid
from factcheck.schemas.base import Day, Form, Text, Versioned, WebAddress


class Everything(Form):
    title = Text(longest=10, required=True)
    note = Text(longest=10)
    url = WebAddress()
    day = Day()
    number = fields.Integer(load_default=0)


def load(**typed: str) -> dict[str, object]:
    return Everything().load_form({"title": "A title", **typed})


def problems(**typed: str) -> dict[str, list[str]]:
    with pytest.raises(Invalid) as refusal:
        load(**typed)
    return refusal.value.fields


def test_it_gives_what_was_left_out():
    assert load() == {"title": "A title", "note": "", "url": "", "day": None, "number": 0}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\t", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("a\u202eb\u2066c\u200b", "abc"),
        ("\ud800a", "a"),
        ("👩🏽\u200d🚀", "👩🏽\u200d🚀"),
        ("<b>&", "<b>&"),
    ],
)
def test_it_takes_text_without_what_nobody_sees(typed: str, kept: str):
    assert load(note=typed)["note"] == kept


@pytest.mark.parametrize("typed", ["", " ", "\n\t", "\u200b", "\x00"])
def test_it_needs_words_where_text_is_required(typed: str):
    assert problems(title=typed) == {"title": ["This is needed."]}


def test_it_says_what_is_missing():
    with pytest.raises(Invalid) as refusal:
        Everything().load_form({})
    assert refusal.value.fields == {"title": ["This is needed."]}


def test_it_limits_the_length_of_what_it_keeps():
    assert load(note=" " * 50 + "я" * 10 + " " * 50)["note"] == "я" * 10
    assert problems(note="я" * 11) == {"note": ["At most 10 characters."]}


@pytest.mark.parametrize(
    "typed",
    [
        "https://example.org/",
        "http://localhost:8000/a?b=c#d",
        "https://пример.испытание/страница",
        "https://192.0.2.1/",
        " https://example.org/ ",
    ],
)
def test_it_takes_addresses_of_the_web(typed: str):
    assert load(url=typed)["url"] == typed.strip()


@pytest.mark.parametrize(
    "typed",
    [
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https://a b",
        "https://example.org/\nX: y",
        "file:///etc/passwd",
    ],
)
def test_it_takes_no_other_address(typed: str):
    assert problems(url=typed).keys() == {"url"}


def test_it_reads_a_day_as_browsers_send_it():
    assert load(day="2023-11-05")["day"] == date(2023, 11, 5)


@pytest.mark.parametrize("typed", ["5.11.2023", "2023-02-30", "2023-11-05T00:00", "0000-01-01", "x"])
def test_it_says_how_a_day_is_written(typed: str):
    assert problems(day=typed) == {"day": ["Write it as 2023-11-05."]}


def test_it_leaves_out_fields_that_it_does_not_know():
    assert "csrf_token" not in load(csrf_token="x")


def test_it_tells_everything_that_is_wrong_at_once():
    assert problems(title="", url="x", day="y", number="z").keys() == {"title", "url", "day", "number"}


@pytest.mark.parametrize("seen", ["", "x", "1.5", "0", "-1", str(2**31), "9" * 40])
def test_it_takes_only_versions_that_can_be(seen: str):
    with pytest.raises(Invalid) as refusal:
        Versioned().load_form({"seen": seen})
    assert refusal.value.fields == {"seen": ["Reload the page and try again."]}
