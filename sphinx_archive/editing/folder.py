"""The folder of an archive, as the editors' commands read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.records.page import UNREAD, Page, read_page
from sphinx_archive.records.problems import Problem

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

SKIPPED = ("_", ".")


def docs_argument(parser: ArgumentParser) -> None:
    """Let a command be told where the archive is."""
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the archive's folder (docs)")


def is_page(path: str) -> bool:
    """Tell whether a file, by its path below the archive's folder, is a page; folders that begin with _ or . hold none.

    The handbook's ``examples`` are pages to be shown, not pages of the archive.
    """
    parts = path.split("/")
    return path.endswith(".md") and not any(part.startswith(SKIPPED) for part in parts) and "examples" not in parts[:-1]


def read_archive(folder: Path) -> Iterator[Page]:
    """Yield every Markdown page below a folder in order of path; what cannot be opened is a page with that problem."""
    for name in page_names(folder):
        yield read_file(folder, name)


def page_names(folder: Path) -> list[str]:
    """Return the paths of an archive's pages below its folder, in order."""
    found = [path for path in folder.rglob("*.md") if path.is_file() or path.is_symlink()]
    return [name for path in sorted(found) if is_page(name := path.relative_to(folder).as_posix())]


def read_file(folder: Path, name: str) -> Page:
    """Read the page at a path below the folder."""
    try:
        with (folder / name).open("rb") as file:
            return read_page(name, file.read(UNREAD + 1))
    except OSError as error:
        message = (
            f"The file cannot be opened: {error.strerror}. See that it is there and that you may read it, or delete it."
        )
        problem = Problem(name, 1, 1, "unreadable-file", message)
        return Page(name, None, 0, {}, problems=(problem,), is_whole=False)
