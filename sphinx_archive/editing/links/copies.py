"""Having copies made of what pages cite, and writing into pages where copies are."""

from __future__ import annotations

import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.keys.holding import Holding, take_up
from sphinx_archive.editing.keys.keeping import today
from sphinx_archive.editing.links.internet_archive import NotSaved, is_copy
from sphinx_archive.editing.writing import front_matter, set_field
from sphinx_archive.records.ledger import LEDGER, Reach, ledger_lines, read_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from sphinx_archive.records.page import Page
    from sphinx_archive.records.values import Source

# The Internet Archive makes four copies a minute for those who do not sign in. Source: changes of its Save Page Now,
# 22 January 2023.
PAUSE, LIMIT = 20.0, 20
NOT_TRIED = "not looked up yet"


def save_copies(folder: Path, save_copy: Callable[[str], str], limit: int, reason: str, pause: float = PAUSE) -> int:
    """Have copies made of addresses that have none, at most ``limit``; return an exit status.

    Each is kept in the ledger as soon as it is made, so that the next run goes on where this one was ended. Addresses
    that did not answer when they were last tried are left out.
    """
    holding = take_up(folder)
    waiting = _waiting(holding, ledger_of(holding), reason)
    saved = tried = 0
    for address in waiting[:limit]:
        time.sleep(pause if tried else 0)
        tried += 1
        try:
            _keep_copy(take_up(folder), address, save_copy(address))
            saved += 1
        except NotSaved as answer:
            print(answer if answer.is_last else f"{address}: not saved: {answer}", file=sys.stderr)
            if answer.is_last:
                break
    print(f"{_copies(saved)} made; {len(waiting) - saved} addresses are still without one.")
    if saved:
        print("To write them into the pages: .venv/bin/python -m sphinx_archive links --fill")
    return 0 if saved == tried else 1


def fill(folder: Path, reason: str) -> int:
    """Write the copies that the ledger knows into the pages whose sources name none; return an exit status."""
    holding = take_up(folder)
    known = ledger_of(holding)
    changes, filled = [], 0
    for page in holding.pages:
        copies = {name: known[url].archived for name, url in _without_copy(page, reason) if _has_copy(known, url)}
        if copies:
            text = holding.text(page.path)
            sources = front_matter(text)["sources"]
            sources |= {name: _with_copy(sources[name], copy) for name, copy in copies.items()}
            changes.append(holding.change(page.path, set_field(text, "sources", sources)))
            filled += len(copies)
    holding.land(changes)
    print(f"{_copies(filled)} written into {len(changes)} {'page' if len(changes) == 1 else 'pages'}.")
    return 0


def ledger_of(holding: Holding) -> dict[str, Reach]:
    """Return the ledger by address; raises :class:`Refused` where a row cannot be read."""
    rows, problems = read_ledger(holding.text(LEDGER))
    if problems:
        raise Refused("\n".join(f"{holding.folder.as_posix()}/{problem}" for problem in problems))
    return rows


def keep(holding: Holding, rows: Iterable[Reach]) -> None:
    """Write the ledger."""
    holding.land([holding.change(LEDGER, ledger_lines(rows))])


def _keep_copy(holding: Holding, address: str, copy: str) -> None:
    """Note where a copy is; an address that was never tried has answered the Internet Archive, today."""
    known = ledger_of(holding)
    row = known.get(address) or Reach(address, "working", today(), today())
    keep(holding, ({**known, address: row._replace(archived=copy)}).values())


def _waiting(holding: Holding, known: Mapping[str, Reach], reason: str) -> list[str]:
    """Return the addresses to ask for, in another order each day: those that refuse stand before no other for ever."""
    named = {url for page in holding.pages for _, url in _without_copy(page, reason)}
    gone = {row.address for row in known.values() if row.reached != row.checked}
    left = (url for url in named - gone if not _has_copy(known, url))
    return sorted(left, key=lambda url: sha256(f"{today()}{url}".encode()).digest())


def _without_copy(page: Page, reason: str) -> Iterator[tuple[str, str]]:
    """Yield name and address of a page's sources for which nobody looked for a copy."""
    sources: Mapping[str, Source] = page.record.sources if page.record else {}
    for name, source in sources.items():
        if source.archived or source.not_archived not in (None, reason):
            continue
        if source.url and not is_copy(source.url):
            yield name, source.url


def _with_copy(source: dict[str, Any], copy: str) -> dict[str, Any]:
    return {**{field: value for field, value in source.items() if field != "not-archived"}, "archived": copy}


def _has_copy(known: Mapping[str, Reach], address: str) -> bool:
    return address in known and bool(known[address].archived)


def _copies(number: int) -> str:
    return f"{number} {'copy' if number == 1 else 'copies'}"
