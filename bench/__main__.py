"""`python -m bench [LINE…] [--size N]`: measure the lines of docs/performance.md, and write them there.

With a smaller size it only prints them.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack

from bench import newsroom, reading, report, rivals, starting, working
from bench.measuring import Line, Place, Places, newsroom_server

SIZES = (10_000, 100_000, 1_000_000)
LINES: dict[str, Callable[[Places], list[Line]]] = {
    "page": reading.page,
    "verdicts": reading.verdicts,
    "export": reading.export,
    "changes": reading.changes,
    "search": reading.search,
    "match": reading.match,
    "write": working.write,
    "desk": working.desk,
    "busy": working.busy,
    "intake": working.intake,
    "cold": starting.cold,
    "steady": reading.steady,
    "datasette": rivals.datasette,
}


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="*", metavar="LINE", help=f"of {', '.join(LINES)}; none: all")
    parser.add_argument("--size", type=int, default=SIZES[-1], help="claims of the largest newsroom")
    asked = parser.parse_args()
    if unknown := set(asked.lines) - set(LINES):
        parser.error(f"There is no line {', '.join(sorted(unknown))}. Known: {', '.join(LINES)}.")
    folders = {size: newsroom.newsroom(size) for size in sorted({*SIZES, asked.size}) if size <= asked.size}
    measured, failed = {}, []
    with ExitStack() as stack:
        places = {
            size: Place(
                folder,
                stack.enter_context(newsroom_server(folder)),
                {"Authorization": f"Bearer {(folder / 'key').read_text()}"},
            )
            for size, folder in folders.items()
        }
        for name in asked.lines or LINES:
            load = os.getloadavg()[0]
            try:
                measured[name] = report.record(LINES[name](places), load)
            except Exception:  # the others are measured all the same
                traceback.print_exc()
                failed.append(name)
            else:
                print(report.table(report.read({name: measured[name]})), flush=True)
    print(report.growth(report.read(measured)))
    if asked.size == SIZES[-1]:
        report.keep(measured, list(LINES))
    if failed:
        sys.exit(f"Not measured: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
