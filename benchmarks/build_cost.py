"""Measure what the HTML build costs per record, beside the stock theme's: ``python benchmarks/build_cost.py``."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from measuring import Run, machine, median, run, sphinx, table
from stopwatch import NOTE
from synthetic import write_archive, write_stock

SMALL, LARGE = 300, 3_000
AIM_MS, AIM_FASTER, AIM_SMALLER, AIM_SHARE = 25, 6, 4, 0.2


class Cost(NamedTuple):
    """What building some pages took.

    ``indexing`` is the CPU seconds of what follows the pages, the search index above all; ``exports`` those of the
    files that are made of the catalogue; ``page`` the bytes of a record's page
    on average, ``frame`` of all but its article; ``site`` the bytes of all HTML.
    """

    name: str
    records: int
    run: Run
    indexing: float
    exports: float
    page: float
    frame: float
    site: float

    @property
    def per_record(self) -> float:
        """Return milliseconds of CPU a record, without the search index."""
        return (self.run.cpu - self.indexing) / self.records * 1000

    @property
    def share(self) -> float:
        """Return the part of the CPU that the exports take."""
        return self.exports / self.run.cpu

    def row(self) -> list[str]:
        """Return the cells of this line of the table."""
        index, exports = (
            f"{seconds / self.records * 1000:.1f}" if seconds else "-" for seconds in (self.indexing, self.exports)
        )
        return [
            self.name,
            f"{self.records:,}",
            f"{self.run.cpu:.1f}",
            f"{self.per_record:.1f}",
            index,
            exports,
            f"{self.run.seconds:.1f}",
            f"{self.run.memory:.0f}",
            f"{self.page / 1000:.1f}",
            f"{self.frame / 1000:.1f}" if self.frame else "-",
            f"{self.site / 1e6:.1f}",
        ]


HEAD = [
    "Build",
    "Records",
    "CPU s",
    "CPU ms/record",
    "index ms/record",
    "exports ms/record",
    "Clock s",
    "Peak MB",
    "kB/page",
    "kB of it frame",
    "HTML MB",
]


def measure(name: str, source: Path, folder: Path, times: int, *options: str) -> Cost:
    """Build some pages from nothing several times and return the median."""
    runs, indexes, exports, output = [], [], [], folder
    for number in range(times):
        output = folder / f"{name.replace(' ', '-')}-{source.name}-{number}"
        runs.append(run(sphinx(source, output, *options)))
        written = output.with_name(f"{output.name}-doctrees") / NOTE
        noted = json.loads(written.read_text("utf-8")) if written.exists() else {}
        indexes.append(runs[-1].cpu - noted.get("pages written", runs[-1].cpu))
        exports.append(noted.get("after exports", 0) - noted.get("before exports", 0))
        print(f"  {name}, {source.name}: {runs[-1].cpu:.1f} s of CPU", file=sys.stderr)
    pages = [
        (output / path.relative_to(source)).with_suffix(".html").read_bytes()
        for path in source.glob("*/*.md")
        if path.stem != "index" and path.parent.name != "browse"
    ]
    return Cost(
        name,
        len(pages),
        median(runs),
        statistics.median(indexes),
        statistics.median(exports),
        statistics.mean(len(page) for page in pages),
        statistics.mean(_frame(page) for page in pages),
        sum(path.stat().st_size for path in output.rglob("*.html")),
    )


def _frame(page: bytes) -> int:
    """Return how many bytes of a page are not its article; 0 where the page does not say what its article is."""
    before, opening, rest = page.partition(b"<article")
    return len(before) + len(rest.partition(b"</article>")[2]) if opening else 0


def sources(folder: Path) -> tuple[Path, Path, Path]:
    """Write the archives to build: a small and a large one of ours, and the small one for the theme alone."""
    small, large, stock = folder / "small", folder / "large", folder / "stock"
    for archive, records in ((small, SMALL), (large, LARGE)):
        write_archive(records, archive)
        with (archive / "conf.py").open("a", encoding="utf-8") as settings:
            settings.write('extensions.append("benchmarks.stopwatch")\n')
    write_stock(small, stock)
    return small, large, stock


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="how often the short builds are measured (3)")
    wanted = parser.parse_args()
    start = time.perf_counter()
    print(f"Machine: {machine()}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large, stock = sources(folder)
        ours = measure("this archive", small, folder, wanted.times)
        floor = measure("Sphinx and MyST alone", stock, folder, wanted.times, "-D", "html_theme=basic")
        book = measure("stock theme", stock, folder, 1)
        many = measure("this archive", large, folder, 1)
    print(table(HEAD, [cost.row() for cost in (ours, many, book, floor)]))
    faster, smaller = book.per_record / ours.per_record, book.page / ours.page
    print(f"\nAt {SMALL}: {faster:.1f} times faster than the stock theme (aim {AIM_FASTER}),", end=" ")
    print(f"pages {smaller:.1f} times smaller (aim {AIM_SMALLER}), frames {book.frame / ours.frame:.1f} times.")
    print(f"A record of {LARGE:,} costs {many.per_record / ours.per_record:.2f} times one of {SMALL}.", end=" ")
    print(f"Aim: {AIM_MS} ms; Sphinx and MyST alone take {floor.per_record:.0f} ms.")
    print(f"Exports: {ours.share:.0%} of the CPU at {SMALL}, {many.share:.0%} at {LARGE:,} (aim {AIM_SHARE:.0%}).")
    print(f"The benchmark took {time.perf_counter() - start:.0f} s.")


if __name__ == "__main__":
    main()
