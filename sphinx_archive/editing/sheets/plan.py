"""What an import would do: the cells that change pages, and what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.sheets.columns import (
    KEY,
    NAME,
    RECORD,
    SEEN,
    SOURCES,
    TEXT,
    TITLE,
    every_column,
    source_columns,
)
from sphinx_archive.editing.sheets.comparing import Conflict, Seen, day_order, meant
from sphinx_archive.editing.sheets.drafts import Draft, Edit, Plan
from sphinx_archive.editing.sheets.tables import Cell, Trouble
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.values import read_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.editing.sheets.tables import Row, Table
    from sphinx_archive.records.page import Page

NEW_PAGE = "new page"
IN_THE_PAGE = "'{}' is changed in the page, not in a sheet. Put the cell back as it was."
GONE = (
    "No record has the key '{}', but this row was exported from one. A key never changes; if the record was taken out,"
    " delete the row; if this is a new one, empty the cell under 'seen'."
)


def planned(pages: Iterable[Page], text_of: Callable[[str], str], tables: Iterable[Table]) -> Plan:
    """Return what tables ask of an archive; ``text_of`` returns the text of the page at a path.

    Tables of records come before those of sources, which may belong to records that are new.
    """
    planning = _Planning({_stem(page.path): page for page in pages if page.record or not page.is_whole}, text_of)
    for table in sorted(tables, key=lambda table: RECORD in table.header):
        planning.table(table)
    return planning.plan


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


class _Planning:
    """Reads tables into a plan, row by row."""

    def __init__(self, pages: Mapping[str, Page], text_of: Callable[[str], str]) -> None:
        self.plan = Plan()
        self.pages = pages
        self.text_of = text_of
        self.rows: dict[tuple[str, ...], str] = {}

    def trouble(self, where: str, message: str) -> None:
        self.plan.troubles.append(Trouble(where, message))

    def table(self, table: Table) -> None:
        self.plan.troubles += table.troubles
        of_sources = RECORD in table.header
        known = {column.name: column for column in source_columns()} if of_sources else every_column()
        names = (RECORD, NAME) if of_sources else (KEY,)
        for name in (name for name in names if name not in table.header):
            self.trouble(table.where(1), f"No column is called '{name}'. Each row needs it.")
        for name in (name for name in table.header if name and name not in known):
            meant_name = did_you_mean(name, known) or " Delete the column, or correct its name."
            self.trouble(table.where(1, name), f"Unknown column '{name}'.{meant_name}")
        if not set(names) <= set(table.header):
            return
        columns = [known[name] for name in table.header if name in known]
        ready = [found for row in table.rows if (found := self.row(table, row, names))]
        order = day_order(
            (row.cells[column.name], column.get(draft.held(source)))
            for row, draft, source in ready
            for column in columns
            if column.is_date and column.name in row.cells
        )
        for row, draft, source in ready:
            _Comparing(self.plan, table, row, draft, source, order).cells(columns)

    def row(self, table: Table, row: Row, names: Sequence[str]) -> tuple[Row, Draft, str] | None:
        """Return a row with the draft of its page and the name of its source."""
        where = table.where(row.number, names[0])
        named = tuple(row.cells.get(name, Cell()).text for name in names)
        for name, text in zip(names, named, strict=True):
            try:
                read_key(text)
            except ValueError as error:
                self.trouble(table.where(row.number, name), f"{error}" if text else f"The cell '{name}' is empty.")
                return None
        first = self.rows.setdefault(named, where)
        if first != where:
            self.trouble(where, f"'{' / '.join(named)}' has a row already: {first}. Keep one.")
            return None
        try:
            draft = self.plan.drafts.get(named[0]) or self.draft(table, row, named[0], is_source=len(named) > 1)
        except (Refused, ValueError) as error:
            self.trouble(where, str(error))
            return None
        self.plan.drafts[named[0]] = draft
        return row, draft, named[1] if len(named) > 1 else ""

    def draft(self, table: Table, row: Row, key: str, *, is_source: bool) -> Draft:
        """Return the draft of a page that is there, or of a new one."""
        where = table.where(row.number)
        if page := self.pages.get(key):
            draft = Draft(page.path, self.text_of(page.path), where)
            draft.title = page.record.title if page.record else ""
            return draft
        if row.cells.get(SEEN, Cell()).text:
            raise ValueError(GONE.format(key))
        if is_source:
            raise ValueError(f"No record has the key '{key}'.{did_you_mean(key, self.pages)}")
        kind = row.cells.get("kind", Cell()).text
        if kind not in KINDS:
            named = f"'{kind}' is no kind.{did_you_mean(kind, KINDS)}" if kind else "A new record needs a kind."
            raise ValueError(f"{named} Write one of: {', '.join(KINDS)}.")
        draft = Draft(f"{KINDS[kind].folder}/{key}.md", None, where)
        draft.title = row.cells.get(TITLE, Cell()).text
        draft.prose = row.cells.get(TEXT, Cell()).text
        if not draft.title:
            raise ValueError("A new record needs a title.")
        self.plan.edits.append(Edit(draft.path, where, NEW_PAGE, "", draft.title))
        return draft


class _Comparing:
    """Compares the cells of a row with the page."""

    def __init__(self, plan: Plan, table: Table, row: Row, draft: Draft, source: str, order: str | None) -> None:
        self.plan = plan
        self.table = table
        self.row = row
        self.draft = draft
        self.source = source
        self.order = order
        self.current = dict(draft.held(source))

    def cells(self, columns: Iterable[Column]) -> None:
        try:
            seen = Seen.read(self.row.cells.get(SEEN, Cell()).text)
        except ValueError as error:
            self.plan.troubles.append(Trouble(self.table.where(self.row.number, SEEN), str(error)))
            return
        for column in columns:
            if column.name in (KEY, RECORD, NAME, SEEN) or column.name not in self.row.cells:
                continue
            where = self.table.where(self.row.number, column.name)
            try:
                self.cell(column, self.row.cells[column.name], seen, where)
            except Conflict as conflict:
                self.plan.conflicts.append(Trouble(where, str(conflict)))
            except ValueError as error:
                self.plan.troubles.append(Trouble(where, str(error)))

    def cell(self, column: Column, cell: Cell, seen: Seen, where: str) -> None:
        """Change the page by a cell, if the cell was changed; raises ValueError or :class:`Conflict`."""
        is_heading = column.name == TITLE and not self.source
        if not column.place and self.draft.text is None:
            return
        before = self.draft.title if is_heading else "" if column.name == TEXT else column.get(self.current)
        after = meant(column, cell, before, seen, self.order, is_lossy=self.table.is_lossy)
        if after is None:
            return
        if not column.place:
            raise ValueError(IN_THE_PAGE.format(column.name))
        self.draft.put(column, column.notation.read(after) or None if after else None, where, self.source)
        field = f"{SOURCES}: {self.source}: {column.name}" if self.source else column.name
        self.plan.edits.append(Edit(self.draft.path, where, field, before, after))
