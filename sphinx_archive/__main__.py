"""The commands: ``python -m sphinx_archive check``, ``links`` and ``release``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx_archive.editing.check import check
from sphinx_archive.editing.links import WaybackMachine, links


def main() -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m sphinx_archive", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="print every problem of the pages, with file and line")
    checking.add_argument("files", nargs="*", type=Path, help="show only the problems of these pages")
    linking = commands.add_parser("links", help="keep what Sphinx's link checker found in the ledger of links")
    linking.add_argument("results", type=Path, help="the checker's output.json")
    linking.add_argument("--no-copies", action="store_true", help="do not ask the Internet Archive for copies")
    releasing = commands.add_parser("release", help="put source and site into a bag that can be kept anywhere")
    releasing.add_argument("site", type=Path, help="the folder of the built site")
    releasing.add_argument("--into", type=Path, default=Path("_build/release"), help="where it goes (_build/release)")
    for command in (checking, linking):
        command.add_argument("--docs", type=Path, default=Path("docs"), help="the archive's folder (docs)")
    wanted = parser.parse_args()
    if wanted.command == "check":
        return check(wanted.docs, wanted.files)
    if wanted.command == "release":
        # Imported here: it needs Sphinx's house, which the editors' commands do without.
        from sphinx_archive.exports.preservation.command import release_command

        return release_command(Path(), wanted.site, wanted.into)
    return links(wanted.docs, wanted.results, (lambda _: "") if wanted.no_copies else WaybackMachine())


if __name__ == "__main__":
    sys.exit(main())
