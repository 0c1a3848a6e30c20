"""The tables of what was measured, as docs/performance.md has them."""

from collections.abc import Mapping, Sequence

from bench.measuring import Line


def show(lines: Sequence[Line], curves: Mapping[str, Mapping[int, float]]) -> None:
    """Print the table, and how much longer each takes at each size."""
    print(table(lines))
    print(growth(curves))


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table in Markdown."""
    head = "| what | here | floor | ratio, and its spread | reach | |\n| --- | --- | --- | --- | --- | --- |"
    rows = (
        f"| {each.what} | {each.ours} | {each.floor} | {each.ratio} | {each.reach} | {'✓' if each.held else 'short'} |"
        for each in lines
    )
    return "\n".join([head, *rows])


def growth(curves: Mapping[str, Mapping[int, float]]) -> str:
    """Return the curves as a table in Markdown: milliseconds at each size, and times those of the smallest."""
    sizes = sorted({size for curve in curves.values() for size in curve})
    head = f"| milliseconds at | {' | '.join(f'{size:,}' for size in sizes)} | times |\n|{' --- |' * (len(sizes) + 2)}"
    rows = (
        f"| {name} | {' | '.join(f'{curve[size]:.2f}' for size in sizes)} | {curve[sizes[-1]] / curve[sizes[0]]:.2f} |"
        for name, curve in curves.items()
    )
    return "\n".join([head, *rows])
