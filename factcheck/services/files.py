"""Files that we keep: archived pages and what people upload, each once, by the SHA-256 of its bytes.

They lie in the data folder, under `kept/`, outside the database: a backup of a newsroom is its database and this
folder, and several machines that serve one newsroom share it. A file is never changed, so a copy of the folder is
always sound. Its bytes are there before a row names them; bytes that no row names harm nothing.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from factcheck.errors import Invalid, NotFound, TooLarge
from factcheck.messages import _
from factcheck.settings import Settings
from factcheck.text import files

PDF = "application/pdf"
_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_PAGE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Text:
    """What a file says: its characters, and at which of them its pages begin, if it has pages."""

    characters: str = ""
    pages: tuple[int, ...] = ()

    def digest(self, content: bytes) -> str:
        """Return the SHA-256 of what is said; of a file that says nothing, of its bytes."""
        return hashlib.sha256(self.characters.encode() or content).hexdigest()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was uploaded and is kept: its address in the folder, and what it is."""

    sha256: str
    size: int
    media_type: str
    filename: str
    text: Text
    digest: str


def keep(content: bytes, settings: Settings) -> str:
    """Keep these bytes, unless they are kept already, and return their SHA-256, by which they are found."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(sha256, settings)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Under another name until all of it is on the disk, so that nobody ever finds half of it.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    return sha256


def open_kept(sha256: str, settings: Settings) -> bytes:
    """Return the bytes with this SHA-256. Raises `NotFound` where the folder does not have them."""
    try:
        return _path(sha256, settings).read_bytes()
    except FileNotFoundError:
        raise NotFound(_("This file is not in the data folder of this machine.")) from None


def receive(content: bytes, filename: str, settings: Settings) -> Upload:
    """Keep a PDF or an image that somebody uploads as a source; what it is, its content tells and not its name.

    Raises `TooLarge`, or `Invalid` for anything else.
    """
    if len(content) > settings.upload_limit:
        raise TooLarge(
            _("It has %(size)s bytes; the limit is %(limit)s.", size=len(content), limit=settings.upload_limit)
        )
    media_type = kind_of(content)
    if not media_type:
        raise Invalid({"file": [_("This is neither a PDF nor an image (PNG, JPEG, GIF, WebP).")]})
    try:
        text = read(content, "", settings) if media_type == PDF else Text()
    except files.Unreadable as problem:
        raise Invalid({"file": [str(problem)]}) from None
    name = files.clean(filename)[0].replace("\\", "/").rpartition("/")[2]
    return Upload(keep(content, settings), len(content), media_type, name, text, text.digest(content))


def kind_of(content: bytes) -> str:
    """Return the media type of a PDF or an image, by how its bytes begin; empty for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((media_type for beginning, media_type in _BEGINNINGS if content.startswith(beginning)), "")


def read(content: bytes, filename: str, settings: Settings) -> Text:
    """Return what a file says, as far as the limit on texts goes. Raises `files.Unreadable`."""
    if kind_of(content) == PDF:
        pages = [files.clean(page)[0].strip() for page in files.pdf_pages(content)]
        starts = [0, *accumulate(len(page) + len(_PAGE_BREAK) for page in pages[:-1])]
        characters = _PAGE_BREAK.join(pages)[: settings.text_limit]
        return Text(characters, tuple(start for start in starts if start < len(characters)))
    return Text(files.read(content, filename)[0][: settings.text_limit])


def _path(sha256: str, settings: Settings) -> Path:
    return Path(settings.data) / "kept" / sha256[:2] / sha256
