"""The single keys of the workbench, and what each person made of them."""

from typing import NamedTuple

from factcheck.models.people import Person


class Key(NamedTuple):
    """A key that acts by itself: the usual one, and what it does."""

    usual: str
    does: str


KEYS = {
    "next": Key("j", "next claim"),
    "previous": Key("k", "previous claim"),
    "search": Key("/", "search the queue"),
    "add": Key("n", "add the selected words as a claim"),
    "piece": Key("p", "add the selected words to the claim at hand"),
    "start_back": Key("[", "move its start back by a word"),
    "end_on": Key("]", "move its end on by a word"),
    "start_on": Key("{", "move its start on by a word (Shift [)"),
    "end_back": Key("}", "move its end back by a word (Shift ])"),
    "take": Key("t", "take the claim or leave it; in the queue, assign"),
    "wording": Key("e", "correct the wording"),
    "merge": Key("m", "merge"),
    "split": Key("x", "split, at the caret; in the queue, tick"),
    "dismiss": Key("d", "dismiss"),
    "source": Key("s", "attach a source"),
    "propose": Key("v", "propose a verdict"),
    **{f"rate_{step}": Key(str(step), f"choose rating {step}") for step in range(1, 10)},
    "comment": Key("c", "comment"),
    "approve": Key("a", "go to approve"),
    "return": Key("r", "return with a comment"),
    "undo": Key("u", "undo what you did last"),
    "show": Key("?", "show the keys"),
}


def keys_of(person: Person) -> dict[str, str]:
    """Return the key of each act as a person has set it; empty where they want none."""
    return {act: key.usual for act, key in KEYS.items()} | (person.keys or {})
