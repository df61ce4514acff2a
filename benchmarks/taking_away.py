"""Measure the files that results are taken away from: ``python benchmarks/taking_away.py 10000``."""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from bisect import bisect_right
from typing import TYPE_CHECKING

import held  # first: it says where the extension is
from measuring import machine, table
from synthetic import SEED

from sphinx_archive.exports.citations import chunks
from sphinx_archive.exports.citations.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.exports.archive import Archive

SIZES = (20, 40, 100)
WANTED = 20
SAMPLES = 20


def names(files: dict[str, bytes], form: str, keys: Iterable[str]) -> set[str]:
    """Return the files that a browser fetches for some keys."""
    listed = json.loads(files[chunks.INDEX])["chunks"]
    firsts = [first for first, _ in listed]
    return {f"{listed[bisect_right(firsts, key) - 1][1]}.{form}.json" for key in keys}


def row(archive: Archive, size: int) -> list[object]:
    """Return what chunks of a size cost: to write, to take twenty records at random from, to take all from."""
    chunks.RECORDS_IN_A_CHUNK = size
    start = time.process_time()
    files = chunks.files(rendered(archive), archive.name, "archive")
    cpu = time.process_time() - start
    zipped = {name: len(gzip.compress(content, 6)) for name, content in files.items()}
    keys = sorted(archive.catalogue.records)
    chance = random.Random(SEED)  # noqa: S311  a sample needs no secrecy
    few = [names(files, "bibtex", chance.sample(keys, WANTED)) for _ in range(SAMPLES)]
    whole = names(files, "bibtex", keys)
    return [
        size,
        f"{cpu:.1f}",
        f"{len(files):,}",
        f"{sum(map(len, files.values())) / 1e6:.1f}",
        f"{zipped[chunks.INDEX] / 1e3:.1f}",
        f"{sum(map(len, few)) / SAMPLES:.0f}",
        f"{sum(zipped[name] for found in few for name in found) / SAMPLES / 1e3:.0f}",
        len(whole),
        f"{sum(zipped[name] for name in whole) / 1e3:,.0f}",
    ]


def main() -> None:
    """Measure and print; kB are zipped, as servers send them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    archive = held.invented(parser.parse_args().records)
    print(f"Machine: {machine()}\n\n{len(archive.catalogue.records):,} records\n")
    few = f"{WANTED}: requests"
    head = ("Records in a chunk", "CPU s", "Files", "MB", "Index kB", few, "kB", "All: requests", "kB")
    print(table(head, (row(archive, size) for size in SIZES)))


if __name__ == "__main__":
    main()
