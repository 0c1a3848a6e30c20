"""Bars drawn as SVG on the server: no script draws them, and no style attribute, so that the strictest policy holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import NamedTuple

WIDTH, HEIGHT = 320, 120  # of the drawing, in its own units
_LEFT, _TOP, _BOTTOM = 34, 8, 18


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
    """A value a week as bars. A value of None leaves a gap; `unit` follows the numbers of the axis, which ends at 1 or
    above every value, or at `ceiling`."""

    id: str
    title: str
    labels: Sequence[str]
    values: Sequence[float | None]
    unit: str = ""
    ceiling: float | None = None

    @property
    def summary(self) -> str:
        """What the drawing shows, in words."""
        known = [value for value in self.values if value is not None]
        if not known:
            return "Nothing to show yet."
        low, high, last = (self._say(value) for value in (min(known), max(known), known[-1]))
        return f"From {low} to {high} a week; the last is {last}."

    @property
    def top(self) -> float:
        """The end of the axis: 1, 2 or 5 times a power of ten."""
        most = max(1, *(value or 0 for value in self.values), self.ceiling or 0)
        power = 10.0 ** floor(log10(most))
        return next(step * power for step in (1, 2, 5, 10) if step * power >= most)

    @property
    def bars(self) -> list[Bar]:
        """The bars, from the oldest week to the newest."""
        step = (WIDTH - _LEFT) / max(len(self.values), 1)
        return [
            Bar(
                round(_LEFT + at * step + step * 0.1, 1),
                round(self._y(value), 1),
                round(step * 0.8, 1),
                round(HEIGHT - _BOTTOM - self._y(value), 1),
                f"{label}: {self._say(value)}",
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

    def _say(self, value: float) -> str:
        return (f"{value:,.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")) + self.unit
