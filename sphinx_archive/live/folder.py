"""What changed in the folders that a preview is made of: two looks at them, compared."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sphinx_archive.editing.folder import is_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    # When a file was saved (nanoseconds) and its size, by path below the archive's folder; code by its whole path.
    Look = Mapping[str, tuple[int, int]]

PACKAGE = Path(__file__).parents[1]
# Sphinx reads these once, when it starts.
READ_ONCE = frozenset([".css", ".csv", ".html", ".js", ".mjs", ".py", ".svg", ".toml"])
# What editors of text leave beside a file while they save it.
LEFT_BY_EDITORS = (".tmp", ".swp", ".swx", "~")


@dataclass(frozen=True)
class Difference:
    """Which pages were saved or are new, which are gone, which other files changed, by path below the folder."""

    pages: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.pages or self.gone or self.others)

    @property
    def needs_new_worker(self) -> bool:
        """Tell whether something changed that Sphinx reads only when it starts: settings, templates, styles, tables."""
        return any(map(_is_read_once, self.others))


def look(docs: Path, leave_out: Iterable[Path] = ()) -> Look:
    """Return what is in the folder of an archive and in the extension's, but for hidden files and some folders."""
    left_out = {os.path.realpath(path) for path in leave_out}
    root = os.fspath(docs)
    ours = ((os.path.relpath(path, root).replace(os.sep, "/"), seen) for path, seen in _files(root, left_out))
    code = ((path, seen) for path, seen in _files(os.fspath(PACKAGE), left_out) if _is_read_once(path))
    return {**dict(ours), **dict(code)}


def difference(before: Look, now: Look) -> Difference:
    """Return what changed between two looks."""
    changed = {path for path, seen in now.items() if before.get(path) != seen}
    gone = before.keys() - now.keys()
    return Difference(
        frozenset(filter(is_page, changed)),
        frozenset(filter(is_page, gone)),
        frozenset(path for path in changed | gone if not is_page(path)),
    )


def _is_read_once(path: str) -> bool:
    return PurePath(path).suffix in READ_ONCE


def _files(folder: str, left_out: set[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files below a folder; those that vanish meanwhile are not there."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(LEFT_BY_EDITORS) or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir():
                if os.path.realpath(entry.path) not in left_out:
                    yield from _files(entry.path, left_out)
            else:
                seen = entry.stat()
                yield entry.path, (seen.st_mtime_ns, seen.st_size)
        except OSError:
            continue
