"""Prints what a reader's first search costs on a cold page: requests and bytes, by part of the page.

Run it on a built archive: ``python benchmarks/first_search.py _build/html foxconn``. Bytes are those of the
bodies as a server sends them that does not compress; Pagefind's own files are compressed already.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import threading
import time
from collections import defaultdict
from urllib.parse import quote, urlsplit

from playwright.sync_api import sync_playwright

PARTS = {
    "/pagefind/pagefind": "Pagefind: program and table of contents",
    "/pagefind/wasm": "Pagefind: program and table of contents",
    "/pagefind/index/": "Pagefind: words",
    "/pagefind/filter/": "Pagefind: facets",
    "/pagefind/fragment/": "Pagefind: results shown",
    "/_static/archive-search/": "search page",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def measure(folder: str, question: str) -> None:
    handler = functools.partial(_Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        received: dict[str, int] = {}
        page.on("response", lambda response: received.update({response.url: 0}))
        page.on("requestfinished", lambda request: received.update({request.url: request.sizes()["responseBodySize"]}))
        started = time.perf_counter()
        page.goto(f"{address}/search.html?q={quote(question)}")
        page.wait_for_selector("#archive-search-results li")
        took = time.perf_counter() - started
        page.wait_for_load_state("networkidle")
        said = page.inner_text("#archive-search-words")
        browser.close()
    print(f"{said}; first results after {took:.2f} s\n")
    _table({urlsplit(url).path: size for url, size in received.items()})


def _table(received: dict[str, int]) -> None:
    rows: dict[str, list[int]] = defaultdict(list)
    for path, size in received.items():
        rows[next((part for start, part in PARTS.items() if path.startswith(start)), "page and theme")].append(size)
    for part, sizes in [*sorted(rows.items()), ("all", list(received.values()))]:
        print(f"{part:42} {len(sizes):4} requests {sum(sizes):10,} bytes")


if __name__ == "__main__":
    measure(sys.argv[1] if len(sys.argv) > 1 else "_build/html", sys.argv[2] if len(sys.argv) > 2 else "foxconn")
