"""``python -m sphinx_archive links``: keep in the ledger what Sphinx's link checker found, and where copies are."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.records.ledger import LEDGER, Reach, ledger_lines, read_ledger

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Mapping

    FindCopy = Callable[[str], str]

REACHED = frozenset({"working", "redirected"})
UNTRIED = frozenset({"ignored", "unchecked"})
EXAMPLES = """\
examples:
  make links                                                  try every address, then keep what answered
  python -m sphinx_archive links _build/links/output.json     only keep what was tried
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("results", type=Path, help="the checker's output.json")
    parser.add_argument("--no-copies", action="store_true", help="do not ask the Internet Archive for copies")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    return links(wanted.docs, wanted.results, (lambda _: "") if wanted.no_copies else WaybackMachine())


def links(folder: Path, results: Path, find_copy: FindCopy) -> int:
    """Bring the ledger of an archive up to date with a link checker's ``output.json``; return an exit status."""
    try:
        found = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    except (OSError, ValueError) as error:
        print(f"{results} cannot be read ({error}). 'make links' writes it: run that.", file=sys.stderr)
        return 2
    path = folder / LEDGER
    known, problems = read_ledger(path.read_text("utf-8") if path.exists() else "")
    if problems:
        print(*(f"{folder.as_posix()}/{problem}" for problem in problems), sep="\n", file=sys.stderr)
        return 2
    today = datetime.now(UTC).date().isoformat()
    if not any(entry["status"] in REACHED for entry in found):
        print("No address answered: is there a network? The ledger stays as it is.", file=sys.stderr)
        return 1
    rows = updated(known, found, today, find_copy)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ledger_lines(rows), "utf-8")
    reached = sum(row.reached == row.checked for row in rows)
    copies = sum(bool(row.archived) for row in rows)
    print(f"{len(rows)} addresses, {reached} reached, {copies} with an archived copy. Written to {path}.")
    return 0


def updated(
    known: Mapping[str, Reach], found: Iterable[Mapping[str, Any]], today: str, find_copy: FindCopy
) -> list[Reach]:
    """Return the rows of the addresses that a check found, each with what was known of it before.

    ``find_copy`` returns the address of an archived copy, or an empty string; it is asked only for addresses
    without one.
    """
    statuses = {entry["uri"]: entry["status"] for entry in found if entry["status"] not in UNTRIED}
    rows = []
    for address, status in statuses.items():
        before = known.get(address, Reach(address, "", ""))
        reached = today if status in REACHED else before.reached
        rows.append(Reach(address, status, today, reached, before.archived or find_copy(address)))
    return rows


class WaybackMachine:
    """Finds the newest copy of an address in the Internet Archive; asks no more once that does not answer."""

    def __init__(self) -> None:
        # Imported here: only those who check links need the library.
        try:
            from wayback import WaybackClient, WaybackSession
            from wayback.exceptions import WaybackException
        except ImportError:
            raise SystemExit("Install wayback, or do without the copies: --no-copies.") from None
        self._client = WaybackClient(WaybackSession(retries=1, timeout=30))
        self._failure = WaybackException
        self._answers = True

    def __call__(self, address: str) -> str:
        """Return the address of the copy, or an empty string."""
        if not self._answers or "://web.archive.org/" in address:
            return ""
        try:
            copies = self._client.search(address, limit=-1, fast_latest=True, filter_field="statuscode:200")
            return next((str(copy.view_url) for copy in copies), "")
        except self._failure as error:
            print(f"The Internet Archive does not answer ({error}). Going on without copies.", file=sys.stderr)
            self._answers = False
            return ""
