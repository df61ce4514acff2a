"""Claims for readers: the value, who says so, and what other sources say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
