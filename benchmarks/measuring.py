"""Run a command and measure it: time, CPU and memory of the command and of all that it starts."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).parents[1]
YARDSTICK = 5_000_000


class Run(NamedTuple):
    """What one command took: seconds on the clock, seconds of CPU (user and system), peak memory in MB."""

    seconds: float
    cpu: float
    memory: float


def run(command: Sequence[str | Path]) -> Run:
    """Run a command from the repository's root and measure it; raise CalledProcessError if it fails.

    CPU and memory are those that the kernel counts for the command and every process it waited for (wait4);
    memory is that of the largest of them.
    """
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: Iterable[Run]) -> Run:
    """Return the median of each column of some runs."""
    return Run(*(statistics.median(column) for column in zip(*runs, strict=True)))


def yardstick() -> float:
    """Return the CPU seconds of five million additions: how fast this machine is just now."""
    start = time.process_time()
    total = 0
    for number in range(YARDSTICK):
        total += number * number
    return time.process_time() - start


def machine() -> str:
    """Return what the figures were taken on, in a line."""
    return (
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()},"
        f" {YARDSTICK / 1e6:.0f} million additions in {yardstick():.2f} s"
    )


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table: the first column to the left, the others to the right."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    aligned: list[Callable[[str, int], str]] = [str.ljust, *[str.rjust] * (len(head) - 1)]
    lines = [[align(cell, width) for align, cell, width in zip(aligned, row, widths, strict=True)] for row in cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:]))


def sphinx(source: Path, output: Path, *options: str, builder: str = "html") -> list[str | Path]:
    """Return the command that builds ``source`` serially into ``output``; doctrees go beside it."""
    trees = output.with_name(f"{output.name}-doctrees")
    return [sys.executable, "-m", "sphinx", "-q", "-j", "1", "-b", builder, "-d", trees, *options, source, output]
