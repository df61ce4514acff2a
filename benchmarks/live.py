"""Measure the preview: from a save to the page in the browser, on the archive itself: ``python benchmarks/live.py``."""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROOT, machine, table
from playwright.sync_api import sync_playwright

from sphinx_archive.editing.writing import set_field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

AIM = 2.0
READY = "document.querySelector('h1') && !document.title.startsWith('Preview')"


@contextmanager
def preview(docs: Path, build: Path) -> Iterator[str]:
    """Run a preview and yield its address."""
    command = [sys.executable, "-m", "sphinx_archive", "live", "--no-browser", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--docs", docs, "--build", build],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().split()[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def starting(docs: Path, build: Path, page: Page) -> float:
    """Return the seconds from the command to the first page."""
    start = time.perf_counter()
    with preview(docs, build) as address:
        page.goto(address)
        page.wait_for_function(READY)
        taken = time.perf_counter() - start
        time.sleep(3)  # it keeps what it has read
    return taken


def prose(text: str, mark: str) -> str:
    return f"{text.rstrip()} {mark}.\n"


def title(text: str, mark: str) -> str:
    return re.sub("^# .*", f"# {mark}", text, count=1, flags=re.MULTILINE)


def front_matter(text: str, mark: str) -> str:
    return set_field(text, "places", [mark])


def saves(docs: Path, page: Page, times: int) -> Iterator[tuple[str, float]]:
    """Save pages as an editor does; yield the kind of change and the seconds until it is on the screen."""
    edited = min(docs.glob("campaigns/[!i]*.md"))
    kinds: dict[str, Callable[[str, str], str]] = {
        "prose": prose,
        "title": title,
        "front matter": front_matter,
        "new page": title,
    }
    for number in range(times):
        for kind, change in kinds.items():
            mark = f"Mark{number}{kind[:2]}"
            file = docs / f"campaigns/new-{number}.md" if kind == "new page" else edited
            text = change(edited.read_text("utf-8"), mark)
            time.sleep(1.5)  # an editor looks at what she has done
            start = time.perf_counter()
            file.write_text(text, "utf-8")
            page.get_by_text(mark).first.wait_for(state="attached")
            yield kind, time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="how often each kind of change is saved (10)")
    wanted = parser.parse_args()
    print(f"Machine: {machine()}\n")
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        docs, build = Path(name) / "docs", Path(name) / "live"
        shutil.copytree(ROOT / "docs", docs)
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        page = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]).new_page()
        page.set_default_timeout(120_000)
        rows = [
            ("start, from nothing", starting(docs, build, page)),
            ("start, once more", starting(docs, build, page)),
        ]
        with preview(docs, build) as address:
            page.goto(address)
            page.wait_for_function(READY)
            for kind, seconds in saves(docs, page, wanted.times):
                taken.setdefault(kind, []).append(seconds)
    cells = [(what, f"{seconds:.2f}", "") for what, seconds in rows]
    cells += [(f"save, {kind}", f"{statistics.median(all_):.2f}", f"{max(all_):.2f}") for kind, all_ in taken.items()]
    print(table(["Seconds until the page is on the screen", "Median", "Worst"], cells))
    print(f"\nAim: {AIM:.0f} s from a save.")


if __name__ == "__main__":
    main()
