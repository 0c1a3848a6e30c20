"""English: from the sentences of a text to its claims."""

from collections.abc import Sequence

from factcheck.text.claims import Claim
from factcheck.text.english import parsing
from factcheck.text.spans import Span


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return claims_of_each([(text, sentences)])[0]


def claims_of_each(located: Sequence[tuple[str, Sequence[Span]]]) -> list[list[Claim]]:
    """Do the same for many texts at once, which the parser does faster."""
    return [
        [Claim((span,), span.of(text)) for span in sentences if not span.of(text).endswith("?")]
        for text, sentences in located
    ]
