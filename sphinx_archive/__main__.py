"""The editors' commands: ``python -m sphinx_archive --help``."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import NamedTuple

from sphinx_archive.editing.changes import Refused


class Command(NamedTuple):
    """One command: the module that has its ``EXAMPLES``, ``arguments`` and ``run``, and what it does in a line."""

    module: str
    does: str


# A module is imported when its command is wanted, so that `check` answers at once.
COMMANDS = {
    "check": Command("editing.checking.command", "print every problem of the pages with its place, or put it right"),
    "init": Command("editing.init", "make another archive, with its first pages, ready to be built"),
    "links": Command("editing.links.command", "keep which cited addresses answered, and have copies of them made"),
    "merge": Command("editing.keys.merge", "make one record of two"),
    "new": Command("editing.keys.new", "begin a page, with every field that its kind has"),
    "live": Command("live.command", "open the page that is being edited in a browser that follows every save"),
    "language-server": Command("editing.language_server", "complete and check pages in an editor while somebody types"),
    "schema": Command("editing.schemas.command", "write what front matter may hold, for editors that complete it"),
    "admin": Command("editing.admin.command", "write the web form for those who never open a terminal"),
    "rename": Command("editing.keys.rename", "give a record another key; the old one leads to it for ever"),
    "retire": Command("editing.keys.retire", "take a record away, and say at its address why"),
    "sheet": Command("editing.sheets.command", "write the records into spreadsheets, and take their changes back"),
    "release": Command("exports.preservation.command", "put source and site into a bag that can be kept anywhere"),
}


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return what reads the rest of a command's line."""
    command = import_module(f"sphinx_archive.{COMMANDS[name].module}")
    parser = argparse.ArgumentParser(
        prog=f"python -m sphinx_archive {name}",
        description=f"{COMMANDS[name].does[0].upper()}{COMMANDS[name].does[1:]}.",
        epilog=command.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.arguments(parser)
    parser.set_defaults(run=command.run)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit status: 1 where it refuses, with the reason, and 130 at Ctrl+C."""
    width = max(map(len, COMMANDS))
    chooser = argparse.ArgumentParser(
        prog="python -m sphinx_archive",
        description="The editors' commands:\n\n"
        + "\n".join(f"  {name:{width}}  {command.does}" for name, command in COMMANDS.items()),
        epilog="python -m sphinx_archive COMMAND --help shows each by example.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    chooser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of these")
    given = sys.argv[1:] if arguments is None else arguments
    name = chooser.parse_args(given[:1]).command
    wanted = parser_of(name).parse_args(given[1:])
    try:
        status: int = wanted.run(wanted)
    except Refused as refusal:
        # A file's name need not be text.
        print(str(refusal).encode(errors="backslashreplace").decode(), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    return status


if __name__ == "__main__":
    sys.exit(main())
