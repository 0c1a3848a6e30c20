"""`python -m bench [LINE…] [--size N]`: measure the lines of docs/performance.md."""

import argparse
from contextlib import ExitStack

from bench import newsroom, reading, report
from bench.measuring import newsroom_server
from bench.reading import Place

SIZES = (10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure what the command line asks for."""
    known = [*reading.LINES]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", nargs="*", metavar="LINE", help=f"of {', '.join(known)}; none: all")
    parser.add_argument("--size", type=int, default=SIZES[-1], help="claims of the largest newsroom")
    asked = parser.parse_args()
    if unknown := set(asked.lines) - set(known):
        parser.error(f"There is no line {', '.join(sorted(unknown))}. Known: {', '.join(known)}.")
    sizes = [size for size in SIZES if size <= asked.size]
    folders = {size: newsroom.newsroom(size) for size in sizes}
    with ExitStack() as stack:
        places = {
            size: Place(
                folder,
                stack.enter_context(newsroom_server(folder)),
                {"Authorization": f"Bearer {(folder / 'key').read_text()}"},
            )
            for size, folder in folders.items()
        }
        lines, curves = reading.measure(places, sizes[-1], lambda name: not asked.lines or name in asked.lines)
    report.show(lines, curves)


if __name__ == "__main__":
    main()
