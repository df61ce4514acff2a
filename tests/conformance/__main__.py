"""``python -m tests.conformance SITE``: hold every export of a built site against its standard; keep what was found."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_archive.records.checks import TABLE, Checked, checks_lines
from tests.conformance.check import Outcome
from tests.conformance.every import CHECKS, forms_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.conformance.check import Check

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = 10
"""So many messages of a check are printed."""


def main(site: Path, table: Path) -> int:
    """Write the table; return 0 if all is as it should be, 1 if a check failed, 2 if there is nothing to check."""
    if not (site / "index.html").is_file():
        print(f"There is no site in {site}. Build it first: make", file=sys.stderr)
        return 2
    rows = list(checked(CHECKS, site, edition()))
    table.write_text(checks_lines([*rows, *unchecked(rows, site, edition())]), "utf-8")
    failed = sum(row.failed != "0" for row in rows)
    print(f"{len(rows)} checks, {failed} failed. Written to {table}.")
    return 1 if failed else 0


def checked(checks: Iterable[Check], site: Path, on: str) -> Iterator[Checked]:
    """Make every check and yield what came of it; a check that breaks down has failed."""
    for check in checks:
        began = time.monotonic()
        outcome = made(check, site)
        wrong = min(len(outcome.failures), outcome.checked) or bool(outcome.failures)
        number = max(outcome.checked, int(wrong))
        print(f"{check.export}, {check.validator}: {number - wrong} of {number} ({time.monotonic() - began:.1f} s)")
        for failure in outcome.failures[:SHOWN]:
            print(f"  {failure}")
        counts = (str(number), str(number - wrong), str(int(wrong)))
        yield Checked(check.export, check.standard, check.validator, check.version, *counts, on)


def made(check: Check, site: Path) -> Outcome:
    """Make a check; what breaks it, and nothing to look at, are failures of it."""
    try:
        outcome = check.run(site)
    except Exception as error:  # noqa: BLE001  the other checks are to be made all the same
        return Outcome(1, (f"The check broke down: {type(error).__name__}: {error}",))
    return outcome if outcome.checked else Outcome(1, (*outcome.failures, "There was nothing to check."))


def unchecked(rows: Iterable[Checked], site: Path, on: str) -> Iterator[Checked]:
    """Yield a row for each form that the site has and no program looked at."""
    known = {row.export for row in rows}
    for form in forms_in(site):
        if form.name not in known:
            yield Checked(form.name, "", "", "", "0", "0", "0", on)


def edition() -> str:
    """Return the day of the newest change, by Git."""
    log = ["git", "-C", DOCS, "log", "-1", "--format=%ct"]
    seconds = subprocess.run(log, check=True, capture_output=True, text=True).stdout
    return datetime.fromtimestamp(int(seconds), UTC).date().isoformat()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), DOCS / TABLE))
