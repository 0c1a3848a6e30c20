import zipfile
from io import BytesIO

import docx
import pytest
from pypdf import PdfWriter

from factcheck.text.files import Unreadable, read

ARTICLE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ministers agree</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ministers agree</h1><p>30 October – 5 November 2023</p>
<p>The ministers of three states agreed on Thursday to leave the grid &amp; to build a new one.</p>
<p>The decision was taken after months of talks between the governments.</p></article>
<script>alert("nobody reads this")</script></body></html>"""


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_it_reads_utf_8_with_and_without_a_mark():
    assert read("Тэкст".encode()) == ("Тэкст", ())
    assert read("Тэкст".encode("utf-8-sig")) == ("Тэкст", ())


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("cp1251", "Windows-1251")])
def test_it_reads_other_encodings_and_says_so(encoding, name):
    characters, notes = read("Привет, это обычный текст".encode(encoding))
    assert characters == "Привет, это обычный текст"
    assert name in notes[0]


def test_it_keeps_what_is_valid_in_damaged_utf_8_and_says_so():
    characters, notes = read(b"a text with one bad byte \xff in the middle of a long line that is otherwise fine")
    assert "byte \ufffd in" in characters
    assert "not valid in UTF-8" in notes[0]


def test_it_removes_what_nobody_sees_and_says_how_much():
    characters, notes = read("a\u202eb\u200bc\x00d\r\ne".encode())
    assert characters == "abcd\ne"
    assert notes == ("1 control character removed", "2 invisible characters removed")


def test_it_keeps_emoji_sequences_and_combining_marks():
    text = "👩\u200d🚀 Чарні\u0301ца می\u200cخواهم"
    assert read(text.encode()) == (text, ())


def test_it_takes_the_article_out_of_a_page_line_by_line():
    characters, notes = read(ARTICLE.encode(), "page.html")
    lines = characters.splitlines()
    assert "Ministers agree" in lines
    assert "30 October – 5 November 2023" in lines
    assert any("grid & to build" in line for line in lines)
    assert "nobody reads" not in characters
    assert "HTML" in notes[0]


def test_it_keeps_the_short_lines_above_the_text_that_say_what_it_is():
    page = ARTICLE.replace("<h1>", "<div>Energy</div><h1>").replace("</h1>", "</h1><div>Photo: The ministry</div>")
    lines = read(page.encode(), "page.html")[0].splitlines()
    assert lines.index("Energy") < lines.index("Ministers agree") < lines.index("Photo: The ministry")
    assert "Home" not in lines


def test_it_knows_a_page_by_its_content_whatever_its_name():
    assert "<p>" not in read(ARTICLE.encode(), "page.txt")[0]


def test_it_reads_the_paragraphs_and_tables_of_a_word_document():
    document = docx.Document()
    document.add_paragraph("Загаловак")
    document.add_table(1, 1).cell(0, 0).text = "клетка"
    document.add_paragraph("Абзац.")
    assert read(saved(document), "text.docx")[0] == "Загаловак\n\nклетка\n\nАбзац."


def test_it_refuses_a_document_that_unpacks_to_far_more_than_it_weighs():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read(stream.getvalue(), "bomb.docx")


def test_it_refuses_an_archive_that_is_no_document():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(Unreadable, match=r"not a \.docx"):
        read(stream.getvalue(), "text.docx")


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"just text", "report.pdf", "not a PDF"),
        (b"%PDF-1.7 and then nothing", "report.pdf", "damaged"),
        (b"just text", "report.docx", "not a .docx"),
        (b"PK\x03\x04 and then nothing", "report.docx", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture.txt", "not text"),
        (b"<html><body></body></html>", "page.html", "No text was found"),
    ],
)
def test_it_refuses_what_it_cannot_read_in_words_to_act_on(content, name, message):
    with pytest.raises(Unreadable, match=message):
        read(content, name)


def test_it_refuses_a_pdf_without_text_and_one_with_a_password():
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    plain = BytesIO()
    writer.write(plain)
    with pytest.raises(Unreadable, match="only pictures"):
        read(plain.getvalue(), "scan.pdf")
    writer.encrypt("secret")
    locked = BytesIO()
    writer.write(locked)
    with pytest.raises(Unreadable, match="password"):
        read(locked.getvalue(), "locked.pdf")
