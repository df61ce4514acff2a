"""The chronology: what lasted, from its first day to its last, kind by kind, each over a scale of its own."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any

from sphinx_archive.drawings import svg
from sphinx_archive.drawings.scale import Scale, is_exact, scale_of
from sphinx_archive.records.date_words import dated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from xml.etree.ElementTree import Element

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record

LANES = ("organisation", "congress", "campaign")
ROW, BAR, TOP, TICKS = 30, 6, 42, 16
MOST = 20
SHORTEST = 6.0  # a day is drawn as wide as this


def chronology(kind: str, catalogue: Catalogue, address: Callable[[Record], str]) -> tuple[str, ...]:
    """Return a kind's drawing as SVG, so many records at a time that each fits on a sheet of paper.

    ``address`` says where each record is. Uncertain dates have a broken outline.
    """
    records = lane(kind, catalogue)
    scale = scale_of((record.date.value for record in records if record.date), 2, svg.WIDTH - 12)
    if not scale:
        return ()
    sheets = ceil(len(records) / MOST)
    ends = [round(len(records) * sheet / sheets) for sheet in range(sheets + 1)]
    return tuple(
        svg.picture(TOP + TICKS + ROW * (end - start), [*_legend(), *_rows(records[start:end], scale, address)])
        for start, end in pairwise(ends)
    )


def lane(kind: str, catalogue: Catalogue) -> tuple[Record, ...]:
    """Return the dated records of a kind in order of time; of organisations those that came from or became others."""
    found = [record for record in catalogue.of_kind(kind) if record.date and record.date.value.years]
    if kind == "organisation":
        kin = ("predecessors", "successors")
        found = [record for record in found if any(catalogue.related(record, name) for name in kin)]
    return tuple(sorted(found, key=lambda record: record.date.value.sort_key if record.date else ()))


def _legend() -> Iterator[Element]:
    yield svg.element("rect", x=2, y=8, width=24, height=BAR, rx=2, **_sure())
    yield svg.quiet(32, 15, "dates known")
    yield svg.element("rect", x=122, y=8, width=24, height=BAR, rx=2, **_doubtful())
    yield svg.quiet(152, 15, "uncertain, or one end not known")


def _rows(records: Iterable[Record], scale: Scale, address: Callable[[Record], str]) -> Iterator[Element]:
    rows = list(records)
    for year in scale.ticks:
        x = scale.left + (scale.right - scale.left) * (year - scale.first) / (scale.last - scale.first)
        bottom = TOP + TICKS + ROW * len(rows)
        yield svg.element("path", d=f"M{x:.1f} {TOP + 6}V{bottom}", stroke=svg.FAINT, class_="drawing-rule")
        yield svg.quiet(x, TOP, str(year), text_anchor="start" if x < 20 else "middle")
    for number, record in enumerate(rows):
        yield _row(record, scale, TOP + TICKS + ROW * number, address(record))


def _row(record: Record, scale: Scale, top: float, address: str) -> Element:
    assert record.date
    value = record.date.value
    left, right = _ends(value, scale)
    said = f"{record.shown_title}, {dated(record)}"
    # A name begins where its bar does, and moves left where it would not fit.
    room = scale.right - scale.left
    name = svg.shortened(record.shown_title, room)
    start = max(scale.left, min(left, scale.right - len(name) * svg.LETTER_WIDTH))
    label = svg.words(start, top + 6, name, lang=record.title_language)
    style = _sure() if is_exact(value) else _doubtful()
    bar = svg.element("rect", x=left, y=top + 11, width=right - left, height=BAR, rx=2, **style)
    return svg.link(address, label, bar, said=said)


def _ends(value: Edtf, scale: Scale) -> tuple[float, float]:
    """Return where a bar begins and ends; an open side reaches the end of the scale."""
    left = scale.at(value.earliest) if value.earliest else scale.left
    right = scale.at(value.latest) if value.latest else scale.right
    middle = (left + right) / 2
    half = max(right - left, SHORTEST) / 2
    return middle - half, middle + half


def _sure() -> dict[str, Any]:
    return {"fill": svg.ACCENT, "stroke": svg.ACCENT, "class_": "drawing-bar"}


def _doubtful() -> dict[str, Any]:
    return {"fill": svg.PAPER, "stroke": svg.ACCENT, "stroke_dasharray": "3 2", "class_": "drawing-doubt"}
