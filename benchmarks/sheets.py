"""Measure spreadsheets of many records, out and in: ``python benchmarks/sheets.py``."""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Run, machine, run, table
from synthetic import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1_000, 5_000, 10_000)


def edit_every_row(folder: Path) -> None:
    """Put another place into every row of every kind's sheet that has places."""
    for file in folder.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as opened:
            head, *rows = list(csv.reader(opened))
        if "places" in head:
            at = head.index("places")
            for row in rows:
                row[at] = f"{row[at]}; Another" if row[at] else "Another"
        with file.open("w", encoding="utf-8-sig", newline="") as opened:
            csv.writer(opened).writerows([head, *rows])


def steps(docs: Path, folder: Path) -> Iterator[tuple[str, Run]]:
    command = [sys.executable, "-m", "sphinx_archive", "sheet"]
    sheets, book = folder / "sheets", folder / "archive.xlsx"
    yield "export, CSV", run([*command, "export", "--into", sheets, "--docs", docs])
    yield "export, workbook", run([*command, "export", "--into", book, "--docs", docs])
    yield "dry run, CSV, nothing edited", run([*command, "import", sheets, "--dry-run", "--docs", docs])
    yield "dry run, workbook, nothing edited", run([*command, "import", book, "--dry-run", "--docs", docs])
    edit_every_row(sheets)
    yield "dry run, CSV, every row edited", run([*command, "import", sheets, "--dry-run", "--docs", docs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many records (1000 5000 10000)")
    wanted = parser.parse_args()
    print(f"Machine: {machine()}\n")
    rows = []
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory() as name:
            docs = Path(name) / "docs"
            write_archive(size, docs)
            for step, taken in steps(docs, Path(name)):
                each = f"{taken.cpu / size * 1000:.2f}"
                rows.append(
                    (f"{size:,}", step, f"{taken.seconds:.1f}", f"{taken.cpu:.1f}", each, f"{taken.memory:.0f}")
                )
    print(table(["Records", "Step", "Clock s", "CPU s", "CPU ms a record", "Peak MB"], rows))


if __name__ == "__main__":
    main()
