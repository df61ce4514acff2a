"""Which PDFs are still what the build would make."""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.environment import BuildEnvironment

    from .press import Job

ROOM = Path(__file__).parent
SETTINGS = ("project", "author", "copyright", "release", "version", "language", "html_baseurl", "today", "smartquotes")


class Shelf:
    """The PDFs in a folder, and a list beside it of what each was made from.

    ``whole`` is the digest of the archive that all of them were made from, or empty after warnings, which are to
    come again.
    """

    def __init__(self, folder: Path, listing: Path) -> None:
        self.folder = folder
        self._listing = listing
        kept = json.loads(listing.read_text("utf-8")) if listing.exists() else {}
        self._whole: str = kept.get("whole", "")
        self._made: dict[str, list[str]] = kept.get("made", {})

    def is_current(self, whole: str) -> bool:
        """Tell whether all PDFs are there as they were made from an archive with this digest."""
        return self._whole == whole and all(map(self._stands, self._made))

    def has(self, job: Job) -> bool:
        """Tell whether the PDF of a volume is there as it would be made."""
        return self._made.get(job.path, [""])[0] == job.digest and self._stands(job.path)

    def open(self, paths: Collection[str]) -> None:
        """Begin to change: delete the PDFs of volumes that are no longer among ``paths``."""
        for path in self._made.keys() - paths:
            self.file(path).unlink(missing_ok=True)
            del self._made[path]
        self.close("")

    def put(self, job: Job, document: bytes) -> None:
        """Put a PDF where it belongs."""
        file = self.file(job.path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(document)
        self._made[job.path] = [job.digest, _hash(document)]

    def take_away(self, job: Job) -> None:
        """Delete the PDF of a volume that is no longer what it was and cannot be made anew."""
        self.file(job.path).unlink(missing_ok=True)
        self._made.pop(job.path, None)

    def close(self, whole: str) -> None:
        """Write the list."""
        self._listing.parent.mkdir(parents=True, exist_ok=True)
        kept = {"whole": whole, "made": dict(sorted(self._made.items()))}
        self._listing.write_text(json.dumps(kept, indent=0), "utf-8")

    def file(self, path: str) -> Path:
        """Return where the PDF of a volume stands."""
        return self.folder / f"{path}.pdf"

    def _stands(self, path: str) -> bool:
        file = self.file(path)
        return file.exists() and _hash(file.read_bytes()) == self._made[path][1]


def digest(env: BuildEnvironment) -> str:
    """Return a digest of all that decides the bytes of the PDFs: pages, settings, this code, Typst."""
    return _digest_of(_pieces(env))


def volume_digest(pieces: Iterator[bytes]) -> str:
    """Return a digest of all that decides the bytes of one volume: its files, this code, Typst."""
    return _digest_of(chain([_edition()], pieces))


def _pieces(env: BuildEnvironment) -> Iterator[bytes]:
    yield _edition()
    yield os.environ.get("SOURCE_DATE_EPOCH", "").encode()
    for setting in SETTINGS:
        yield repr(env.config[setting]).encode()
    for docname in sorted(env.found_docs):
        doctree = Path(env.doctreedir, f"{docname}.doctree")
        yield docname.encode()
        yield doctree.read_bytes() if doctree.exists() else b""


@cache
def _edition() -> bytes:
    """Return a digest of this room, with its theme and its fonts, and of what sets and packs the PDFs."""
    files = sorted(path for path in ROOM.rglob("*") if path.suffix in {".py", ".typ", ".otf", ".ttf"})
    versions = f"{version('typst')} {version('pikepdf')}".encode()
    return _digest_of(iter([versions, *(path.read_bytes() for path in files)])).encode()


def _digest_of(pieces: Iterator[bytes]) -> str:
    total = hashlib.sha256()
    for piece in pieces:
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def _hash(document: bytes) -> str:
    return hashlib.sha256(document).hexdigest()
