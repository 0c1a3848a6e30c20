"""Messages to people: written in English on any floor, shown by pages in the language of whoever reads them.

    raise Conflict(_("Somebody already has the address %(email)s.", email=person.email))

The API, the ledger and the command line see English text and nothing else. A page looks the message up in a catalogue
when it prints it (`publishing/translations.py`); the words are gettext's.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Any, Self


class Message(str):
    """An English text that remembers its msgid, that of the plural where it counts, and its named values.

    A value may be a message too. Numbers and days are written as each language does.
    """

    msgid: str
    plural: str
    values: dict[str, Any]

    def __new__(cls, msgid: str, plural: str = "", /, **values: Any) -> Self:
        """Fill in the English text; the value `num` decides between singular and plural."""
        text = plural if plural and values["num"] != 1 else msgid
        shown = {name: _shown(value) for name, value in values.items()}
        self = super().__new__(cls, text % shown if values else text)
        self.msgid, self.plural, self.values = msgid, plural, values
        return self

    def __str__(self) -> Self:
        """Stay whole: `str` of an exception is what it was raised with."""
        return self

    def format(self, *args: object, **kwargs: object) -> Self:
        """Stay whole: marshmallow formats each of its messages once more."""
        return self


gettext = _ = Message


def _shown(value: Any) -> Any:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    return f"{value:,}" if isinstance(value, int) else value


def ngettext(singular: str, plural: str, num: int, **values: Any) -> Message:
    """Return a message that counts: `%(num)s` in both of its msgids is the number."""
    return Message(singular, plural, num=num, **values)


def joined(pair: str, parts: Iterable[Any]) -> Any:
    """Return the parts as one message, each two of them in a msgid such as "%(one)s and %(other)s"."""
    return reduce(lambda one, other: Message(pair, one=one, other=other), parts)
