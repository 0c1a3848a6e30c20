"""The site that is published: its name, logo, colours and address, and how long its pages may be cached.

What the newsroom has set is in the database; where it has set nothing, the settings are the defaults. It is asked for
many times a page, so each thread keeps it until `fresh` is called: at the start of a request and of a rendering.
"""

import threading
from typing import NamedTuple

from peewee import InterfaceError, OperationalError

from factcheck.models import Rating, Site
from factcheck.publishing import palette, translations
from factcheck.settings import Settings

_settings = Settings()


class Logo(NamedTuple):
    """The logo as a page shows it: its address, and its width where it is as high as 1."""

    address: str
    ratio: float


class _Known(threading.local):
    """What a thread has read."""

    site: Site | None = None
    scale: str | None = None


_known = _Known()


def use(settings: Settings) -> None:
    """Take the defaults from these settings."""
    global _settings
    _settings = settings
    fresh()


def fresh() -> None:
    """Have this thread read anew what the newsroom has set."""
    _known.site = _known.scale = None


def _site() -> Site:
    if _known.site is None:
        try:
            _known.site = Site.current()
        except (InterfaceError, OperationalError):  # that the database is away is told on a page, too
            return Site()
    return _known.site


def name() -> str:
    """The newsroom's name, as readers see it."""
    return str(_site().name) or _settings.site_name


def logo() -> Logo | None:
    """The newsroom's logo, if it has one."""
    site = _site()
    return Logo(f"{logo_path(site)}?v={site.logo_sha256[:12]}", site.logo_ratio) if site.logo_type else None


def image() -> str:
    """The full address of a picture that stands for the newsroom: its logo, if it has one, else the site's icon."""
    shown = logo()
    return absolute(shown.address if shown else "/static/favicon.svg")


def logo_path(site: Site) -> str:
    """Where the logo is served."""
    return "/logo.svg" if "svg" in site.logo_type else "/logo.png"


def contact() -> str:
    """How one reaches the newsroom: an address of a page or of e-mail, or empty."""
    return str(_site().contact)


def method(language: str) -> str:
    """How the newsroom checks, in its own words as Markdown; empty where it has none in this language."""
    return str(_site().method.get(language, ""))


def scale() -> str:
    """The address of the stylesheet with the colours of the scale."""
    if _known.scale is None:
        try:
            _known.scale = palette.address(Rating.scale())
        except (InterfaceError, OperationalError):
            return palette.address([])
    return _known.scale


def language() -> str:
    """The language of pages that belong to no text."""
    return translations.nearest(_settings.site_language)


def chosen(language: str) -> str:
    """What an address says of its page's language: nothing where it is the site's own."""
    return "" if language == _settings.site_language else language


def absolute(path: str) -> str:
    """Return the full address of a path on this site."""
    return _settings.site_url + path


def cache_seconds() -> int:
    """How long a public page may be kept before it is asked for again."""
    return _settings.cache_seconds
