import sys

import pytest

from factcheck.text import splitters
from factcheck.text.split import split


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package that brings a splitter, as pip would have installed it."""
    (tmp_path / "by_lines.py").write_text(
        "from factcheck.text import Split, Span\n"
        "def split(text, language=None, period=None):\n"
        "    return Split(language or 'und', (Span(0, len(text)),))\n"
    )
    metadata = tmp_path / "by_lines-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: by-lines\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[factcheck.splitters]\nlines = by_lines:split\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("by_lines", None)


def test_the_rules_are_the_default():
    assert splitters.get() is split


def test_it_finds_what_another_package_brings(installed):
    assert "lines" in splitters.names()
    assert splitters.get("lines")("Два слова", "ru", None).language == "ru"


def test_it_names_the_splitters_that_are_there_when_one_is_not():
    with pytest.raises(LookupError, match=r"no splitter 'oracle'.*rules"):
        splitters.get("oracle")
