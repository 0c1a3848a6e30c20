"""From the bytes of a file to characters: plain text, HTML, .docx and .pdf."""

import re
import unicodedata
import zipfile
from io import BytesIO
from typing import Any

from factcheck.messages import _, ngettext
from factcheck.text import pages

MAX_ARCHIVE_ENTRIES = 2_000
MAX_UNPACKED = 50_000_000  # bytes of a .docx once unpacked
MAX_RATIO = 200  # unpacked bytes for each packed one; word processors stay under 50
MAX_PAGES = 500

_HTML = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]+encoding=[\"']([\w-]+)")

# Direction overrides and isolates, zero-width space, word joiner, soft hyphen, byte order mark, line-drawing controls.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# A joiner stays between letters and between the parts of an emoji, and goes where it joins nothing.
_JOINER = re.compile("[\u200c\u200d]+")


class Unreadable(ValueError):
    """The file cannot be turned into text; the message tells a person what to do about it."""


def read(content: bytes, filename: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the characters of a file and notes on what was done to get them.

    The kind is told by the content first and by the name second. Raises `Unreadable`.
    """
    name = filename.lower()
    if content.startswith(b"%PDF-"):
        characters, notes = _pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        characters, notes = _docx(content)
    elif name.endswith(".pdf"):
        raise Unreadable(_("This file is named .pdf but is not a PDF. Open it where it came from and save it again."))
    elif name.endswith(".docx") or content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            _("This is not a .docx file. Open it in a word processor and save it as .docx or as plain text.")
        )
    elif _HTML.search(content[:2_000]) or name.endswith((".html", ".htm", ".xhtml")):
        characters, notes = _html(content)
    else:
        characters, notes = _plain(content)
    characters, removed = clean(characters)
    return characters, notes + removed


def clean(characters: str) -> tuple[str, tuple[str, ...]]:
    """Return text without control characters and without characters that nobody sees, and notes on what went.

    Line ends become "\\n". Joiners stay where they join letters or emoji, and combining marks always stay. Nothing is
    normalised: a quote must match its source character by character.
    """
    characters = characters.replace("\r\n", "\n").replace("\r", "\n")
    characters = re.sub("[\x0c\x85\u2028\u2029]", "\n", characters)
    characters, controls = _CONTROL.subn("", characters)
    characters, invisible = _INVISIBLE.subn("", characters)
    kept = _JOINER.sub(_joining, characters)
    invisible += len(characters) - len(kept)
    notes = []
    if controls:
        notes.append(ngettext("%(num)s control character removed", "%(num)s control characters removed", controls))
    if invisible:
        notes.append(ngettext("%(num)s invisible character removed", "%(num)s invisible characters removed", invisible))
    return kept, tuple(notes)


def _joining(match: re.Match[str]) -> str:
    text, before, after = match.string, match.start() - 1, match.end()
    if before < 0 or after >= len(text):
        return ""
    sides = (unicodedata.category(text[before]), unicodedata.category(text[after]))
    joins = all(side[0] in "LM" or side in ("So", "Sk") for side in sides)
    return match[0][0] if joins else ""


def _plain(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-8, UTF-16 or Windows-1251, the encodings that people's files come in."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ("Read as UTF-16",)
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    if content[:1_000].count(0) > len(content[:1_000]) / 4:
        order = "utf-16-be" if content[:1_000:2].count(0) > content[1:1_000:2].count(0) else "utf-16-le"
        return content.decode(order, "replace"), ("Read as UTF-16",)
    damaged = content.decode("utf-8-sig", "replace")
    bad = damaged.count("\ufffd")
    if bad * 50 < len(damaged):
        return damaged, (
            f"{bad} {'byte sequence' if bad == 1 else 'byte sequences'} not valid in UTF-8 replaced by \ufffd",
        )
    if sum(byte > 0xBF for byte in content[:10_000]) * 3 > len(content[:10_000]):
        return content.decode("cp1251", "replace"), ("Read as Windows-1251, as it is not valid UTF-8",)
    if b"\x00" in content[:1_000]:
        raise Unreadable(_("This file is not text. Upload .txt, .html, .docx or .pdf."))
    return content.decode("cp1252", "replace"), ("Read as Windows-1252, as it is not valid UTF-8",)


def _html(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a page by what it declares and take its article, a line for each block."""
    declared = _CHARSET.search(content[:4_000]) or _DECLARED.search(content[:200])
    page = ""
    notes: tuple[str, ...] = ()
    if declared:
        try:
            page = content.decode(declared[1].decode("ascii"), "replace")
        except LookupError:
            page = ""
    if not page:
        page, notes = _plain(content)
    lines = pages.article(page)
    if not lines:
        raise Unreadable(_("No text was found on this page. Copy the article and paste it instead."))
    return "\n".join(lines), (_("The article was taken out of an HTML page"), *notes)


def _docx(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Take the paragraphs and tables out of a .docx, refusing archives that unpack to far more than they weigh."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Unreadable(_("This .docx is damaged. Open it in a word processor and save it again.")) from error
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise Unreadable(_("This archive is not a .docx document. Upload .txt, .html, .docx or .pdf."))
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ARCHIVE_ENTRIES or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(content):
        raise Unreadable(_("This .docx unpacks to far more than a document should. Paste its text instead."))
    import docx
    from docx.opc.exceptions import OpcError

    try:
        body = docx.Document(BytesIO(content)).element.body
    except (OpcError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        raise Unreadable(_("This .docx is damaged. Open it in a word processor and save it again.")) from error
    return "\n\n".join(_docx_paragraphs(body)), ()


def _docx_paragraphs(body: Any) -> list[str]:
    """Return the text of every paragraph in reading order, those in tables and text boxes included."""
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    spelt = {f"{word}tab": "\t", f"{word}br": "\n", f"{word}cr": "\n", f"{word}noBreakHyphen": "-"}
    found = []
    for paragraph in body.iter(f"{word}p"):
        runs = (
            node.text or "" if node.tag == f"{word}t" else spelt.get(str(node.tag), "") for node in paragraph.iter()
        )
        if text := "".join(runs).strip():
            found.append(text)
    return found


def _pdf(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Take the text layer out of a PDF."""
    text = "\n".join(pdf_pages(content))
    if not text.strip():
        raise Unreadable(_("This PDF has no text, only pictures of it. Run it through text recognition first."))
    return text, ("The lines of a PDF are as they stood on its pages",)


def pdf_pages(content: bytes) -> list[str]:
    """Return the text layer of each page of a PDF; a page without one is empty. Raises `Unreadable`."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(_("This PDF is locked with a password. Save a copy without one and upload that."))
        if len(reader.pages) > MAX_PAGES:
            raise Unreadable(
                _("This PDF has more than %(pages)s pages. Upload the part that is to be checked.", pages=MAX_PAGES)
            )
        return [page.extract_text() or "" for page in reader.pages]
    except Unreadable:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(_("This PDF is damaged. Open it in a viewer and save or print it to PDF again.")) from error
