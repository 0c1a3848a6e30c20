"""Several people who act at the same moment, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from factcheck.errors import Refusal
from factcheck.models.db import connection


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Start the acts at once in threads of their own and return, in their order, what each gave or was refused with."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        with connection():
            start.wait()
            try:
                return act()
            except Refusal as refusal:
                return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def refused(outcomes: list[Any]) -> list[Refusal]:
    """The refusals among what `together` returned."""
    return [each for each in outcomes if isinstance(each, Refusal)]
