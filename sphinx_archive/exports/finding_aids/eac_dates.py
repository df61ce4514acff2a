"""Dates in EAC-CPF: a date or a range, of which an open side is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.dates import span

if TYPE_CHECKING:
    from lxml import etree

    from sphinx_archive.exports.finding_aids.markup import Markup
    from sphinx_archive.records.dates import Edtf


def add_date(eac: Markup, parent: etree._Element, value: Edtf) -> None:
    """Append a date, exact or as the first and last day it can be, and its words."""
    start, end, is_range = span(value)
    inside = eac.add(parent, "dateRange") if is_range else parent
    for name, moment in (("fromDate" if is_range else "date", start), ("toDate", end if is_range else None)):
        if moment:
            sides = {"standardDate": moment.exact, "notBefore": moment.earliest, "notAfter": moment.latest}
            eac.add(inside, name, moment.words, sides)
