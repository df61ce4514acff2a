"""The chart: how many records of each kind there are for each year."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.drawings import svg
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from sphinx_archive.catalogue.view import Catalogue

ROW, GAP, BAR, HEAD, YEAR = 20, 9, 10, 44, 37


class Counts(NamedTuple):
    """Records of items by kind and year: ``kinds`` in the archive's order, ``years`` those with any record."""

    kinds: tuple[str, ...]
    years: tuple[int, ...]
    numbers: Counter[tuple[str, int]]


def counts(catalogue: Catalogue) -> Counts:
    """Count the records of items by the years that their dates touch."""
    numbers: Counter[tuple[str, int]] = Counter()
    for record in catalogue.ordered:
        if record.date and not KINDS[record.kind].is_authority:
            numbers.update((record.kind, year) for year in record.date.value.years)
    kinds = tuple(name for name in KINDS if any(kind == name for kind, _ in numbers))
    return Counts(kinds, tuple(sorted({year for _, year in numbers})), numbers)


def chart(catalogue: Catalogue, address: Callable[[int], str]) -> str:
    """Return the drawing as SVG: a row for each year that has records, a bar for each kind."""
    found = counts(catalogue)
    parts = [*_heads(found)]
    top = float(HEAD)
    for before, year in zip((None, *found.years), found.years, strict=False):
        if before and year - before > 1:
            parts.append(svg.quiet(12, top + 6, "⋮"))
            top += GAP
        parts += _row(year, found, top, address(year))
        top += ROW
    return svg.picture(top + 4, parts)


def _column(number: int, kinds: int) -> tuple[float, float]:
    """Return left side and width of a kind's column."""
    width = (svg.WIDTH - YEAR) / max(kinds, 1)
    return YEAR + width * number, width


def _heads(found: Counts) -> Iterator[Element]:
    for number, name in enumerate(found.kinds):
        left, width = _column(number, len(found.kinds))
        first, _, second = KINDS[name].plural.partition(" ")
        lines = [first, second] if second else ["", first]
        for place, line in enumerate(lines):
            # Names are cut only where a column is narrower than its name.
            yield svg.words(left, 14 + 14 * place, svg.shortened(line, width + 14), font_size=10)


def _row(year: int, found: Counts, top: float, address: str) -> Iterator[Element]:
    most = max(found.numbers.values())
    yield svg.link(address, svg.words(0, top + 10, str(year)), said=f"Records of {year}")
    for place, kind in enumerate(found.kinds):
        if number := found.numbers[kind, year]:
            left, width = _column(place, len(found.kinds))
            length = max((width - 26) * number / most, 1.5)
            yield svg.element(
                "rect", x=left, y=top + 1, width=length, height=BAR, fill=svg.ACCENT, class_="drawing-bar"
            )
            yield svg.quiet(left + length + 4, top + 10, str(number), font_size=11)
