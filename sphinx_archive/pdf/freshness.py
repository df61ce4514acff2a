"""Whether a PDF is still what the build would make."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

ROOM = Path(__file__).parent
SETTINGS = ("project", "author", "copyright", "release", "version", "language", "html_baseurl", "today")


def digest(env: BuildEnvironment) -> str:
    """Return a digest of all that decides the bytes of the book: pages, settings, this code, Typst."""
    total = hashlib.sha256()
    for piece in _pieces(env):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def _pieces(env: BuildEnvironment) -> Iterator[bytes]:
    yield f"{version('typst')} {version('pikepdf')}".encode()
    for setting in SETTINGS:
        yield repr(env.config[setting]).encode()
    for path in sorted(path for path in ROOM.rglob("*") if path.suffix in {".py", ".typ", ".otf", ".ttf"}):
        yield path.read_bytes()
    for docname in sorted(env.found_docs):
        doctree = Path(env.doctreedir, f"{docname}.doctree")
        yield docname.encode()
        yield doctree.read_bytes() if doctree.exists() else b""
