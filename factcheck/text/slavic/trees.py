"""Words of a sentence and the dependency tree over them, in Universal Dependencies' terms."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from factcheck.text.spans import Span

_MARK = "\u0300-\u036f"  # combining accents stay with their letter
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)+"
    rf"|(?:[^\W_][{_MARK}]*\.){{2,}}(?=\s)|[A-ZА-ЯЁІЎ]\.(?=\s?[A-ZА-ЯЁІЎ])"
    rf"|[^\W_](?:[\w'’ʼ{_MARK}-]*[\w{_MARK}])?[{_MARK}]*"
    rf"|\.\.+|--+|[^\s][{_MARK}\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
)


@dataclass(slots=True)
class Token:
    """A word or a mark: its place in the text, its tag and features, its head's place in the tree (-1 at the root)."""

    text: str
    start: int
    end: int
    pos: str = "X"
    feats: dict[str, str] = field(default_factory=dict)
    head: int = -1
    rel: str = "dep"

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    def has(self, **feats: str) -> bool:
        """Tell whether the word has all these features."""
        return all(self.feats.get(name) == value for name, value in feats.items())


class Tree:
    """The words of a sentence, or of a piece of one, and who depends on whom."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        self.children: list[list[int]] = [[] for _ in self.tokens]
        break_cycles(self.tokens)
        self.roots = []
        for place, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens):
                self.children[token.head].append(place)
            else:
                self.roots.append(place)

    def __getitem__(self, place: int) -> Token:
        return self.tokens[place]

    def __len__(self) -> int:
        return len(self.tokens)

    def subtree(self, place: int, without: Iterable[int] = ()) -> list[int]:
        """Return the places of a word and of all that depends on it, in order, leaving out whole subtrees."""
        cut = set(without)
        found, waiting = [], [place]
        while waiting:
            current = waiting.pop()
            if current not in cut:
                found.append(current)
                waiting += self.children[current]
        return sorted(found)

    def child(self, place: int, *relations: str) -> int | None:
        """Return the first dependent of a word that has one of these relations."""
        return next((child for child in self.children[place] if self.tokens[child].rel in relations), None)


def tokenise(text: str, span: Span) -> list[Token]:
    """Return the words and marks of a span of text; decimals, initials and accented letters stay in one piece."""
    return [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, *span)]


def break_cycles(tokens: Sequence[Token]) -> None:
    """Make every word reach a root: a parser that picks each head on its own may draw circles."""
    safe: set[int] = set()
    for place in range(len(tokens)):
        path: list[int] = []
        seen: set[int] = set()
        current = place
        while 0 <= current < len(tokens) and current not in safe:
            if current in seen:
                tokens[current].head = -1
                break
            seen.add(current)
            path.append(current)
            current = tokens[current].head
        safe.update(path)
