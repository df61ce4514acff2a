"""Books that are made from the archive: which of them are still what the build would make."""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.records.ledger import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from sphinx.environment import BuildEnvironment

PACKAGE = Path(__file__).parents[1]
# What draws the pages of books before the room that makes them gets them.
ROOMS = ("catalogue", "drawings", "exports", "pages", "records")
ENDINGS = frozenset([".css", ".opf", ".otf", ".py", ".ttf", ".typ", ".xhtml", ".xml"])
SETTINGS = ("project", "author", "copyright", "release", "version", "language", "html_baseurl", "today", "smartquotes")


class Shelf:
    """The books of one format (``ending``) in a folder, and a list elsewhere of those that are ours.

    The list has for each book a digest of what it is made of and one of the file; and ``whole``, the digest of the
    archive that all of them were made from, or nothing after warnings, which are to come again.
    """

    def __init__(self, folder: Path, ending: str, listing: Path) -> None:
        self._folder, self._ending, self._listing = folder, ending, listing
        kept = json.loads(listing.read_text("utf-8")) if listing.exists() else {}
        self._whole: str = kept.get("whole", "")
        self._made: dict[str, list[str]] = kept.get("made", {})

    def is_current(self, whole: str) -> bool:
        """Tell whether all books are there as they were made from an archive with this digest."""
        return self._whole == whole and all(map(self._stands, self._made))

    def has(self, path: str, digest: str) -> bool:
        """Tell whether a book is there as it was made of what has this digest."""
        return self._made.get(path, [""])[0] == digest and self._stands(path)

    def keep(self, paths: Set[str]) -> None:
        """Delete the books of volumes that are no longer among ``paths``."""
        for path in self._made.keys() - paths:
            self.take_away(path)
        self.close("")

    def put(self, path: str, book: bytes, digest: str = "") -> None:
        """Put a book where it belongs, unless it is there already."""
        self._made[path] = [digest, _hash(book)]
        if not self._stands(path):
            self._file(path).parent.mkdir(parents=True, exist_ok=True)
            self._file(path).write_bytes(book)

    def take_away(self, path: str) -> None:
        """Delete a book."""
        self._file(path).unlink(missing_ok=True)
        self._made.pop(path, None)

    def close(self, whole: str) -> None:
        """Write the list."""
        self._listing.parent.mkdir(parents=True, exist_ok=True)
        kept = {"whole": whole, "made": dict(sorted(self._made.items()))}
        self._listing.write_text(json.dumps(kept, indent=0), "utf-8")

    def _file(self, path: str) -> Path:
        return self._folder / f"{path}.{self._ending}"

    def _stands(self, path: str) -> bool:
        file = self._file(path)
        return file.is_file() and _hash(file.read_bytes()) == self._made[path][1]


def digest_of(pieces: Iterable[bytes]) -> str:
    """Return a digest of some pieces in their order."""
    return _hash(b"".join(hashlib.sha256(piece).digest() for piece in pieces))


def archive_digest(env: BuildEnvironment, edition: str) -> str:
    """Return a digest of all that decides the bytes of books: pages, pictures, settings, and an edition of the code."""
    return digest_of([edition.encode(), *_pieces(env)])


@cache
def edition_of(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """Return a digest of the code of some rooms, themes and typefaces included, and of the libraries that they use."""
    files = sorted(path for room in rooms for path in (PACKAGE / room).rglob("*") if path.suffix in ENDINGS)
    versions = [f"{name} {version(name)}" for name in libraries]
    return digest_of([repr(versions).encode(), *(path.read_bytes() for path in files)])


def _pieces(env: BuildEnvironment) -> Iterator[bytes]:
    yield os.environ.get("SOURCE_DATE_EPOCH", "").encode()
    for setting in SETTINGS:
        yield repr(env.config[setting]).encode()
    for docname in sorted(env.found_docs):
        yield docname.encode()
        yield _content(Path(env.doctreedir, f"{docname}.doctree"))
    # A page whose picture has changed looks the same, and another builder may have read it again already.
    for name in sorted({LEDGER, *env.images, *map(str, env.dlfiles)}):
        yield name.encode()
        yield _content(Path(env.srcdir, name))


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
