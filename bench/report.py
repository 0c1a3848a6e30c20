"""The tables and the picture of what was measured: printed, and kept in docs/performance.md.

The figures of each line are kept in docs/performance/figures.json, so that a line that is measured anew takes its place
among the others.
"""

import json
import os
import platform
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.drawing import Curves, chart
from bench.measuring import Line

GROWTH = 1.3  # how many times as long the largest newsroom may take as the smallest
PAGE = Path("docs/performance.md")
FOLDER = Path("docs/performance")
_MEASURED = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- /measured -->)", re.DOTALL)
_MARKS = {True: "✓", False: "short", None: ""}


def record(lines: Sequence[Line], load: float) -> dict[str, Any]:
    """Return figures as they are kept, with when and beside which load they were measured."""
    return {"at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}", "load": load, "lines": [asdict(each) for each in lines]}


def keep(measured: Mapping[str, dict[str, Any]], order: Sequence[str]) -> None:
    """Put records in the place of those of the same names, and write the page and its picture of all."""
    figures = FOLDER / "figures.json"
    known = json.loads(figures.read_text()) if figures.exists() else {}
    known = {name: {**known, **measured}[name] for name in order if name in known or name in measured}
    figures.parent.mkdir(exist_ok=True)
    figures.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    lines = read(known)
    (FOLDER / "growth.svg").write_text(chart(_curves(lines), GROWTH))
    written = "\n".join(
        [
            "",
            machine(known),
            "",
            table(lines),
            "",
            growth(lines),
            "",
            "![How many times as long each takes as with the fewest claims](performance/growth.svg)",
            "\n",
        ]
    )
    PAGE.write_text(_MEASURED.sub(lambda found: written, PAGE.read_text()))


def read(known: Mapping[str, dict[str, Any]]) -> list[Line]:
    """Return the lines of records."""
    each = [line for kept in known.values() for line in kept["lines"]]
    return [Line(**{**line, "curve": {int(size): took for size, took in line["curve"].items()}}) for line in each]


def machine(known: Mapping[str, dict[str, Any]]) -> str:
    """Say when, on what and beside what else was measured."""
    moments, loads = ([each[name] for each in known.values()] for name in ("at", "load"))
    (model,) = re.findall(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[:1]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured from {min(moments)} to {max(moments)} UTC on {os.cpu_count()} cores ({model}) with {memory:.0f} GB, "
        f"Python {platform.python_version()} and SQLite {sqlite3.sqlite_version}; when a line began, the load "
        f"was {min(loads):.1f} to {max(loads):.1f}, which has the bench's own in it."
    )


def table(lines: Sequence[Line]) -> str:
    """Return the lines as a table in Markdown."""
    head = "| what | here | floor | ratio, and its spread | reach | |\n| --- | --- | --- | --- | --- | --- |"
    rows = (
        f"| {each.what} | {each.ours} | {each.floor} | {each.ratio} | {each.reach} | {_MARKS[each.held]} |"
        for each in lines
    )
    return "\n".join([head, *rows])


def growth(lines: Sequence[Line]) -> str:
    """Return the curves as a table in Markdown: milliseconds at each size, and times those of the smallest."""
    curves = _curves(lines)
    sizes = sorted({size for curve in curves.values() for size in curve})
    head = (
        f"| milliseconds at | {' | '.join(f'{size:,}' for size in sizes)} | times | |\n|{' --- |' * (len(sizes) + 3)}"
    )
    rows = []
    for name, curve in curves.items():
        times = curve[max(curve)] / curve[min(curve)]
        took = " | ".join(f"{curve[size]:.2f}" for size in sizes)
        rows.append(f"| {name} | {took} | {times:.2f} | {_MARKS[times <= GROWTH]} |")
    return "\n".join([head, *rows])


def _curves(lines: Sequence[Line]) -> Curves:
    return {each.what: each.curve for each in lines if each.curve}
