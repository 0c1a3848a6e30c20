"""The gate: what the newsroom asks of a verdict before it may be published."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from peewee import BooleanField, IntegerField, TextField

from factcheck.messages import _, ngettext
from factcheck.models.base import Editable


class Cited(NamedTuple):
    """What the gate looks at in a source that a verdict relies on."""

    url: str  # empty: not on the web
    publisher: str
    title: str
    passage: str


class Gate(Editable):
    """The one row of what is asked: so many independent sources, a quoted passage, an explanation.

    Sources are independent where their owners differ: the registrable domain, so that two pages or two subdomains count
    once. `owners` has a line for each owner of several domains, these with a blank between them. Off the web, the
    publisher is the owner.
    """

    sources: Any = IntegerField(default=0)
    passage: Any = BooleanField(default=False)
    rationale: Any = BooleanField(default=False)
    owners: Any = TextField(default="")

    @classmethod
    def current(cls) -> "Gate":
        """Return the gate as it is set now."""
        found: Gate = cls.get()
        return found

    def lacks(self, cited: Iterable[Cited], explanation: str) -> list[str]:
        """Return what is missing, each as a phrase for people; nothing where the gate is open."""
        cited = list(cited)
        missing: list[str] = []
        owners = {self.owner(each) for each in cited}
        if len(owners) < self.sources:
            wanted = ngettext("%(num)s source", "%(num)s independent sources", self.sources)
            missing.append(
                ngettext("%(wanted)s (there is %(num)s)", "%(wanted)s (there are %(num)s)", len(owners), wanted=wanted)
            )
        if self.passage and not any(each.passage for each in cited):
            missing.append(_("a passage that is quoted from a source"))
        if self.rationale and not explanation.strip():
            missing.append(_("an explanation"))
        return missing

    def owner(self, cited: Cited) -> str:
        """Return whose a source is."""
        if not cited.url:
            return (cited.publisher or cited.title).casefold()
        domain = _registrable(cited.url)
        groups = (line.split() for line in self.owners.casefold().splitlines())
        return next((group[0] for group in groups if domain in group), domain)


@cache
def _registrable(url: str) -> str:
    """Return the part of an address that somebody registered, by the Public Suffix List (https://publicsuffix.org/)."""
    from tld import get_tld

    found: Any = get_tld(url, as_object=True, fail_silently=True, search_private=True)
    return str(found.fld if found else urlsplit(url).hostname)
