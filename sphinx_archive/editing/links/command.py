"""``python -m sphinx_archive links``: which addresses answered, where copies of them are, and having copies made."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.editing.keys.holding import take_up
from sphinx_archive.editing.keys.keeping import today
from sphinx_archive.editing.links.copies import LIMIT, NOT_TRIED, fill, keep, ledger_of, save_copies
from sphinx_archive.editing.links.internet_archive import NotSaved, WaybackMachine
from sphinx_archive.records.ledger import LEDGER, Reach

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterable, Mapping

    # Returns where a copy of an address is, or an empty text; raises NotSaved.
    FindCopy = Callable[[str], str]

REACHED = frozenset({"working", "redirected"})
UNTRIED = frozenset({"ignored", "unchecked"})
EXAMPLES = f"""\
examples:
  make links                                                  try every address, then keep what answered
  python -m sphinx_archive links _build/links/output.json     only keep what was tried
  python -m sphinx_archive links --save                       have {LIMIT} copies made, in about ten minutes
  python -m sphinx_archive links --save --limit 100           a hundred
  python -m sphinx_archive links --fill                       write known copies into the pages, as 'archived:'

--save and --fill leave alone what says 'archived:', or 'not-archived:' with a reason other than '{NOT_TRIED}'.
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("results", nargs="?", type=Path, help="the checker's output.json")
    parser.add_argument("--no-copies", action="store_true", help="do not ask the Internet Archive where copies are")
    parser.add_argument("--save", action="store_true", help="have the Internet Archive make copies")
    parser.add_argument("--limit", type=int, default=LIMIT, help=f"ask for so many copies at most ({LIMIT})")
    parser.add_argument("--fill", action="store_true", help="write the copies that the ledger knows into the pages")
    parser.add_argument(
        "--reason", default=NOT_TRIED, help=f"the 'not-archived:' that says that nobody tried ('{NOT_TRIED}')"
    )
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    if not (wanted.results or wanted.save or wanted.fill):
        print("Say what to do: name the checker's output.json, or --save, or --fill.", file=sys.stderr)
        return 2
    status = 0
    if wanted.results:
        status = links(wanted.docs, wanted.results, _nothing if wanted.no_copies else WaybackMachine().find)
    if wanted.save and status == 0:
        status = save_copies(wanted.docs, WaybackMachine().save, wanted.limit, wanted.reason)
    if wanted.fill and status != 2:
        status = fill(wanted.docs, wanted.reason) or status
    return status


def links(folder: Path, results: Path, find_copy: FindCopy) -> int:
    """Bring the ledger of an archive up to date with a link checker's ``output.json``; return an exit status."""
    try:
        found = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    except (OSError, ValueError) as error:
        print(f"{results} cannot be read ({error}). 'make links' writes it: run that.", file=sys.stderr)
        return 2
    holding = take_up(folder)
    known = ledger_of(holding)
    if not any(entry["status"] in REACHED for entry in found):
        print("No address answered: is there a network? The ledger stays as it is.", file=sys.stderr)
        return 1
    rows = updated(known, found, today(), find_copy)
    keep(holding, rows)
    reached = sum(row.reached == row.checked for row in rows)
    copies = sum(bool(row.archived) for row in rows)
    print(f"{len(rows)} addresses, {reached} reached, {copies} with an archived copy. Written to {folder / LEDGER}.")
    return 0


def updated(
    known: Mapping[str, Reach], found: Iterable[Mapping[str, Any]], day: str, find_copy: FindCopy
) -> list[Reach]:
    """Return the rows of the addresses that a check found, each with what was known of it before.

    ``find_copy`` is asked only for addresses without a copy.
    """
    statuses = {entry["uri"]: entry["status"] for entry in found if entry["status"] not in UNTRIED}
    rows = []
    for address, status in statuses.items():
        before = known.get(address, Reach(address, "", ""))
        reached = day if status in REACHED else before.reached
        rows.append(Reach(address, status, day, reached, before.archived or _found(find_copy, address)))
    return rows


def _found(find_copy: FindCopy, address: str) -> str:
    try:
        return find_copy(address)
    except NotSaved as answer:
        print(f"{answer} Going on without copies.", file=sys.stderr)
        return ""


def _nothing(address: str) -> str:
    return ""
