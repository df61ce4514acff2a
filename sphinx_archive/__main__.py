"""The editors' commands: ``python -m sphinx_archive check``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_archive.editing.check import check


def main() -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m sphinx_archive", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="print every problem of the pages, with file and line")
    checking.add_argument("files", nargs="*", type=Path, help="show only the problems of these pages")
    checking.add_argument("--docs", type=Path, default=Path("docs"), help="the archive's folder (docs)")
    wanted = parser.parse_args()
    return check(wanted.docs, wanted.files)


if __name__ == "__main__":
    sys.exit(main())
