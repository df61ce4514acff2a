"""The drawings on a page: each with a table or a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.drawings import chart as chart_drawing
from sphinx_archive.drawings import chronology as chronology_drawing
from sphinx_archive.drawings import drawing
from sphinx_archive.drawings import world as world_drawing
from sphinx_archive.pages.tables import table
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record

AS_TABLE = "The same as a table"


def chronology(links: Links) -> list[nodes.Node]:
    """Return the chronology, and the same records as lists."""

    def address(record: Record) -> str:
        return links.address(links.to(record))

    alt = "Bars along a scale of time: how long each of the following records lasted"
    blocks: list[nodes.Node] = []
    for kind in chronology_drawing.LANES:
        if records := chronology_drawing.lane(kind, links.catalogue):
            pictures = chronology_drawing.chronology(kind, links.catalogue, address)
            title = nodes.title("", KINDS[kind].plural)
            section = nodes.section("", title, ids=[f"chronology-{kind}"], names=[])
            section += [drawing(svg=picture, alt=alt) for picture in pictures]
            section += links.rows(records, with_kind=False)
            blocks.append(section)
    return blocks or [nodes.paragraph("", "Nothing yet.")]


def chart(links: Links) -> list[nodes.Node]:
    """Return the chart of records by kind and year, and its table."""

    def address(year: int) -> str:
        return links.address(links.to_group("year", str(year), ""))

    found = chart_drawing.counts(links.catalogue)
    if not found.years:
        return [nodes.paragraph("", "Nothing yet.")]
    alt = "Bars: how many records of each kind there are for each year"
    picture = drawing(svg=chart_drawing.chart(links.catalogue, address), alt=alt)
    head = ("Year", *(KINDS[kind].plural for kind in found.kinds))
    rows = [
        [
            links.to_group("year", str(year), str(year)),
            *(nodes.Text(str(found.numbers[kind, year] or "")) for kind in found.kinds),
        ]
        for year in found.years
    ]
    return [picture, nodes.rubric("", AS_TABLE), table(head, rows, classes=["numbers"])]


def world(links: Links) -> list[nodes.Node]:
    """Return the map, and its table."""

    def address(code: str) -> str:
        return links.address(links.to_group("country", code.lower(), ""))

    numbers = world_drawing.by_country(links.catalogue)
    if not numbers:
        return [nodes.paragraph("", "Nothing yet.")]
    alt = "A map of the world: countries are darker the more records name them"
    picture = drawing(svg=world_drawing.world(links.catalogue, address), alt=alt)
    ordered = sorted(numbers, key=lambda code: (-numbers[code], countries()[code]))
    rows = [
        [links.to_group("country", code.lower(), countries()[code]), nodes.Text(str(numbers[code]))] for code in ordered
    ]
    return [picture, nodes.rubric("", AS_TABLE), table(("Country", "Records"), rows, classes=["numbers"])]
