"""The site that is published: its name, its address, and how long its pages may be cached."""

from factcheck.publishing import translations
from factcheck.settings import Settings

_settings = Settings()


def use(settings: Settings) -> None:
    """Take them from these settings."""
    global _settings
    _settings = settings


def name() -> str:
    """The newsroom's name, as readers see it."""
    return _settings.site_name


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
