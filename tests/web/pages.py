"""Reading a page as a person does."""

from lxml import html
from lxml.html import HtmlElement
from werkzeug.test import TestResponse


def parsed(answer: TestResponse) -> HtmlElement:
    return html.fromstring(answer.text)


def words(answer: TestResponse, id: str = "main") -> str:
    """The words of a part of a page, in one line."""
    return " ".join(" ".join(parsed(answer).get_element_by_id(id).itertext()).split())


def typed(answer: TestResponse, id: str) -> str:
    """What stands in a field."""
    field = parsed(answer).get_element_by_id(id)
    return (field.value or "").removeprefix("\n")  # a browser drops the line break after <textarea>


def wrong(answer: TestResponse, id: str) -> str:
    """What a page says is wrong with a field, which is marked."""
    field = parsed(answer).get_element_by_id(id)
    assert field.get("aria-invalid") == "true", f"{id} is not marked"
    (note,) = parsed(answer).xpath("//*[@id=$note]//*[@class='wrong']", note=field.get("aria-describedby"))
    return note.text_content()


def actions(answer: TestResponse) -> set[str]:
    """Where the forms of a page go that change something."""
    return {form.action for form in parsed(answer).forms if form.method == "POST"}
