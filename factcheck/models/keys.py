"""The single keys of the workbench, and what each person made of them."""

from typing import NamedTuple

from factcheck.messages import _
from factcheck.models.people import Person


class Key(NamedTuple):
    """A key that acts by itself: the usual one, and what it does."""

    usual: str
    does: str


KEYS = {
    "next": Key("j", _("next claim")),
    "previous": Key("k", _("previous claim")),
    "search": Key("/", _("search the queue")),
    "add": Key("n", _("add the selected words as a claim")),
    "piece": Key("p", _("add the selected words to the claim at hand")),
    "start_back": Key("[", _("move its start back by a word")),
    "end_on": Key("]", _("move its end on by a word")),
    "start_on": Key("{", _("move its start on by a word (Shift [)")),
    "end_back": Key("}", _("move its end back by a word (Shift ])")),
    "take": Key("t", _("take the claim or leave it; in the queue, assign")),
    "wording": Key("e", _("correct the wording")),
    "merge": Key("m", _("merge")),
    "split": Key("x", _("split, at the caret; in the queue, tick")),
    "dismiss": Key("d", _("dismiss")),
    "source": Key("s", _("attach a source")),
    "propose": Key("v", _("propose a verdict")),
    **{f"rate_{step}": Key(str(step), _("choose rating %(number)s", number=step)) for step in range(1, 10)},
    "comment": Key("c", _("comment")),
    "approve": Key("a", _("go to approve")),
    "return": Key("r", _("return with a comment")),
    "undo": Key("u", _("undo what you did last")),
    "show": Key("?", _("show the keys")),
}


def keys_of(person: Person) -> dict[str, str]:
    """Return the key of each act as a person has set it; empty where they want none."""
    return {act: key.usual for act, key in KEYS.items()} | (person.keys or {})
