"""How soon a server that is started answers."""

import tempfile
from functools import partial
from pathlib import Path

from bench.measuring import BIN, Line, Place, Places, free_port, get, milliseconds, newsroom_server, started, within
from bench.reading import commentary_path

HELLO = """
from flask import Flask

app = Flask("hello")
app.get("/")(lambda: "hello")
"""


def cold(places: Places) -> list[Line]:
    """From the command to the first reader's page, beside Flask's own server with a greeting."""
    pages = {size: commentary_path(place) for size, place in places.items()}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(HELLO)
        ours = {size: partial(milliseconds, partial(_serve, place, pages[size])) for size, place in places.items()}
        hello = partial(milliseconds, partial(_greet, folder))
        return [within("cold start to the first page; `flask run`, hello", 3, ours, hello)]


def _serve(place: Place, page: str) -> None:
    with newsroom_server(place.folder) as server:
        assert "</html>" in get(server.address, page).text


def _greet(folder: str) -> None:
    port = free_port()
    command = [str(BIN / "flask"), "--app", f"{folder}/hello.py", "run", "--port", f"{port}"]
    with started(command, {}, port) as server:
        assert get(server.address, "/").text == "hello"
