"""The drafts of pages that an import makes, and the cell that each of their values is from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.editing.sheets.columns import SOURCES
from sphinx_archive.editing.sheets.tables import Trouble
from sphinx_archive.editing.writing import front_matter, page_text, set_fields
from sphinx_archive.records.frontmatter import plain_ends, read_front_matter, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.records.frontmatter import Path
    from sphinx_archive.records.problems import Problem


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

    def held(self, source: str) -> dict[str, Any]:
        """Return the values of the page, or of one of its sources."""
        found = self.values.get(SOURCES, {}).get(source, {}) if source else self.values
        return found if isinstance(found, dict) else {}

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
    places = read_front_matter(split(plain_ends(text.removeprefix("\N{BOM}")))[0]).places
    found = (place for place, at in places.items() if at == (problem.line, problem.column))
    place = max(found, key=len, default=())
    prefixes = (place[:size] for size in range(len(place), 0, -1))
    return next((draft.places[prefix] for prefix in prefixes if prefix in draft.places), draft.where)
