"""Every problem of an archive's pages and of the tables beside them, without building it."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from sphinx_archive.records.ledger import LEDGER, read_ledger
from sphinx_archive.records.problems import Problem, did_you_mean
from sphinx_archive.records.published import KEYS, lost_keys, read_keys
from sphinx_archive.records.whole import problems_among
from sphinx_archive.records.withdrawn import REGISTER, read_register

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sphinx_archive.records.page import Page
    from sphinx_archive.records.withdrawn import Withdrawn


def problems_of(pages: Sequence[Page]) -> list[Problem]:
    """Return the problems of pages, their own and those among them, sorted by page and line."""
    own = [problem for page in pages for problem in page.problems]
    return sorted([*own, *problems_among(pages)])


def links_to_nowhere(pages: Sequence[Page], folder: Path) -> Iterator[Problem]:
    """Yield the links to files that are not there; in a build MyST tells of them, as myst.xref_missing."""
    for page in pages:
        for docname, file, line, column in page.links:
            if not (folder / f"{docname}.md").is_file():
                near = did_you_mean(file, [relpath(other.path, dirname(page.path)) for other in pages])
                message = f"No page '{file}'.{near or ' Write the path as seen from the folder of this page.'}"
                yield Problem(page.path, line, column, "unknown-page", message)


def problems_of_tables(pages: Sequence[Page], folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the tables that editors keep beside the pages."""
    known = {page.record.key: page.record for page in pages if page.record}
    known |= {alias: record for record in list(known.values()) for alias in record.aliases}
    yield from read_ledger(_text(folder / LEDGER))[1]
    withdrawn, problems = read_register(_text(folder / REGISTER), known)
    yield from problems
    yield from problems_of_keys(_text(folder / KEYS), pages, withdrawn)


def problems_of_keys(text: str, pages: Sequence[Page], withdrawn: Iterable[Withdrawn]) -> Iterator[Problem]:
    """Yield what is wrong with the register of keys, and which of them lead nowhere."""
    published, problems = read_keys(text)
    yield from problems
    yield from lost_keys(text, published, pages, withdrawn)


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
