"""The tables that editors and their commands keep beside the pages, as a build reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_archive.messages import report
from sphinx_archive.records.checks import TABLE, Checked, read_checks
from sphinx_archive.records.ledger import LEDGER, Reach, read_ledger
from sphinx_archive.records.published import KEYS, Published, lost_keys, read_keys
from sphinx_archive.records.withdrawn import REGISTER, Withdrawn, read_register

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.problems import Problem


@dataclass(frozen=True)
class Tables:
    """The tables of an archive's folder; each is read, and its mistakes are reported, when it is first asked for.

    ``catalogue`` and ``pages`` tell which keys lead somewhere.
    """

    folder: Path
    catalogue: Catalogue
    pages: tuple[Page, ...]

    @cached_property
    def ledger(self) -> dict[str, Reach]:
        """Return what the ledger of links says of each address."""
        rows, problems = read_ledger(self._text(LEDGER))
        self._report(problems)
        return rows

    @cached_property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """Return the records that were published once."""
        rows, problems = read_register(self._text(REGISTER), self.catalogue)
        self._report(problems)
        return tuple(rows)

    @cached_property
    def published(self) -> tuple[Published, ...]:
        """Return every key that was ever published; those that lead nowhere are reported too."""
        text = self._text(KEYS)
        rows, problems = read_keys(text)
        self._report(problems)
        self._report(lost_keys(text, rows, self.pages, self.withdrawn))
        return tuple(rows)

    @cached_property
    def checks(self) -> tuple[Checked, ...]:
        """Return which export was held against which standard."""
        rows, problems = read_checks(self._text(TABLE))
        self._report(problems)
        return tuple(rows)

    def _text(self, path: str) -> str:
        """Return a table as text; an empty one where there is no table."""
        file = self.folder / path
        return file.read_text("utf-8", errors="replace") if file.exists() else ""

    def _report(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            report(problem, self.folder)
