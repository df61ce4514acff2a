"""Measure the CPU of every export: ``python benchmarks/exports.py 10000 [FOLDER OF THE BUILT SITE OF docs/]``."""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import held  # first: it says where the extension is
from measuring import machine, table

from sphinx_archive.exports.writing import OF_CATALOGUE, OF_PAGES
from sphinx_archive.pages import OBJECTS_BETWEEN_COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_archive.exports.archive import Archive

    Files = Iterable[tuple[str, bytes]]

HEAD = ("Export", "CPU s", "ms/record", "writing: CPU s", "Files", "MB")


class Cost(NamedTuple):
    """What files took: CPU seconds to make them and to write them, how many there are, and how many bytes."""

    name: str
    making: float
    writing: float
    files: int
    size: int

    def row(self, records: int) -> list[object]:
        """Return the cost as a row of the table."""
        making, writing, size = f"{self.making:.2f}", f"{self.writing:.2f}", f"{self.size / 1e6:.1f}"
        return [self.name, making, f"{self.making / records * 1e3:.3f}", writing, f"{self.files:,}", size]


def cpu() -> float:
    """Return the CPU seconds of this process and of all that it waited for."""
    return sum(os.times()[:4])


def measured(name: str, make: Callable[[], Files], folder: Path) -> Cost:
    """Make files one after the other and write each into an empty folder."""
    gc.collect()
    written = count = size = 0.0
    start = cpu()
    for path, content in make():
        before = cpu()
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        written += cpu() - before
        count, size = count + 1, size + len(content)
    return Cost(name, cpu() - start - written, written, int(count), int(size))


def costs(makers: Iterable[tuple[str, Callable[[], Files]]]) -> list[Cost]:
    """Return what each export costs, and all together."""
    # Nothing is deleted before the end: after that, new files take a file system twenty times as long.
    with tempfile.TemporaryDirectory() as folder:
        found = [measured(name, make, Path(folder, name)) for name, make in makers]
    return [*found, Cost("all", *(sum(column) for column in list(zip(*found, strict=True))[1:]))] if found else []


def name_of(files: Callable[..., Files]) -> str:
    """Return what an export is called: its room, and its module where that is not the room itself."""
    return files.__module__.removeprefix("sphinx_archive.exports.")


def chosen(exports: Iterable[Callable[..., Files]], only: str) -> list[Callable[..., Files]]:
    """Return the exports whose name begins as wanted."""
    return [one for one in exports if name_of(one).startswith(only)]


def show(archive: Archive, what: str, makers: Iterable[tuple[str, Callable[[], Files]]]) -> None:
    """Measure and print one table."""
    number, found = len(archive.catalogue.records), costs(makers)
    print(f"{number:,} records, {what}\n")
    print(table(HEAD, (cost.row(number) for cost in found)), "\n")
    print(f"With writing: {sum(cost.making + cost.writing for cost in found[-1:]) / number * 1e3:.2f} ms/record\n")


def main() -> None:
    """Measure and print; what is made of pages needs those of docs/, of which it gets a copy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    parser.add_argument("site", type=Path, nargs="?", help="the folder of the built site of docs/")
    parser.add_argument("--only", default="", help="measure the exports whose name begins so: citations")
    wanted = parser.parse_args()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)  # as in a build
    print(f"Machine: {machine()}\n")
    archive = held.invented(wanted.records)
    show(
        archive,
        "made of the catalogue",
        [(name_of(one), partial(one, archive)) for one in chosen(OF_CATALOGUE, wanted.only)],
    )
    if wanted.site:
        archive = held.real()
        with tempfile.TemporaryDirectory() as folder:
            site = Path(shutil.copytree(wanted.site, Path(folder, "site")))
            show(
                archive,
                "made of the pages",
                [(name_of(one), partial(one, archive, site)) for one in chosen(OF_PAGES, wanted.only)],
            )


if __name__ == "__main__":
    main()
