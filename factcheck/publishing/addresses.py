"""The public addresses. They are promises: a link that a reader kept goes on working."""

from urllib.parse import quote, urlencode


def home(**query: str) -> str:
    """The list of commentaries: its first page in the site's language, or what a query asks of it."""
    return _with("/commentaries", query) if any(query.values()) else "/"


def commentary(slug: str, language: str = "") -> str:
    """A commentary's page, in another language than its own where one is given."""
    return f"/c/{slug}/{language}" if language else f"/c/{slug}"


def revisions(slug: str, language: str = "") -> str:
    """What changed from one edition of a text to the next."""
    return f"{commentary(slug, language)}/revisions"


def claim(id: str) -> str:
    """A claim's own page, with every version of its verdict."""
    return f"/claims/{id}"


def verdict(id: str) -> str:
    """The page of one version of a verdict."""
    return f"/verdicts/{id}"


def picture(id: str) -> str:
    """The picture of one version of a verdict, which links to it show."""
    return f"/verdicts/{id}.png"


def topic(name: str, **query: str) -> str:
    """What was checked on a topic."""
    return _with(f"/topics/{quote(name)}", query)


def holder(name: str, **query: str) -> str:
    """What somebody said, and how it fared."""
    return _with(f"/holders/{quote(name)}", query)


def search(**query: str) -> str:
    """Search for readers."""
    return _with("/search", query)


def report(**query: str) -> str:
    """The form with which anybody reports an error."""
    return _with("/report", query)


def feed(form: str, **query: str) -> str:
    """A feed of verdicts, `form` being atom or json, of one language, topic or holder where one is given."""
    return _with({"atom": "/feed.atom", "json": "/feed.json"}[form], query)


def method(**query: str) -> str:
    """How the newsroom checks."""
    return _with("/how-we-check", query)


def embed(slug: str) -> str:
    """A commentary's claims for other people's pages, as a page to be framed."""
    return f"/embed/{slug}"


def embed_json(slug: str) -> str:
    """The same for the script that shows them in the text."""
    return f"/embed/{slug}.json"


def embed_claim(id: str) -> str:
    """One claim with its verdict, as a page to be framed."""
    return f"/embed/claims/{id}"


def embed_script() -> str:
    """The script that shows a commentary's claims in the text of an outlet's own page."""
    return "/embed.js"


def sitemap(number: int) -> str:
    """A file of the sitemap, counted from 1."""
    return f"/sitemap-{number}.xml"


def oembed(url: str) -> str:
    """What oEmbed says of a page."""
    return _with("/oembed", {"url": url})


def _with(path: str, query: dict[str, str]) -> str:
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def api_commentary(id: str) -> str:
    """A commentary for partners."""
    return f"/api/v1/commentaries/{id}"


def api_verdict(id: str, language: str = "") -> str:
    """One version of a verdict for partners, told of the claim's translation into a language where one is given."""
    return f"/api/v1/verdicts/{id}/{language}" if language else f"/api/v1/verdicts/{id}"


def api_edition(id: str) -> str:
    """A commentary's text in one language for partners."""
    return f"/api/v1/editions/{id}"


def api_claim(id: str) -> str:
    """A claim for partners."""
    return f"/api/v1/claims/{id}"


def api_change(sequence: int) -> str:
    """A change, as partners follow them."""
    return f"/api/v1/changes/{sequence}"


def api_id(path: str) -> str:
    """The id of the thing at one of these addresses."""
    return path.split("/")[4]


def api_annotations(of: str) -> str:
    """The checked claims of the commentary or the edition at an address as W3C Web Annotations, for partners."""
    return f"{of}/annotations"
