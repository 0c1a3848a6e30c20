"""Which single keys act for whom."""

from factcheck.errors import Invalid
from factcheck.messages import _
from factcheck.models import Person
from factcheck.models.db import db
from factcheck.models.keys import KEYS
from factcheck.policy import require
from factcheck.services import ledger


def change(actor: Person, chosen: dict[str, str], *, single_keys: bool) -> None:
    """Set one's own keys, by act (empty: none for it), and whether any acts.

    Raises `Invalid`, with the reason at each act, where one key would do two things.
    """
    require(actor, "account.keep")
    taken: dict[str, str] = {}
    wrong: dict[str, list[str]] = {}
    for act, key in chosen.items():
        if key and key in taken:
            wrong[act] = [_("“%(key)s” is taken: %(does)s.", key=key, does=KEYS[taken[key]].does)]
        taken.setdefault(key, act)
    if wrong:
        raise Invalid(wrong)
    own = {act: key for act, key in chosen.items() if key != KEYS[act].usual}
    with db.atomic():  # the keys and their entry
        actor.save_over(actor.version, keys=own or None, single_keys=single_keys)
        ledger.append(actor, "person.keys", actor, keys=own, single_keys=single_keys)


def switch(actor: Person, *, on: bool) -> None:
    """Let one's own single keys act, or none of them."""
    require(actor, "account.keep")
    with db.atomic():  # the switch and its entry
        actor.save_over(actor.version, single_keys=on)
        ledger.append(actor, "person.keys", actor, keys=actor.keys or {}, single_keys=on)
