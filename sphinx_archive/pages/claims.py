"""Claims for readers: the value, who says so, and what other sources say instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_archive.records.date_words import lifetime, words
from sphinx_archive.records.dates import Edtf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Claim

    Cite = Callable[[Iterable[str]], list[nodes.Node]]
    Show = Callable[[Any], nodes.Node]


def claim_nodes(claim: Claim, show: Show, cite: Cite) -> list[nodes.Node]:
    """Return a claim as blocks: its value, and below it the disagreement where there is one.

    ``show`` draws a value; ``cite`` draws the sources of the page with some names.
    """
    blocks: list[nodes.Node] = [nodes.paragraph("", "", show(claim.value), *cite(claim.sources))]
    if claim.variants:
        blocks.append(_disagreement(claim, show, cite))
    return blocks


def _disagreement(claim: Claim, show: Show, cite: Cite) -> nodes.container:
    box = nodes.container("", nodes.paragraph("", "Sources disagree. Others say:"), classes=["disagreement"])
    others = nodes.bullet_list("")
    for variant in claim.variants:
        others += nodes.list_item("", nodes.paragraph("", "", show(variant.value), *cite(variant.sources)))
    box += others
    if claim.reason:
        box += nodes.paragraph("", f"Why the first is given: {claim.reason.rstrip('.')}.")
    return box


def value_words(value: Any, record: Record) -> str:
    """Return a claim's value as readers see it: a date or a length in words, a figure as it is."""
    if isinstance(value, Edtf):
        return lifetime(value) if record.kind == "person" else words(value)
    text = str(value)
    return minutes(text) if re.fullmatch(r"PT[0-9HMS]+", text) else text


def minutes(duration: str) -> str:
    """Return an ISO 8601 duration in words: ``PT1H4M5S`` is 1 h 4 min 5 s."""
    units = {"H": "h", "M": "min", "S": "s"}
    return " ".join(
        f"{number} {units[unit]}" for number, unit in re.findall(r"(\d+)([HMS])", duration) if number != "0"
    )
