"""Dates as schema.org can say them: only plain ones, for it has no word for doubt and none for open sides.

Source: https://github.com/schemaorg/schemaorg/issues/242. The untouched EDTF goes into ``temporalCoverage``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.records.dates import PLAIN

if TYPE_CHECKING:
    from sphinx_archive.records.dates import Edtf


def plain(value: Edtf | None) -> str:
    """Return a year, month or day of which no doubt is stated; empty for everything else."""
    return _certain(value.text) if value else ""


def bounds(value: Edtf | None) -> tuple[str, str]:
    """Return beginning and end of a span of time, each empty where it is open or doubtful, both without a span."""
    start, span, end = value.text.partition("/") if value else ("", "", "")
    return (_certain(start), _certain(end)) if span else ("", "")


def _certain(text: str) -> str:
    match = PLAIN.fullmatch(text)
    return text if match and not match[4] else ""
