"""Answers that a process keeps while the ledger's head stays where it is."""

from typing import Generic, TypeVar

Key = TypeVar("Key")
Answer = TypeVar("Answer")

_ENTRY = 500  # bytes of an answer beside its key and its bodies, about


class Shelf(Generic[Key, Answer]):
    """What was answered at one head of the ledger, up to so many bytes."""

    def __init__(self, head: int, room: int) -> None:
        self.head = head
        self.room = room
        self.answers: dict[Key, Answer] = {}

    def keep(self, key: Key, answer: Answer, size: int) -> None:
        """Keep an answer that has so many bytes with its key, if there is room for it."""
        size += _ENTRY
        if size <= self.room:
            self.room -= size
            self.answers[key] = answer
