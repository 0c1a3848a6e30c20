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
    "[^1](javascript:alert(1))",
    "[^1]: javascript:alert(1)\n\n[^1]",
    '[x [^1]](https://example.org "onclick=alert(1)") [^1" onclick="alert(1)]',
]
TITLES = ("The accounts", '<b onclick=alert(1)>"A letter"</b> &amp; more')
TAGS = set("div p br em strong s a sup ul ol li blockquote code pre h3 h4 hr".split())


@pytest.mark.parametrize("text", HARMFUL)
def test_it_lets_no_harm_through(text: str):
    page = html.fragment_fromstring(str(markdown.render(text, TITLES[1:], "#source-")), create_parent=True)
    for element in page.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= {"href", "rel", "start", "title", "aria-label"}
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


@pytest.mark.parametrize(("language", "source"), [("en", "Source"), ("ru", "Источник"), ("be", "Крыніца")])
def test_it_leads_from_a_footnote_to_its_source(language: str, source: str):
    rendered = html.fragment_fromstring(str(markdown.render("So[^2] *it[^1]* is.", TITLES, "#source-X-", language)))
    assert rendered.text_content().strip() == "So2 it1 is."
    assert [(link.get("href"), link.get("aria-label")) for link in rendered.xpath(".//sup/a")] == [
        ("#source-X-2", f"{source} 2: {TITLES[1]}"),
        ("#source-X-1", f"{source} 1: {TITLES[0]}"),
    ]


def test_it_sets_a_comma_between_footnotes_in_a_row():
    rendered = html.fragment_fromstring(str(markdown.render("So[^1][^2] it[^1] is[^3].", TITLES)))
    assert rendered.text_content() == "So1, 2 it1 is[^3]."


@pytest.mark.parametrize("text", ["[^3]", "[^0]", "[^01]", "[^٢]", "[^a]", "[^]", "[1]", "^1", "\\[^1]"])
def test_it_leaves_a_footnote_without_a_source_as_it_was_typed(text: str):
    assert markdown.render(text, TITLES) == f"<p>{text.removeprefix(chr(92))}</p>\n"


def test_it_takes_no_code_for_a_footnote():
    assert markdown.render("`[^1]`", TITLES) == "<p><code>[^1]</code></p>\n"
    assert markdown.footnotes("`[^1]`\n\n    [^2]\n\n\\[^3]") == []


def test_it_knows_which_sources_footnotes_refer_to():
    assert markdown.footnotes("a[^10] **b[^2]** [c[^7]](https://example.org)\n\n> d[^2]") == [2, 7, 10]


def test_it_numbers_footnotes_anew_at_once():
    assert markdown.renumbered("a[^1] b[^2] c[^3] d[^1]", {1: 2, 2: 1}) == "a[^2] b[^1] c[^3] d[^2]"


def test_it_keeps_the_numbers_of_footnotes_in_plain_words():
    assert markdown.plain("**So**[^1].") == "So[1]."


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_it_renders_nothing_as_nothing(text: str):
    assert markdown.render(text) == ""


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a " * 15_000, "> " * 20_000 + "a", "`" * 49_999, "<" * 50_000, "[^1]" * 12_500]
)
def test_it_renders_the_longest_nonsense(text: str):
    assert str(markdown.render(text, TITLES))
