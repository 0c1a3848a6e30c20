"""English: from the sentences of a text to its claims."""

from collections.abc import Iterator, Sequence

from factcheck.text.claims import Claim
from factcheck.text.english import clauses, parsing, wording
from factcheck.text.english.parsing import Tree
from factcheck.text.spans import Span


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return claims_of_each([(text, sentences)])[0]


def claims_of_each(located: Sequence[tuple[str, Sequence[Span]]]) -> list[list[Claim]]:
    """Do the same for many texts at once, which the parser does faster."""
    return [
        list(_claims(text, trees)) for (text, _), trees in zip(located, parsing.trees_of_each(located), strict=True)
    ]


def _claims(text: str, trees: list[Tree]) -> Iterator[Claim]:
    for tree in trees:
        if tree.words[-1] == "?":
            continue
        for statement in clauses.statements(tree):
            spans = _spans(tree, [piece for piece in statement.pieces if isinstance(piece, int)])
            yield Claim(spans, wording.sentence(tree, statement, {}))


def _spans(tree: Tree, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Return the characters of tokens, white space between neighbours included."""
    spans: list[Span] = []
    last = -2
    for token in sorted(set(tokens)):
        if token == last + 1:
            spans[-1] = Span(spans[-1].start, tree.ends[token])
        else:
            spans.append(Span(tree.starts[token], tree.ends[token]))
        last = token
    return tuple(spans)
