"""What a language must bring for the shared rules to work on it."""

from collections.abc import Sequence
from typing import Protocol

from factcheck.text.slavic.lexicon import Lexicon
from factcheck.text.slavic.trees import Token, Tree


class Grammar(Protocol):
    """A tagger, a parser, inflection, and the closed sets of words.

    Inflection answers None where it cannot tell the form: then nothing is reworded, and the words stay as they stood.
    """

    words: Lexicon
    finds_subjects: bool  # whether a clause without a subject in its tree has none in truth

    def tag(self, sentences: Sequence[Sequence[Token]]) -> None:
        """Give the words of each sentence their tags and features."""

    def parse(self, pieces: Sequence[Sequence[Token]]) -> list[Tree]:
        """Return the tree over each tagged sentence or piece of one."""

    def inflect(self, token: Token, case: str, number: str | None = None) -> str | None:
        """Return a noun, adjective or name in a case."""

    def finite(self, token: Token, subject: Token) -> str | None:
        """Return what says of a subject, as a predicate, what a participle or gerund says."""

    def agree(self, verb: Token, subject: Token) -> str | None:
        """Return a plural verb in the number and gender of one of its subjects."""

    def infinitive(self, verb: Token) -> str | None:
        """Return the infinitive of a finite verb."""
