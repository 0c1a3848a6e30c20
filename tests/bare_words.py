"""English in a template that nobody could translate: text, labels and values that no call of gettext holds."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from factcheck.publishing import templates

_GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
_READ = {"alt", "aria-label", "aria-description", "placeholder", "title"}  # attributes that people read
_CLASSES = {"page", "room", "scripts"}  # blocks that hold no text
_SAME = {"abbr", "bdi", "kbd", "script"}  # elements that are the same in every language
_SKIPPED = re.compile(r'[\w-]+="[^"]*"|\w+-0|ClaimReview')  # attributes and classes that a macro makes, and a name
_WORDS = re.compile(r"[A-Za-z]{2}")
_SENTENCE = re.compile(r"[A-Z][a-z]|[a-z,] [a-z]")  # what a value is only if people read it


def bare_words(path: Path) -> list[str]:
    """Return the words of a template that are in English in every language."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    templates.equip(environment)
    tree = environment.parse(path.read_text())
    page = _Page()
    page.feed("".join(_pieces(tree)))
    page.close()
    return [*page.found, *_values(tree)]


def _pieces(node: nodes.Node) -> Iterator[str]:
    """The markup, in its order; what is computed has no letters."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Expr):
        yield "0"
    elif not (isinstance(node, nodes.Block) and node.name in _CLASSES):
        for child in node.iter_child_nodes():
            yield from _pieces(child)


def _values(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _GETTEXT:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and _SENTENCE.search(node.value):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _values(child)


class _Page(HTMLParser):
    """What people read of the markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        offered = {"value"} if tag == "option" else set()
        self.found += [value for name, value in attrs if name in _READ | offered and value and _SENTENCE.search(value)]

    def handle_data(self, data: str) -> None:
        text = _SKIPPED.sub("", data)
        if self.inside not in _SAME and _WORDS.search(text):
            self.found.append(" ".join(text.split()))

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
