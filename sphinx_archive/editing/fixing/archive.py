"""Puts the pages of an archive right, all of them together: a page that can be read again gives others its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.editing.changes import Change
from sphinx_archive.editing.fixing.names import Names
from sphinx_archive.editing.fixing.page import fixed
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.records.page import LARGEST, is_utf_8, read_page

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sphinx_archive.editing.fixing.layout import Done


class Fixes(NamedTuple):
    """The changes to an archive's files, and what each of them does, by path and line."""

    changes: tuple[Change, ...]
    done: tuple[tuple[str, Done], ...]


def fixes(folder: Path, paths: Collection[str] | None = None) -> Fixes:
    """Return what puts an archive's pages right, or those at some paths below its folder; nothing is written."""
    pages = {page.path: page for page in read_archive(folder)}
    before = {path: _content(folder / path) for path in pages if paths is None or path in paths}
    texts = {path: content.decode() for path, content in before.items() if is_utf_8(content)}
    done: list[tuple[str, Done]] = []
    found = texts
    while found:
        names = Names(page.record for page in pages.values() if page.record)
        found = {}
        for path, text in texts.items():
            after, what = fixed(path, text, names)
            done += ((path, one) for one in what)
            if after != text:
                found[path] = after
        texts |= found
        pages |= {path: read_page(path, text.encode()) for path, text in found.items()}
    changes = (Change(path, before[path], text.encode()) for path, text in texts.items())
    return Fixes(tuple(change for change in changes if change.before != change.after), tuple(sorted(done)))


def _content(path: Path) -> bytes:
    """Return what a page holds; nothing where it cannot be read, or is too long to be a page."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""
