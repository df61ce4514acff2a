"""What the search benchmark counts is what a browser transfers, and it is told apart rightly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.browsing import Traffic, serving
from benchmarks.synthetic import title_words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = b"<!DOCTYPE html><title>A page</title><script src='/long.js'></script><script>new Worker('/worker.js')</script>"
LONG = b"//" + b"a" * 9_998


@pytest.mark.browser
def test_bytes_are_counted_as_they_are_sent(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "worker.js").write_bytes(b"fetch('/data.bin');")
    (tmp_path / "data.bin").write_bytes(bytes(5_000))
    with serving(tmp_path, {"/page.html": PAGE, "/long.js": LONG}) as address:
        page = browser.new_page()
        traffic = Traffic(page)
        page.goto(f"{address}/page.html")
        sizes = dict(traffic.settled())
        page.goto(f"{address}/page.html")
        again = dict(traffic.settled())
        page.close()
    assert sizes["/data.bin"] == 5_000  # asked for by the worker, and sent as it is
    assert 0 < sizes["/long.js"] < 1_000  # text is compressed on the way
    assert 0 < sizes["/worker.js"] < 1_000
    assert "/long.js" not in again  # the browser kept it


def test_the_words_to_search_for_are_the_same_every_time() -> None:
    assert title_words(300, 3) == title_words(300, 3)
    assert len(title_words(300, 3)) == 3
    assert all(first != second for first, second in title_words(300, 3))
