"""Archives in folders that commands change, and what is then in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.editing.check import problems_of, problems_of_tables
from sphinx_archive.editing.folder import read_archive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files; the ends of lines are those of the text."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def changed(before: Mapping[str, bytes], folder: Path) -> set[str]:
    """Return the paths of the files that came, went or changed."""
    after = files_of(folder)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def problems_in(folder: Path) -> list[str]:
    """Return what `check` says of an archive."""
    pages = list(read_archive(folder))
    return [str(problem) for problem in [*problems_of(pages), *problems_of_tables(pages, folder)]]
