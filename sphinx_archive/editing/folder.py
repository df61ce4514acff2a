"""The folder of an archive, as the editors' commands read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.records.page import Page, read_page

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterator

SKIPPED = ("_", ".")


def docs_argument(parser: ArgumentParser) -> None:
    """Let a command be told where the archive is."""
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the archive's folder (docs)")


def read_archive(folder: Path) -> Iterator[Page]:
    """Yield every Markdown page below a folder in order of path; folders that begin with _ or . are left out.

    The handbook's ``examples`` are pages to be shown, not pages of the archive.
    """
    for path in sorted(folder.rglob("*.md")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(SKIPPED) for part in parts) and "examples" not in parts[:-1]:
            yield read_page("/".join(parts), path.read_bytes())
