"""English: from the sentences of a text to its claims."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.text.claims import Claim, Holder
from factcheck.text.english import clauses, coreference, holders, kinds, parsing, repairs, wording
from factcheck.text.english.coreference import Reference
from factcheck.text.english.grammar import NAMES, Statement
from factcheck.text.english.parsing import Tree
from factcheck.text.sentences import blocks
from factcheck.text.spans import Span

CUT = re.compile(r",[\"”]\s+")  # what stands between a quotation and who said it
OPENING = '“"'

Located = tuple[str, Sequence[Span]]


def claims(text: str, sentences: Sequence[Span]) -> list[Claim]:
    """List the claims that the given sentences of a text make, in the order of the text."""
    return next(claims_of_each([(text, sentences)]))


def claims_of_each(located: Sequence[Located], progress: Callable[[int], None] | None = None) -> Iterator[list[Claim]]:
    """Do the same for many texts, which the parser does faster together; one list a text, in order.

    `progress` is told, now and then, how many characters more have been parsed.
    """
    read = [(text, list(blocks(sentences))) for text, sentences in located]
    trees = parsing.trees_of_each([(text, block) for text, of_text in read for block in of_text], progress)
    for text, of_text in read:
        edges = (0, *(block[0].start for block in of_text[1:]), len(text))
        rooms = [Span(*room) for room, _ in zip(pairwise(edges), of_text, strict=False)]
        yield [claim for room in rooms for claim in _claims(text, room, next(trees))]


def _claims(text: str, room: Span, trees: list[Tree]) -> Iterator[Claim]:
    for tree in trees:
        repairs.repair(tree)
    reader = _Reader(text, room, trees)
    announcing: Claim | None = None
    announcer: Holder | None = None
    found: list[Claim] = []
    for number, tree in enumerate(trees):
        if found and (tokens := clauses.condition(tree)):
            end = max(claim.spans[-1].end for claim in found)
            found = [_limited(claim, tree, tokens) if claim.spans[-1].end == end else claim for claim in found]
            continue
        yield from found
        found = [reader.claim(number, statement, announcer) for statement in reader.statements(number)]
        if announcing is not None:
            listed = not any(letter.isalpha() for word in tree.words for letter in word)  # "1."
            yield announcing if listed else _joined(text, announcing, tree)
        announcing, announcer = None, None
        if tree.words[-1] == ":" and number + 1 < len(trees):
            announcing = found.pop() if found else None
            announcer = _holder(tree, holders.announcer(tree), reader.references[number])
    yield from found


class _Reader:
    """Makes claims of the statements of a stretch of a text, knowing whom it names and who says what it quotes."""

    def __init__(self, text: str, room: Span, trees: list[Tree]) -> None:
        self.text = text
        self.trees = trees
        quoted = list(holders.quoted(text, room))
        self.references = coreference.resolve(trees, quoted)
        self.quotations = holders.quotations(text, room, trees, quoted)
        self.told: set[tuple[str, ...]] = set()  # who somebody is

    def statements(self, number: int) -> Iterator[Statement]:
        """Give the statements of a sentence; first who said it, if a quotation stands before."""
        tree = self.trees[number]
        said = clauses.saying(tree) if self._quotation(number) else None
        if said is not None:
            yield said
        for found in sorted(clauses.statements(tree), key=lambda found: not found.once):
            if found.once:
                about = {*found.tokens()}.difference(tree.subtree(found.head))
                told = (tree.lower[found.head], *(tree.lower[token] for token in sorted(about)))
                if told in self.told:
                    continue
                self.told.add(told)
            if said is None or found.head != said.head:
                yield found

    def claim(self, number: int, statement: Statement, announcer: Holder | None) -> Claim:
        """Make a claim of a statement; `announcer` says what stands after a colon."""
        tree, references = self.trees[number], self.references[number]
        spans = _spans(tree, statement.tokens())
        chain = [_holder(tree, tokens, references) for tokens in (statement.holder, *statement.sources)]
        if speaker := holders.speaker(self.quotations, Span(spans[0].start, spans[0].end)):
            chain.append(_holder(self.trees[speaker[0]], speaker[1], self.references[speaker[0]]))
        text = wording.sentence(tree, statement, references)
        quotation = self._quotation(number)
        if quotation is not None and statement.head == tree.root():
            quoted = quotation.of(self.text) if self.text[quotation.start] in OPENING else quotation.of(self.text)[:-1]
            first = statement.tokens()[0]
            if tree.tags[first] not in NAMES and first not in references:
                text = text[0].lower() + text[1:]
            text = f"{quoted} {text}"
            spans = (quotation, *spans)
        return Claim(
            spans,
            text,
            _chained([*chain, announcer]),
            kinds.kind(tree, statement),
            ambiguous=wording.ambiguous(tree, statement, references),
        )

    def _quotation(self, number: int) -> Span | None:
        """Return the quotation that a sentence was cut off from, with its marks: "“It failed,” said Novak"."""
        if number == 0:
            return None
        before, start = self.trees[number - 1], self.trees[number].starts[0]
        if not CUT.fullmatch(self.text, before.ends[-1], start):
            return None
        opened = before.starts[0] > 0 and self.text[before.starts[0] - 1] in OPENING
        return Span(before.starts[0] - opened, before.ends[-1] + 2)


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


def _chained(chain: Sequence[Holder | None]) -> Holder | None:
    """Name the first of those who say a claim, with those who say that they do: "Novak, according to Weber"."""
    named: list[Holder] = []
    for holder in chain:
        if holder is not None and all(holder.text != other.text for other in named):
            named.append(holder)
    if len(named) < 2:
        return named[0] if named else None
    spans = sorted(span for holder in named for span in holder.spans)
    apart = [span for place, span in enumerate(spans) if place == 0 or span.start >= spans[place - 1].end]
    return Holder(", according to ".join(holder.text for holder in named), tuple(apart))


def _spans(tree: Tree, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Return the characters of tokens, with the white space and the marks between neighbours."""
    spans: list[Span] = []
    last = -2
    for token in sorted(set(tokens)):
        if spans and not any(letter.isalnum() for word in tree.words[last + 1 : token] for letter in word):
            spans[-1] = Span(spans[-1].start, tree.ends[token])
        else:
            spans.append(Span(tree.starts[token], tree.ends[token]))
        last = token
    return tuple(spans)
