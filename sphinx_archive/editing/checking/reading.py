"""All pages of an archive at once, by as many processes as there are processors where there are many pages."""

from __future__ import annotations

import gc
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING

from sphinx_archive.editing.folder import page_names, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.records.page import Page

# Fewer are read before another process has begun.
MANY = 1_500
AT_ONCE = 200


def read_all(folder: Path, many: int = MANY, at_once: int = AT_ONCE) -> list[Page]:
    """Return every page of an archive in order of path; from ``many`` pages on, several processes read them."""
    names = page_names(folder)
    processes = min(_processors(), 8, len(names) // at_once)
    if len(names) >= many and processes > 1:
        # Where no process can be begun, or one is ended from outside, the pages can still be read.
        try:
            # A process that begins anew shares no thread and no lock with this one, on any system.
            with ProcessPoolExecutor(processes, get_context("spawn"), _begin) as pool:
                return list(pool.map(partial(read_file, folder), names, chunksize=at_once))
        except (OSError, BrokenProcessPool):
            pass
    return [read_file(folder, name) for name in names]


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rings of objects meanwhile: pages hold none, and the search takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _begin() -> None:
    """Prepare a process that reads: who interrupts the command is answered once, by the first process."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
