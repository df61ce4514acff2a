"""Prints volumes: a few here, many by several processes, of which one prints the large ones one after the other."""

from __future__ import annotations

import multiprocessing
import os
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util.display import status_iterator

from .press import PressError, press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_archive.catalogue.shelf import Shelf

    from .press import Job, Printed
    from .reports import Reports

# Pages of the archive. Below, starting processes takes longer than printing; above, a volume needs memory that only
# the end of its process gives back, so each of them has its own, and no two are printed at a time.
FEW = 40
LARGE = 12


def print_volumes(jobs: Sequence[Job], shelf: Shelf, reports: Reports, verbosity: int) -> None:
    """Print volumes and put them on the shelf, each as soon as it is there; report those that Typst refuses."""
    found = _here(jobs) if sum(job.size for job in jobs) < FEW else _beside(jobs)
    refused: dict[tuple[str, str], list[str]] = defaultdict(list)
    for job, printed in status_iterator(
        found, __("printing... "), "darkgreen", len(jobs), verbosity, stringify_func=lambda pair: pair[0].path
    ):
        if isinstance(printed, PressError):
            refused[printed.docname, printed.reason].append(f"{job.path}.pdf")
            shelf.take_away(job.path)
            continue
        for warning in printed.warnings:
            reports.warn("pdf-typst", f"{job.path}.pdf: {warning}", "")
        shelf.put(job.path, printed.document, job.digest)
    for (docname, reason), files in refused.items():
        text = (
            f"Typst cannot print this page: {reason} These books are missing until it can: {', '.join(sorted(files))}."
        )
        reports.warn("pdf-typst", text, docname)


def _press(job: Job) -> Printed | PressError:
    try:
        return press(job)
    except PressError as error:
        return error


def _here(jobs: Sequence[Job]) -> Iterator[tuple[Job, Printed | PressError]]:
    return ((job, _press(job)) for job in jobs)


def _beside(jobs: Sequence[Job]) -> Iterator[tuple[Job, Printed | PressError]]:
    """Yield volumes as they are done; the largest are begun first."""
    context = multiprocessing.get_context("spawn")
    others = max(1, (os.cpu_count() or 2) - 1)
    with (
        ProcessPoolExecutor(1, context, max_tasks_per_child=1) as large,
        ProcessPoolExecutor(others, context) as small,
    ):
        ordered = sorted(jobs, key=lambda job: -job.size)
        waiting = {(large if job.size > LARGE else small).submit(_press, job): job for job in ordered}
        try:
            for done in as_completed(waiting):
                yield waiting.pop(done), done.result()
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
