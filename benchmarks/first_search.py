"""Prints what a reader's first search costs on a cold page: requests and bytes, by part of the page.

Run it on a built archive: ``python benchmarks/first_search.py _build/html foxconn``. Bytes are those of the bodies as
they come over the network; text is compressed on the way, as hosts do, and Pagefind's own files are already.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from browsing import Traffic, chromium, serving

if TYPE_CHECKING:
    from browsing import Transfer

PARTS = {
    "/pagefind/pagefind": "Pagefind: program and table of contents",
    "/pagefind/wasm": "Pagefind: program and table of contents",
    "/pagefind/index/": "Pagefind: words",
    "/pagefind/filter/": "Pagefind: facets",
    "/pagefind/fragment/": "Pagefind: results shown",
    "/_static/archive-search/": "search page",
}


def measure(folder: Path, question: str) -> None:
    with serving(folder) as address, chromium() as browser:
        page = browser.new_page()
        traffic = Traffic(page)
        started = time.perf_counter()
        page.goto(f"{address}/search.html?q={quote(question)}")
        page.wait_for_selector("#archive-search-results li")
        took = time.perf_counter() - started
        taken = traffic.settled()
        said = page.inner_text("#archive-search-words")
    print(f"{said}; first results after {took:.2f} s\n")
    _table(taken)


def _table(taken: list[Transfer]) -> None:
    rows: dict[str, list[int]] = defaultdict(list)
    for path, size in taken:
        rows[next((part for start, part in PARTS.items() if path.startswith(start)), "page and theme")].append(size)
    for part, sizes in [*sorted(rows.items()), ("all", [size for _, size in taken])]:
        print(f"{part:42} {len(sizes):4} requests {sum(sizes):10,} bytes")


if __name__ == "__main__":
    measure(Path(sys.argv[1] if len(sys.argv) > 1 else "_build/html"), sys.argv[2] if len(sys.argv) > 2 else "foxconn")
