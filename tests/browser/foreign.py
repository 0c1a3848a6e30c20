"""Pages of other people, made by three site generators: their markup is not ours."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BODY = {
    "md": """The bridge over *the river* opened in 1998. It cost **5 million [euros](#cost)**, the mayor
said: "nobody waits for the `ferry` any more".

Two thirds of the town's people cross it – every day.
""",
    "rst": """The bridge over *the river* opened in 1998. It cost **5 million** `euros <#cost>`_, the mayor
said: "nobody waits for the ``ferry`` any more".

Two thirds of the town's people cross it – every day.
""",
}


def make_mkdocs(folder: Path, script: str) -> Path:
    """The page as MkDocs makes it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text(f"# A bridge\n\n{BODY['md']}\n{script}\n")
    theme = "{name: readthedocs, highlightjs: false}"  # which would load from elsewhere
    (folder / "mkdocs.yml").write_text(f"site_name: Crier\ntheme: {theme}\nplugins: []\n")
    _run(folder, "mkdocs", "build", "--quiet")
    return folder / "site"


def make_sphinx(folder: Path, script: str) -> Path:
    """The page as Sphinx makes it."""
    folder.mkdir(parents=True)
    (folder / "index.rst").write_text(f"A bridge\n========\n\n{BODY['rst']}\n.. raw:: html\n\n   {script}\n")
    (folder / "conf.py").write_text("project = 'Crier'\n")
    _run(folder, "sphinx", "-q", "-b", "html", ".", "site")
    return folder / "site"


def make_pelican(folder: Path, script: str) -> Path:
    """The page as Pelican makes it, with its smallest theme."""
    (folder / "content" / "pages").mkdir(parents=True)
    content = f"Title: A bridge\nSave_as: index.html\n\n{BODY['md']}\n\n{script}\n"
    (folder / "content" / "pages" / "bridge.md").write_text(content)
    (folder / "settings.py").write_text("SITENAME = 'Crier'\nTHEME = 'simple'\nTIMEZONE = 'UTC'\nINDEX_SAVE_AS = ''\n")
    _run(folder, "pelican", "content", "-q", "-s", "settings.py", "-o", "site")
    return folder / "site"


MAKERS: dict[str, Callable[[Path, str], Path]] = {
    "mkdocs": make_mkdocs,
    "sphinx": make_sphinx,
    "pelican": make_pelican,
}


def _run(folder: Path, module: str, *arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder at an address of its own, as an outlet would."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
