"""``python -m sphinx_archive release``: makes a release and says where it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.exports.preservation.citation_file import PATH
from sphinx_archive.exports.preservation.release import release

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

CITATION = "CITATION.cff"
EXAMPLES = """\
examples:
  make release                                       build everything, then pack and check it
  python -m sphinx_archive release _build/html       only pack what was built
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument("--into", type=Path, default=Path("_build/release"), help="where it goes (_build/release)")


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    return release_command(Path(), wanted.site, wanted.into)


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
