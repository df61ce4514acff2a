"""Tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .expressions import Expression, array, call, number
from .lists import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer


def render_table(node: nodes.Element, page: Page) -> Expression:
    """A table, with its caption, header rows and cells over several rows or columns."""
    group = next(child for child in node.children if isinstance(child, nodes.tgroup))
    title = next((child for child in node.children if isinstance(child, nodes.title)), None)
    columns = [child for child in group.children if isinstance(child, nodes.colspec)]
    table = call(
        "tabular",
        columns=_widths(node, columns),
        header=array(_cells(group, nodes.thead, columns, page)),
        body=array(_cells(group, nodes.tbody, columns, page)),
        caption=page.anchored(title, page.inside(title)) if title else Expression("none"),
    )
    return page.anchored(node, table)


def _widths(table: nodes.Element, columns: list[nodes.colspec]) -> Expression:
    """Return the widths that the author gave; otherwise Typst weighs the columns by their content."""
    if "colwidths-auto" in table["classes"]:
        return array([Expression("auto")] * len(columns))
    return array([Expression(f"{int(column.get('colwidth', 1)) or 1}fr") for column in columns])


def _cells(
    group: nodes.Element, kind: type[nodes.Element], columns: list[nodes.colspec], page: Page
) -> list[Expression]:
    parts = [part for part in group.children if isinstance(part, kind)]
    rows = [row for part in parts for row in part.children if isinstance(row, nodes.row)]
    return [_cell(entry, position, columns, page) for row in rows for position, entry in enumerate(row.children)]


def _cell(entry: nodes.Node, position: int, columns: list[nodes.colspec], page: Page) -> Expression:
    assert isinstance(entry, nodes.entry)
    heads = isinstance(entry.parent.parent, nodes.thead)
    stub = position < len(columns) and bool(columns[position].get("stub"))
    body = page.spoken(entry, page.anchored(entry, flow(entry, page)))
    return call(
        "table.cell",
        call("strong", body) if heads or stub else body,
        colspan=number(entry.get("morecols", 0) + 1),
        rowspan=number(entry.get("morerows", 0) + 1),
    )


TABLES: Mapping[type, Renderer] = {nodes.table: render_table}
