"""Sealing anew what is in clear or was sealed with a former secret key, after which that one can be thrown away."""

from factcheck.models import SecondFactor, Webhook
from factcheck.models.sealed import SealedField, mark

_COLUMNS = (SecondFactor.secret, Webhook.secret, Webhook.previous_secret)


def renew() -> int:
    """Seal with the present secret key what it has not sealed yet, and return how many texts those were.

    What no known key opens stays as it is. People may work meanwhile: a text that changed in between is left alone, as
    it was sealed when it changed.
    """
    return sum(_renew(column) for column in _COLUMNS)


def _renew(column: SealedField) -> int:
    table, sealed = column.model, column.cast("text")
    key = table._meta.primary_key
    waiting = table.select(key, column, sealed).where((sealed != "") & ~sealed.startswith(mark()))
    renewed = 0
    for id, text, stored in list(waiting.tuples()):
        if text is not None:
            renewed += table.update({column: text}).where((key == id) & (sealed == stored)).execute()
    return renewed
