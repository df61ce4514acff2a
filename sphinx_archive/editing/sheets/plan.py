"""What an import would do: the cells that change pages, and what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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
from sphinx_archive.editing.sheets.tables import Cell, Trouble
from sphinx_archive.editing.writing import front_matter, page_text, set_fields
from sphinx_archive.records.frontmatter import read_front_matter, split
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.problems import did_you_mean
from sphinx_archive.records.values import read_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.editing.sheets.tables import Row, Table
    from sphinx_archive.records.frontmatter import Path
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.problems import Problem

NEW_PAGE = "new page"
IN_THE_PAGE = "'{}' is changed in the page, not in a sheet. Put the cell back as it was."
GONE = (
    "No record has the key '{}', but this row was exported from one. A key never changes; if the record was taken out,"
    " delete the row; if this is a new one, empty the cell under 'seen'."
)


class Edit(NamedTuple):
    """A cell that changes a page: the page's path, the cell's place, the field, and the cell before and after."""

    path: str
    where: str
    field: str
    before: str
    after: str


class Draft:
    """A page as an import would leave it; ``text`` is what it held before, None where it is new.

    ``places`` has the cell that each place of the front matter was changed by.
    """

    def __init__(self, path: str, text: str | None, where: str) -> None:
        self.path = path
        self.text = text
        self.where = where
        self.title = self.prose = ""
        self.values: dict[str, Any] = {} if text is None else front_matter(text)
        self.touched: set[str] = set()
        self.places: dict[Path, str] = {}

    def put(self, column: Column, value: Any, where: str, source: str = "") -> None:
        """Set or take out a value of the page, or of one of its sources."""
        if source:
            sources = {**self.values.get(SOURCES, {})}
            inner = dict(sources.get(source, {}))
            column.put(inner, value)
            kept = {field: one for field, one in inner.items() if one is not None}
            self.values[SOURCES] = {name: one for name, one in {**sources, source: kept}.items() if one} or None
            self.places[(SOURCES, source, *column.place)] = self.places[SOURCES, source] = where
        else:
            column.put(self.values, value)
            self.places[column.place] = self.places[column.place[:1]] = where
        self.touched.add(SOURCES if source else column.place[0])

    def written(self) -> str:
        """Return the page's text; raises :class:`Refused`."""
        if self.text is None:
            return page_text(self.values, self.title, self.prose)
        return set_fields(self.text, {field: self.values.get(field) for field in self.touched})


class Plan:
    """The drafts of pages, by key, the edits in them, and what stands against the whole or against single cells."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self.edits: list[Edit] = []
        self.troubles: list[Trouble] = []
        self.conflicts: list[Trouble] = []


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
            (row.cells[column.name], column.get(_current(draft, source)))
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


def _current(draft: Draft, source: str) -> dict[str, Any]:
    found = draft.values.get(SOURCES, {}).get(source, {}) if source else draft.values
    return found if isinstance(found, dict) else {}


class _Comparing:
    """Compares the cells of a row with the page."""

    def __init__(self, plan: Plan, table: Table, row: Row, draft: Draft, source: str, order: str | None) -> None:
        self.plan = plan
        self.table = table
        self.row = row
        self.draft = draft
        self.source = source
        self.order = order
        self.current = dict(_current(draft, source))

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


def at_cells(plan: Plan, problems: Iterable[Problem], text_of: Callable[[str], str]) -> list[Trouble]:
    """Return problems of pages at the cells that they come from, or else at their lines.

    ``text_of`` returns the text that the page at a path would have.
    """
    drafts = {draft.path: draft for draft in plan.drafts.values()}
    return [
        Trouble(_cell_of(problem, drafts[problem.path], text_of(problem.path)), problem.text)
        if problem.path in drafts
        else Trouble(f"{problem.path}:{problem.line}", problem.text)
        for problem in problems
    ]


def _cell_of(problem: Problem, draft: Draft, text: str) -> str:
    """Return the place of the cell that the wrong value of a page is from; of the row where no single cell is."""
    places = read_front_matter(split(text.removeprefix("\N{BOM}").replace("\r\n", "\n"))[0]).places
    found = (place for place, at in places.items() if at == (problem.line, problem.column))
    place = max(found, key=len, default=())
    prefixes = (place[:size] for size in range(len(place), 0, -1))
    return next((draft.places[prefix] for prefix in prefixes if prefix in draft.places), draft.where)
