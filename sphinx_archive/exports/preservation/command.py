"""``python -m sphinx_archive release``: makes a release and says where it is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_archive.exports.preservation.citation_file import PATH
from sphinx_archive.exports.preservation.release import release

if TYPE_CHECKING:
    from pathlib import Path

CITATION = "CITATION.cff"


def release_command(root: Path, site: Path, shelf: Path) -> int:
    """Make a release of the archive at ``root``; return an exit status."""
    try:
        keep_citation(root, site)
        made = release(root, site, shelf)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for warning in made.warnings:
        print(f"Note: {warning}", file=sys.stderr)
    files, size = f"{made.payload.files:,} files", f"{made.payload.size / 1e6:,.1f} MB"
    print(f"{made.folder}: {files}, {size}, with a digest of each.")
    print(f"{made.packed}: the same in one file, {made.packed.stat().st_size / 1e6:,.1f} MB.")
    return 0


def keep_citation(root: Path, site: Path) -> None:
    """Put the site's own CITATION.cff at the root of the source, where forges look for it."""
    made, kept = site / PATH, root / CITATION
    if made.is_file() and (not kept.is_file() or kept.read_bytes() != made.read_bytes()):
        kept.write_bytes(made.read_bytes())
