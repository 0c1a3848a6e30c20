"""Who says what stands in quotation marks, sentence after sentence.

Inside a sentence the grammar tells who says a clause (`clauses`). A quotation may run over many sentences and
paragraphs, with the name of who speaks before, after or between them; here each quotation finds its speaker.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.text.english.lexicon import SPEECH_FORMS
from factcheck.text.english.parsing import Tree
from factcheck.text.spans import Span

SHORTEST = 12  # characters; a shorter quotation is a word or a name
LONGEST = 4_000  # characters, past which a mark that was opened is taken not to close
NEAR = 400  # characters from one quotation to the next of the same speaker
PARAGRAPH_END = re.compile(r"\n\s*\n")
MARK = re.compile(r"[“”«»]|''|(?<!\w)\"|\"(?!\w)|\n\s*\n")
SIGNED = re.compile(r"\s{0,3}(?:―|—|–|--|- )\s?(?=[A-Z])([^\n,;.(]{2,60})")
TURN = re.compile(r"^[\"“]?([A-Z][A-Z.’' -]{2,30}):\s+(.+)$", re.MULTILINE)

SAYINGS = frozenset("statement comment remark reply answer following words reservation message question".split())
CLOSING = {"“": '”"', "”": "”", "«": "»", '"': '"', "'": "''"}
BLOCK = re.compile(r":\s*?\n\s*?\n\s*([^\s\"“«][^\n]+)")

Named = tuple[int, list[int]]  # a tree's number and the tokens in it that name who speaks


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of a text that somebody says, and who."""

    span: Span
    speaker: Named


def speaker(quotations: Sequence[Quotation], span: Span) -> Named | None:
    """Return who says what stands at a span, by the innermost quotation around it."""
    place = bisect_right(quotations, span.start, key=lambda quotation: quotation.span.start)
    for quotation in reversed(quotations[max(0, place - 4) : place]):
        if span.end <= quotation.span.end:
            return quotation.speaker
    return None


def quotations(text: str, room: Span, trees: Sequence[Tree], spans: Sequence[Span]) -> list[Quotation]:
    """Return the quotations and the turns of an interview whose speaker the text names, in order.

    `trees` are those of one stretch of the text, its `room`, and `spans` what stands there in quotation marks.
    """
    if not trees:
        return []
    reader = _Reader(text, trees, spans)
    found = [*reader.turns(room), *reader.spoken(spans)]
    return sorted(found, key=lambda quotation: quotation.span)


def quoted(text: str, room: Span) -> Iterator[Span]:
    """Find what stands in quotation marks in a stretch of a text; one that a paragraph leaves open ends with it."""
    opened = -1
    for mark in MARK.finditer(text, *room):
        sign, place = mark.group(), mark.start()
        breaks = sign[0] == "\n"
        if opened >= 0 and (sign in CLOSING.get(text[opened], "") or breaks):
            if SHORTEST <= place - opened <= LONGEST:
                yield Span(opened, place if breaks else mark.end())
            opened = -1
        elif not breaks and text[mark.end() : mark.end() + 1].strip() and (place == 0 or not text[place - 1].isalnum()):
            opened = place


def announcer(tree: Tree) -> list[int]:
    """Return the tokens that name who says what follows a sentence that ends in a colon."""
    verb = tree.root()
    while following := [child for child in tree.child_list(verb, "conj") if tree.tags[child].startswith("VB")]:
        verb = following[-1]
    if tree.lower[verb] not in SPEECH_FORMS and not SAYINGS.intersection(tree.lower):
        return []
    subject = tree.child(verb, "nsubj")
    while subject is None and tree.deps[verb] == "conj":
        verb = tree.heads[verb]
        subject = tree.child(verb, "nsubj")
    return tree.subtree(subject) if subject is not None else []


class _Reader:
    """Looks for the speakers of one text's quotations."""

    def __init__(self, text: str, trees: Sequence[Tree], spans: Sequence[Span]) -> None:
        self.text = text
        self.trees = trees
        self.starts = [tree.starts[0] for tree in trees]
        self.spans = spans
        self.span_starts = [span.start for span in spans]

    def turns(self, room: Span) -> Iterator[Quotation]:
        """Give what is said after a name in capitals at the beginning of a line, where several do so.

        A paragraph that a colon announces is one as well.
        """
        for block in BLOCK.finditer(self.text, *room):
            speaker = self._of_verb(max(bisect_right(self.starts, block.start()) - 1, 0))
            if speaker is not None:
                yield Quotation(Span(*block.span(1)), speaker)
        lines = list(TURN.finditer(self.text, *room))
        names = Counter(line.group(1) for line in lines)
        for line in lines:
            speaker = self._named(Span(*line.span(1)))
            if names[line.group(1)] > 1 and speaker is not None:
                yield Quotation(Span(*line.span(2)), speaker)

    def spoken(self, spans: Sequence[Span]) -> Iterator[Quotation]:
        """Give the quotations with their speakers: named with it, before it, or the last one's, who goes on."""
        last: Quotation | None = None
        for span in spans:
            speaker = self._signed(span) or self._beside(span)
            if speaker is None and last is not None and self._goes_on(last.span, span):
                speaker = last.speaker
            speaker = speaker or self._before(span)
            if speaker is not None:
                last = Quotation(span, speaker)
                yield last

    def _signed(self, span: Span) -> Named | None:
        signature = SIGNED.match(self.text, span.end)
        return self._named(Span(*signature.span(1))) if signature else None

    def _beside(self, span: Span) -> Named | None:
        first = max(bisect_right(self.starts, span.start + 1) - 1, 0)
        final = max(bisect_right(self.starts, span.end - 1) - 1, first)
        speaker = self._of_verb(final) or self._of_verb(first)
        if speaker is None and final + 1 < len(self.trees) and self.text[span.end : self.starts[final + 1]] == " ":
            speaker = self._of_verb(final + 1)
        if speaker is None and first > 0 and self.trees[first - 1].words[-1] == ":":
            speaker = self._of_verb(first - 1)
        return speaker

    def _before(self, span: Span) -> Named | None:
        """Return who the sentence right before a quotation reports: "Prices fell, she said. “…”"."""
        number = bisect_right(self.starts, span.start) - 2
        if number < 0 or self.text[self.trees[number].ends[-1] : span.start] not in (" ", "  "):
            return None
        return self._of_verb(number)

    def _goes_on(self, last: Span, span: Span) -> bool:
        between = self.text[last.end : span.start]
        return len(between) < NEAR and (not PARAGRAPH_END.search(between) or not between.strip())

    def _named(self, span: Span) -> Named | None:
        number = max(bisect_right(self.starts, span.start) - 1, 0)
        tree = self.trees[number]
        tokens = [token for token in range(len(tree)) if span.start <= tree.starts[token] < span.end]
        return (number, tokens) if tokens else None

    def _of_verb(self, number: int) -> Named | None:
        """Find the subject of a verb of speech outside the quotation marks of a sentence."""
        tree = self.trees[number]
        for verb in range(len(tree)):
            if tree.lower[verb] not in SPEECH_FORMS or self._is_quoted(tree.starts[verb]):
                continue
            subject = tree.child(verb, "nsubj")
            if subject is None and verb == 0:
                subject = next(
                    (c for c in tree.children[verb] if tree.tags[c] in ("NN", "NNS", "NNP", "NNPS", "PRP")), None
                )
            while subject is None and tree.deps[verb] in ("conj", "advcl", "xcomp"):
                verb = tree.heads[verb]
                subject = tree.child(verb, "nsubj")
            if subject is not None and not self._is_quoted(tree.starts[subject]):
                return number, tree.subtree(subject)
        return None

    def _is_quoted(self, position: int) -> bool:
        place = bisect_right(self.span_starts, position) - 1
        return place >= 0 and position < self.spans[place].end
