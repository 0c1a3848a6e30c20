"""Make factcheck/services/common_passwords.bin of a list of passwords, the most common first.

    python -m scripts.common_passwords 10_million_password_list_top_1M.txt

The file has the first five bytes of the SHA-256 of each, sorted: nobody needs to read them, and nobody will.
"""

import sys
from pathlib import Path

from factcheck.services.passwords import COMMON, SHORTEST, fold, mark

MOST = 10_000


def main(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8", errors="ignore").splitlines()
    common = list(dict.fromkeys(fold(line) for line in lines if len(line) >= SHORTEST))[:MOST]
    COMMON.write_bytes(b"".join(sorted(map(mark, common))))
    print(f"{len(common)} passwords, {COMMON.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
