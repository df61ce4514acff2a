"""Measure what the PDFs and e-books cost: ``python benchmarks/paper.py``, at other sizes ``--sizes 1200 10000``.

Memory is that of all processes of a build together, sampled from /proc (Linux).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import threading
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import ROOT, Run, machine, run, sphinx, table
from synthetic import write_archive, write_stock

if TYPE_CHECKING:
    from collections.abc import Iterator

BETWEEN_SAMPLES = 1.0
PLAIN = 300


class Memory(threading.Thread):
    """Watches the processes below this one; ``peak`` is the most that they held together, in MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        """Look again and again until told to stop."""
        while not self._done.wait(BETWEEN_SAMPLES):
            self.peak = max(self.peak, held(os.getpid()))

    def stop(self) -> float:
        """Stop looking and return the peak."""
        self._done.set()
        self.join()
        return self.peak


def held(parent: int) -> float:
    """Return what all processes below one hold now, in MB; memory that they share counts once in all."""
    children = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        fields = _text(stat).rpartition(")")[2].split()
        if fields:
            children[int(fields[1])].append(int(stat.parent.name))
    below = list(children[parent])
    for process in below:
        below += children[process]
    return sum(map(_share, below))


def _share(process: int) -> float:
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # the process has ended meanwhile
        return ""


def measured(command: list[str | Path]) -> Run:
    """Run a command; its memory is that of all its processes together."""
    memory = Memory()
    memory.start()
    try:
        taken = run(command)
    finally:
        peak = memory.stop()
    return taken._replace(memory=peak)


def steps(docs: Path, out: Path) -> Iterator[tuple[str, Run, str]]:
    """Yield what each step takes, and what is there after it."""
    paper = sphinx(docs, out, "-j", "auto", builder="archive-pdf")
    yield "all PDFs, from nothing", measured(paper), made(out, "pdf")
    yield "PDFs, nothing changed", measured(paper), ""
    whole = max(out.glob("*.pdf"), key=lambda path: path.stat().st_size)
    whole.unlink()
    yield "the largest book alone", measured(paper), f"{whole.name}, {whole.stat().st_size / 1e6:.1f} MB"
    _save(min(docs.glob("news/[!i]*.md")))
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.pdf")}
    taken = measured(paper)
    again = sum(path.stat().st_mtime_ns != before.get(path) for path in out.rglob("*.pdf"))
    yield "PDFs, one record saved", taken, f"{again} files"
    yield "all e-books", measured(sphinx(docs, out, "-j", "auto", builder="archive-epub")), made(out, "epub")


def _save(page: Path) -> None:
    """Cite the first source of a page once more."""
    text = page.read_text(encoding="utf-8")
    lines = text.splitlines()
    name = lines[lines.index("sources:") + 1].strip().partition(":")[0]
    page.write_text(f"{text} {{source}}`{name}`\n", encoding="utf-8")


def made(out: Path, ending: str) -> str:
    """Return how many files there are and how large."""
    files = list(out.rglob(f"*.{ending}"))
    return f"{len(files):,} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB"


def both_ways(docs: Path, folder: Path) -> Iterator[tuple[str, Run, str]]:
    """Yield what one book of plain MyST pages takes through Typst, and through Sphinx's own builder and LuaLaTeX."""
    typst = sphinx(docs, folder / "typst", "-D", "extensions=myst_parser,sphinx_archive.pdf", builder="archive-pdf")
    yield "Typst", measured(typst), made(folder / "typst", "pdf")
    yield "LaTeX, the files", measured(sphinx(docs, folder / "tex", "-D", "latex_engine=lualatex", builder="latex")), ""
    typeset = ["latexmk", "-lualatex", "-interaction=nonstopmode", "-f", "-cd", next((folder / "tex").glob("*.tex"))]
    yield "LaTeX, LuaLaTeX", measured(typeset), made(folder / "tex", "pdf")


def measurements(folder: Path, sizes: list[int], with_latex: bool) -> Iterator[tuple[str, tuple[str, Run, str]]]:
    """Yield for each archive, by its name, its steps."""
    shutil.copytree(ROOT / "docs", folder / "archive")
    for name in ["archive", *map(str, sizes)]:
        if name != "archive":
            write_archive(int(name), folder / name)
        yield from ((name, step) for step in steps(folder / name, folder / f"{name}-out"))
    if with_latex:
        write_archive(PLAIN, folder / "records")
        write_stock(folder / "records", folder / "plain")
        yield from ((f"{PLAIN} plain pages", step) for step in both_ways(folder / "plain", folder))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="how many invented records to print as well")
    parser.add_argument("--latex", action="store_true", help="print plain pages through Typst and through LuaLaTeX")
    wanted = parser.parse_args()
    print(f"Machine: {machine()}\n")
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        for archive, (step, taken, there) in measurements(Path(name), wanted.sizes, wanted.latex):
            rows.append([archive, step, f"{taken.seconds:.0f}", f"{taken.cpu:.0f}", f"{taken.memory:,.0f}", there])
            print(" | ".join(rows[-1]), file=sys.stderr)
    print(table(["Archive", "Step", "Clock s", "CPU s", "Peak MB", "Made"], rows))


if __name__ == "__main__":
    main()
