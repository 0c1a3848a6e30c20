"""Pure language code: characters in, spans out. It knows no database, no web, no clock, and can be used alone."""

from factcheck.text.claims import Claim, Holder, Kind, Split
from factcheck.text.document import Document, Part, Period, recognise
from factcheck.text.spans import Span
from factcheck.text.split import split

__all__ = ["Claim", "Document", "Holder", "Kind", "Part", "Period", "Span", "Split", "recognise", "split"]
