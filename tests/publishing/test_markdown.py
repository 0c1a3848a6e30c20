"""Markdown that people type can do no harm."""

from urllib.parse import urlsplit

import pytest
from lxml import html

from factcheck.publishing import markdown

HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<a href=javascript:alert(1)>x</a>",
    "<style>*{background:url(//evil.example)}</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\u0001javascript:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    '[x](https://example.org "onmouseover=alert(1)")',
    '[x](https://example.org" onmouseover="alert(1))',
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    "```html onmouseover=alert(1)\n<script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//%0D%0A//</stYle/</titLe/</sCript/--!>"
    "\\x3csVg/<sVg/oNloAd=alert()//>\\x3e",
    "\">'><details open ontoggle=alert(1)>",
    "<!--><script>alert(1)</script-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "# <img src=x onerror=alert(1)>",
    "> <body onload=alert(1)>",
    "<form action=https://evil.example><input name=password></form>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
]
TAGS = {"div", "p", "br", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "hr"}


@pytest.mark.parametrize("text", HARMFUL)
def test_it_lets_no_harm_through(text: str):
    page = html.fragment_fromstring(str(markdown.render(text)), create_parent=True)
    for element in page.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= {"href", "rel", "start", "title"}
        assert urlsplit(element.get("href", "")).scheme in ("", "https", "http", "mailto")


def test_it_shows_html_as_it_was_typed():
    assert markdown.render("<b>5 < 6</b>") == "<p>&lt;b&gt;5 &lt; 6&lt;/b&gt;</p>\n"


def test_it_renders_what_it_knows():
    rendered = markdown.render("**a** *b* ~~c~~ `d`\n\n> e\n\n1. f\n\n- g\n\n### h")
    for tag in ("strong", "em", "s", "code", "blockquote", "ol", "ul", "h3"):
        assert f"<{tag}>" in rendered


def test_it_sends_no_referrer_and_earns_links_no_rank():
    (link,) = html.fragment_fromstring(str(markdown.render("[x](https://example.org/?a=1&b=2)"))).iter("a")
    assert link.get("href") == "https://example.org/?a=1&b=2"
    assert set(link.get("rel").split()) >= {"nofollow", "ugc", "noopener", "noreferrer"}


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_it_renders_nothing_as_nothing(text: str):
    assert markdown.render(text) == ""


@pytest.mark.parametrize("text", ["[" * 20_000, "*a " * 15_000, "> " * 20_000 + "a", "`" * 49_999, "<" * 50_000])
def test_it_renders_the_longest_nonsense(text: str):
    assert str(markdown.render(text))
