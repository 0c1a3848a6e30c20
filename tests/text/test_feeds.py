"""Reading RSS and Atom."""

import pytest

from factcheck.text.feeds import Item, NoFeed, read

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The <![CDATA[Town]]> News</title>
<item><title>A &amp; B</title><link>/one?utm_source=rss</link><guid isPermaLink="false">1</guid></item>
<item><title>Two</title><link>http://b.example/2</link></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
<item><title>No link</title></item>
<item><title>Broken</title><link>http://[::1</link></item>
<item><title>Again</title><link>/one</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Т</title>
<entry><id>urn:1</id><title>Мост</title><link rel="alternate" href="/x"/></entry></feed>"""


def test_it_reads_rss_with_each_address_once():
    found = read(RSS.encode(), "http://a.example/feed")
    assert found.title == "The Town News"
    assert found.items == (
        Item("http://a.example/one", "1", "A & B"),
        Item("http://b.example/2", "http://b.example/2", "Two"),
    )


def test_it_reads_atom():
    assert read(ATOM.encode(), "http://a.example/feed").items == (Item("http://a.example/x", "urn:1", "Мост"),)


def test_it_reads_a_feed_that_is_not_well_formed():
    assert read(RSS.encode()[:-30], "http://a.example/feed").items


def test_it_passes_over_an_item_whose_address_is_markup():
    broken = RSS.replace("No link</title>", "No link</title><guid><a></guid>")
    assert read(broken.encode(), "http://a.example/feed") == read(RSS.encode(), "http://a.example/feed")


@pytest.mark.parametrize("content", [b"", b"<html><body>Hi", b"http://127.0.0.1/", b"/etc/passwd", b"{}"])
def test_it_says_that_something_is_no_feed(content: bytes):
    with pytest.raises(NoFeed):
        read(content, "http://a.example/feed")


def test_it_opens_no_file_that_a_feed_names():
    bad = RSS.replace('<?xml version="1.0"?>', '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/hostname">]>')
    assert read(bad.replace("Two", "&e;").encode(), "http://a.example/feed").items[1].title in ("", "&e;")


def test_it_unpacks_no_bomb():
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True)
    )
    bomb = RSS.replace('<?xml version="1.0"?>', f"<!DOCTYPE rss [{entities}]>").replace("Two", "&j;")
    assert len(read(bomb.encode(), "http://a.example/feed").items[1].title) < 100
