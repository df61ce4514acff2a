"""Measure the editors' commands on the archive itself: ``python benchmarks/commands.py``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROOT, Run, machine, median, run, sphinx, table
from synthetic import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = 10_000


def commands(docs: Path, folder: Path, times: int) -> Iterator[tuple[str, Run]]:
    """Yield what each command takes, the median of several runs; what takes long is run once."""
    check = [sys.executable, "-m", "sphinx_archive", "check", "--docs"]
    yield f"check, {_records(docs)} records", median(run([*check, docs]) for _ in range(times))
    large = folder / "large"
    write_archive(LARGE, large)
    yield f"check, {_records(large):,} invented records", median(run([*check, large]) for _ in range(times))
    html = sphinx(docs, folder / "html")
    yield "HTML, from nothing", run(html)
    yield "HTML, nothing changed", median(run(html) for _ in range(times))
    yield "HTML, one record saved", median(_after_saving(docs, html) for _ in range(times))
    yield "PDF, from nothing", run(sphinx(docs, folder / "pdf", builder="archive-pdf"))


def _records(docs: Path) -> int:
    return sum(path.stem != "index" for path in docs.glob("*/*.md") if path.parent.name not in ("browse", "handbook"))


def _after_saving(docs: Path, build: list[str | Path]) -> Run:
    """Build after a record's page is saved with a word more."""
    page = min(docs.glob("campaigns/[!i]*.md"))
    page.write_text(f"{page.read_text(encoding='utf-8')} More.\n", encoding="utf-8")
    return run(build)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often the short commands are run (5)")
    wanted = parser.parse_args()
    print(f"Machine: {machine()}\n")
    with tempfile.TemporaryDirectory() as name:
        docs = Path(name) / "docs"
        # A copy: one of the measurements edits a page.
        shutil.copytree(ROOT / "docs", docs)
        rows = [
            (name, f"{taken.seconds:.2f}", f"{taken.cpu:.2f}", f"{taken.memory:.0f}")
            for name, taken in commands(docs, Path(name), wanted.times)
        ]
    print(table(["Command", "Clock s", "CPU s", "Peak MB"], rows))


if __name__ == "__main__":
    main()
