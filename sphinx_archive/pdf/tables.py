"""Tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from .breaking import unbroken
from .columns import Column, Plan, plan, width_of
from .expressions import Expression, array, call, number
from .lists import flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .page import Page, Renderer


class Cell(NamedTuple):
    """A cell, and the column where it begins."""

    entry: nodes.entry
    column: int


def render_table(node: nodes.Element, page: Page) -> Expression:
    """A table, with its caption, header rows and cells over several rows or columns."""
    group = next(child for child in node.children if isinstance(child, nodes.tgroup))
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    specs = [child for child in group.children if isinstance(child, nodes.colspec)]
    header, body = (list(_cells(group, kind)) for kind in (nodes.thead, nodes.tbody))
    widths = plan(_columns(node, specs, [*header, *body]))
    table = call(
        "tabular",
        columns=array([Expression(f"{width:.2f}fr") for width in widths.widths] or [Expression("auto")] * len(specs)),
        size=Expression(f"{widths.size}pt"),
        inset=Expression(f"{widths.inset}pt"),
        header=array(_rendered(cell, specs, widths, page) for cell in header),
        body=array(_rendered(cell, specs, widths, page) for cell in body),
        caption=page.anchored(title, page.inside(title)) if title else Expression("none"),
    )
    return page.anchored(node, table)


def _columns(table: nodes.Element, specs: Sequence[nodes.colspec], cells: Sequence[Cell]) -> list[Column]:
    """Return what each column has to hold, and the width that the author gave it."""
    automatic = "colwidths-auto" in table["classes"]
    words, lines = [0.0] * len(specs), [0.0] * len(specs)
    for entry, column in cells:
        if not entry.get("morecols"):
            for line in entry.astext().splitlines():
                lines[column] = max(lines[column], width_of(line))
                words[column] = max([words[column], *map(width_of, unbroken(line))])
    shares = [None if automatic else float(spec.get("colwidth", 1)) or 1.0 for spec in specs]
    return [Column(*found) for found in zip(words, lines, shares, strict=True)]


def _cells(group: nodes.Element, kind: type[nodes.Element]) -> Iterator[Cell]:
    """Yield the cells of the header or of the body; one that reaches down takes its column from the rows below."""
    rows = [row for part in group.children if isinstance(part, kind) for row in part.children]
    taken: dict[int, int] = {}
    for row in rows:
        column, entries = 0, [entry for entry in row.children if isinstance(entry, nodes.entry)]
        below = {place: left - 1 for place, left in taken.items() if left > 1}
        for entry in entries:
            while taken.get(column):
                column += 1
            yield Cell(entry, column)
            width = entry.get("morecols", 0) + 1
            below.update(dict.fromkeys(range(column, column + width), entry.get("morerows", 0)))
            column += width
        taken = below


def _rendered(cell: Cell, specs: Sequence[nodes.colspec], widths: Plan, page: Page) -> Expression:
    entry, column = cell
    heads = isinstance(entry.parent.parent, nodes.thead) or bool(specs[column].get("stub"))
    span = entry.get("morecols", 0) + 1
    inside = replace(page, longest=min(page.longest, sum(widths.letters[column : column + span])))
    body = inside.spoken(entry, inside.anchored(entry, flow(entry, inside)))
    return call(
        "table.cell",
        call("strong", body) if heads else body,
        colspan=number(span),
        rowspan=number(entry.get("morerows", 0) + 1),
    )


TABLES: Mapping[type, Renderer] = {nodes.table: render_table}
