"""Growth curves as an SVG, readable by day and by night wherever an image is shown."""

import math
from collections.abc import Mapping
from html import escape

Curves = Mapping[str, Mapping[int, float]]  # by name: what each size took

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _EDGE, _LEADING = 880, 420, 40, 360, 32, 17
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #333 }
.axis { stroke: #ccc } .most { stroke: #777; stroke-dasharray: 4 4 }
.curve { fill: none; stroke-width: 2; stroke-linejoin: round }
.curve.held { stroke: #2d6a8e } .curve.short { stroke: #b3402a } text.short { fill: #b3402a }
@media (prefers-color-scheme: dark) {
text { fill: #ddd } .axis { stroke: #444 } .most { stroke: #999 }
.curve.held { stroke: #7fb8d6 } .curve.short { stroke: #f08a70 } text.short { fill: #f08a70 }
}
"""


def chart(curves: Curves, most: float) -> str:
    """Draw how many times as long each took as at its smallest size; `most` is how many it may."""
    grown = {name: {size: took / curve[min(curve)] for size, took in curve.items()} for name, curve in curves.items()}
    sizes = sorted({size for curve in grown.values() for size in curve})
    highest = max([2.0, *(times for curve in grown.values() for times in curve.values())])
    span = math.log10(sizes[-1] / sizes[0]) or 1

    def x(size: int) -> float:
        return _LEFT + math.log10(size / sizes[0]) / span * (_WIDTH - _LEFT - _RIGHT)

    def y(times: float) -> float:
        return _HEIGHT - _EDGE - times / highest * (_HEIGHT - 2 * _EDGE)

    drawn = [
        f'<line class="axis" x1="{x(size):.0f}" x2="{x(size):.0f}" y1="{y(0)}" y2="{y(highest)}"/>'
        f'<text x="{x(size):.0f}" y="{y(0) + 20:.0f}" text-anchor="middle">{size:,}</text>'
        for size in sizes
    ]
    for times in (0, 1, most, *range(2, math.floor(highest) + 1)):
        drawn.append(
            f'<line class="{"most" if times == most else "axis"}" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" '
            f'y1="{y(times):.1f}" y2="{y(times):.1f}"/>'
            f'<text x="{_LEFT - 6}" y="{y(times) + 4:.1f}" text-anchor="end">{times:g}</text>'
        )
    ends = {name: curve[max(curve)] for name, curve in grown.items()}
    for name, at in _apart({name: y(end) for name, end in ends.items()}).items():
        kind = "held" if ends[name] <= most else "short"
        points = " ".join(f"{x(size):.1f},{y(times):.1f}" for size, times in sorted(grown[name].items()))
        drawn.append(
            f'<polyline class="curve {kind}" points="{points}"/>'
            f'<text class="{kind}" x="{_WIDTH - _RIGHT + 10}" y="{at + 4:.1f}">{ends[name]:.2f} '
            f"{escape(name)}</text>"
        )
    said = "How many times as long each takes in a larger newsroom as in the smallest"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{said}">'
        f"<title>{said}</title><style>{_STYLE}</style>\n" + "\n".join(drawn) + "\n</svg>\n"
    )


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """Move labels up from the lowest, so that none stands on another."""
    free, apart = float(_HEIGHT), {}
    for name, at in sorted(places.items(), key=lambda each: -each[1]):
        apart[name] = free = min(at, free - _LEADING)
    return apart
