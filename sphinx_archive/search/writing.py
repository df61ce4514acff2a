"""Writing: the index beside the pages, again only when what it holds has changed."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.search.entries import entries
from sphinx_archive.search.indexing import build_index
from sphinx_archive.search.tables import tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.application import Sphinx

    from sphinx_archive.search.entries import Entry

FOLDER = "pagefind"
STAMP = "made-from.txt"
# Change when the same entries are to give another index.
EDITION = 3
# Pagefind adds three user interfaces to every index; the search page has its own.
UNUSED = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.", "wasm.unknown.")


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write the search index, once all pages are written without an error."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    language = app.config.language
    found = entries(app)
    folder = Path(app.outdir) / FOLDER
    stamp = _stamp(found, language)
    if not found or _read(folder / STAMP) == stamp:
        return
    files = {path: content for path, content in build_index(found, language).items() if not path.startswith(UNUSED)}
    _replace(folder, {**files, **tables(found), STAMP: stamp})


def _stamp(found: Sequence[Entry], language: str) -> bytes:
    """Return a line that changes with everything that the index is made from."""
    program = version("pagefind")
    text = json.dumps([EDITION, program, language, found], ensure_ascii=False, sort_keys=True)
    return f"Pagefind {program}, {len(found)} entries, {sha256(text.encode()).hexdigest()}\n".encode()


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and no others; the stamp comes last, or half an index might pass for one."""
    (folder / STAMP).unlink(missing_ok=True)
    for old in sorted(folder.rglob("*")) if folder.exists() else ():
        if old.is_file() and old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if _read(file) != content:
            file.write_bytes(content)
