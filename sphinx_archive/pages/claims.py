"""Claims for readers: the value, who says so, and what other sources say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_archive.pages.sources import marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.values import Claim


def claim_nodes(
    claim: Claim, show: Callable[[Any], nodes.Node], record: Record, numbers: Mapping[str, int]
) -> list[nodes.Node]:
    """Return a claim as blocks: its value, and below it the disagreement where there is one."""
    blocks: list[nodes.Node] = [nodes.paragraph("", "", show(claim.value), *marks(claim.sources, numbers, record))]
    if claim.variants:
        blocks.append(_disagreement(claim, show, record, numbers))
    return blocks


def _disagreement(
    claim: Claim, show: Callable[[Any], nodes.Node], record: Record, numbers: Mapping[str, int]
) -> nodes.container:
    box = nodes.container("", nodes.paragraph("", "Sources disagree. Others say:"), classes=["disagreement"])
    others = nodes.bullet_list("")
    for variant in claim.variants:
        line = nodes.paragraph("", "", show(variant.value), *marks(variant.sources, numbers, record))
        others += nodes.list_item("", line)
    box += others
    if claim.reason:
        box += nodes.paragraph("", f"Why the first is given: {claim.reason.rstrip('.')}.")
    return box
