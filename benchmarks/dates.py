"""Measure our reading of plain dates beside the edtf package's: ``python benchmarks/dates.py``."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import edtf

sys.path.insert(0, str(Path(__file__).parents[1]))

from measuring import machine, table

from sphinx_archive.records.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS = ("2009", "2009-01", "2009-01-09", "2011~", "1984?", "2008-12/2012-01", "1893/2012", "2009/..")
TIMES = 20


def ours(text: str) -> object:
    """Return our reading; the memory that makes a second reading free is passed by."""
    return parse_date.__wrapped__(text)


def theirs(text: str) -> object:
    """Return the package's reading, with the first and last day as we keep them."""
    parsed = edtf.parse_edtf(text)
    return parsed.lower_strict(), parsed.upper_strict()


def microseconds(read: Callable[[str], object], text: str) -> float:
    """Return the shortest of some readings of a date; the others were disturbed."""
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        read(text)
        taken.append(time.perf_counter() - start)
    return min(taken) * 1e6


def main() -> None:
    """Measure and print."""
    print(f"Machine: {machine()}\n")
    rows = []
    for text in TEXTS:
        own, package = microseconds(ours, text), microseconds(theirs, text)
        rows.append((text, f"{own:.1f}", f"{package:,.0f}", f"{package / own:,.0f}"))
    print(table(["Date", "Ours, µs", "edtf, µs", "Times"], rows))


if __name__ == "__main__":
    main()
