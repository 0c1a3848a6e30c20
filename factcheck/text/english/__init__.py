"""English: from the sentences of a text to its claims."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factcheck.text.claims import Claim, Holder
from factcheck.text.english import clauses, coreference, holders, kinds, parsing, repairs, wording
from factcheck.text.english.coreference import Reference
from factcheck.text.english.parsing import Tree
from factcheck.text.spans import Span

BLOCK = 50_000  # characters of one text read together; a longer one is read block by block, to bound memory

Located = tuple[str, Sequence[Span]]


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return next(claims_of_each([(text, sentences)]))


def claims_of_each(located: Sequence[Located], progress: Callable[[int], None] | None = None) -> Iterator[list[Claim]]:
    """Do the same for many texts, which the parser does faster together; one list a text, in order.

    `progress` is told, now and then, how many characters more have been parsed.
    """
    blocks = [(text, list(_blocks(sentences))) for text, sentences in located]
    trees = parsing.trees_of_each([(text, block) for text, of_text in blocks for block in of_text], progress)
    for text, of_text in blocks:
        yield [claim for _ in of_text for claim in _claims(text, next(trees))]


def _blocks(sentences: Sequence[Span]) -> Iterator[list[Span]]:
    block: list[Span] = []
    for sentence in sentences:
        if block and sentence.end - block[0].start > BLOCK:
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _claims(text: str, trees: list[Tree]) -> Iterator[Claim]:
    for tree in trees:
        repairs.repair(tree)
    references = coreference.resolve(trees)
    quotations = holders.quotations(text, trees)
    announcing: Claim | None = None
    announcer: Holder | None = None
    found: list[Claim] = []
    for number, tree in enumerate(trees):
        if found and (tokens := clauses.condition(tree)):
            found = [_limited(found[-1], tree, tokens)]
            yield from found
            continue
        found = []
        for statement in clauses.statements(tree):
            spans = _spans(tree, statement.tokens())
            holder = _holder(tree, statement.holder, references[number]) or announcer
            if holder is None:
                speaker = holders.speaker(quotations, Span(spans[0].start, spans[0].end))
                holder = speaker and _holder(trees[speaker[0]], speaker[1], references[speaker[0]])
            found.append(
                Claim(
                    spans,
                    wording.sentence(tree, statement, references[number]),
                    holder,
                    kinds.kind(tree, statement),
                    ambiguous=wording.ambiguous(tree, statement, references[number]),
                )
            )
        if announcing is not None:
            yield _joined(text, announcing, tree)
        announcing, announcer = None, None
        if tree.words[-1] == ":" and number + 1 < len(trees):
            announcing = found.pop() if found else None
            announcer = _holder(tree, holders.announcer(tree), references[number])
        yield from found


def _limited(claim: Claim, tree: Tree, condition: list[int]) -> Claim:
    """Add the condition that the next sentence sets: "Prices may fall. For example, if taxes do."."""
    spans = (*claim.spans, *_spans(tree, condition))
    told = tree.text(condition)
    return replace(claim, spans=spans, text=f"{claim.text.rstrip('.')}, {told[:1].lower()}{told[1:]}.")


def _joined(text: str, announcing: Claim, tree: Tree) -> Claim:
    """Join "she said:" with what she said."""
    said = Span(tree.starts[0], tree.ends[-1])
    return replace(announcing, spans=(*announcing.spans, said), text=f"{announcing.text.rstrip('.:')}: {said.of(text)}")


def _holder(tree: Tree, tokens: list[int], references: dict[int, Reference]) -> Holder | None:
    """Name who says a claim, as fully as the text does."""
    if not tokens:
        return None
    spans = _spans(tree, tokens)
    tokens = [token for token in tokens if tree.tags[token] not in ("WP", "WDT")] or tokens
    inside = set(tokens)
    head = next((token for token in tokens if tree.heads[token] not in inside), tokens[0])
    entity = references[head].entity if head in references else None
    if entity is not None and (entity.named or tree.tags[head] == "PRP"):
        return Holder(entity.name, spans)
    return Holder(tree.text(tokens), spans)


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
