"""Which e-books are still what the build would make."""

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
    from collections.abc import Iterator, Set

    from sphinx.environment import BuildEnvironment

# What draws the pages and binds them.
PACKAGE, ROOMS = Path(__file__).parents[1], ("catalogue", "drawings", "epub", "exports", "pages", "records")
ENDINGS = frozenset([".css", ".opf", ".py", ".typ", ".xhtml", ".xml"])
SETTINGS = ("project", "author", "copyright", "release", "version", "language", "html_baseurl", "today", "smartquotes")


class Shelf:
    """The e-books in a folder, and a list elsewhere of those that are ours, with digests of what was written.

    ``whole`` is the digest of the archive that all of them were made from, or empty after warnings, which are to
    come again.
    """

    def __init__(self, folder: Path, listing: Path) -> None:
        self._folder, self._listing = folder, listing
        kept = json.loads(listing.read_text("utf-8")) if listing.exists() else {}
        self._whole: str = kept.get("whole", "")
        self._made: dict[str, str] = kept.get("made", {})

    def is_current(self, whole: str) -> bool:
        """Tell whether all e-books are there as they were made from an archive with this digest."""
        return self._whole == whole and all(self._digest_at(path) == made for path, made in self._made.items())

    def keep(self, paths: Set[str]) -> None:
        """Delete the e-books of volumes that are no longer among ``paths``."""
        for path in self._made.keys() - paths:
            self._file(path).unlink(missing_ok=True)
            del self._made[path]
        self.close("")

    def put(self, path: str, book: bytes) -> None:
        """Put an e-book where it belongs, unless it is there already."""
        self._made[path] = _hash(book)
        if self._digest_at(path) != self._made[path]:
            self._file(path).parent.mkdir(parents=True, exist_ok=True)
            self._file(path).write_bytes(book)

    def close(self, whole: str) -> None:
        """Write the list."""
        self._listing.parent.mkdir(parents=True, exist_ok=True)
        kept = {"whole": whole, "made": dict(sorted(self._made.items()))}
        self._listing.write_text(json.dumps(kept, indent=0), "utf-8")

    def _file(self, path: str) -> Path:
        return self._folder / f"{path}.epub"

    def _digest_at(self, path: str) -> str:
        return _hash(self._file(path).read_bytes()) if self._file(path).exists() else ""


def digest(env: BuildEnvironment) -> str:
    """Return a digest of all that decides the bytes of the e-books: pages, pictures, settings, code, libraries."""
    total = hashlib.sha256()
    for piece in _pieces(env):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def _pieces(env: BuildEnvironment) -> Iterator[bytes]:
    yield _edition()
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


@cache
def _edition() -> bytes:
    """Return a digest of the code of this package that books depend on, and of the libraries that it uses."""
    files = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*") if path.suffix in ENDINGS)
    versions = [f"{name} {version(name)}" for name in ("docutils", "html5lib", "lxml", "sphinx", "typst")]
    pieces = [repr(versions).encode(), *(path.read_bytes() for path in files)]
    return _hash(b"".join(hashlib.sha256(piece).digest() for piece in pieces)).encode()


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
