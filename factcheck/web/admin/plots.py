"""Bars drawn as SVG on the server: no script draws them, and no style attribute, so that the strictest policy holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any, NamedTuple

from factcheck.messages import Message, _

WIDTH, HEIGHT = 320, 120  # of the drawing, in its own units
LEFT = 46  # where the bars begin, right of the numbers of the axis
_TOP, _BOTTOM = 8, 18


class Bar(NamedTuple):
    """A bar, and what it says to whoever points at it."""

    x: float
    y: float
    width: float
    height: float
    says: str


class Tick(NamedTuple):
    """A line across, with its number."""

    y: float
    label: str


@dataclass(frozen=True)
class Plot:
    """A value a week as bars. A value of None leaves a gap; `unit` is a msgid around a number, as "%(number)s h".
    The axis ends at 1 or above every value, or at `ceiling`."""

    id: str
    title: str
    labels: Sequence[Any]
    values: Sequence[float | None]
    unit: str = "%(number)s"
    ceiling: float | None = None

    @property
    def summary(self) -> Message:
        """What the drawing shows, in words."""
        known = [value for value in self.values if value is not None]
        if not known:
            return _("Nothing to show yet.")
        low, high, last = (self._say(value) for value in (min(known), max(known), known[-1]))
        return _("From %(low)s to %(high)s a week; the last is %(last)s.", low=low, high=high, last=last)

    @property
    def top(self) -> float:
        """The end of the axis: 1, 2 or 5 times a power of ten."""
        most = max(1, *(value or 0 for value in self.values), self.ceiling or 0)
        power = 10.0 ** floor(log10(most))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= most)

    @property
    def bars(self) -> list[Bar]:
        """The bars, from the oldest week to the newest."""
        step = (WIDTH - LEFT) / max(len(self.values), 1)
        return [
            Bar(
                round(LEFT + at * step + step * 0.1, 1),
                round(self._y(value), 1),
                round(step * 0.8, 1),
                round(HEIGHT - _BOTTOM - self._y(value), 1),
                Message("%(week)s: %(value)s", week=label, value=self._say(value)),
            )
            for at, (label, value) in enumerate(zip(self.labels, self.values, strict=True))
            if value is not None
        ]

    @property
    def ticks(self) -> list[Tick]:
        """The lines across: at nothing, at the middle and at the top."""
        return [Tick(round(self._y(value), 1), self._say(value)) for value in (0, self.top / 2, self.top)]

    def _y(self, value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - value / self.top)

    def _say(self, value: float) -> Message:
        number = round(float(value), 0 if value >= 10 else 1)
        return Message(self.unit, number=int(number) if number.is_integer() else number)
