"""What Sphinx's domains describe: commands, options, functions, grammars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .expressions import Expression, array, block, call, literal
from .inlines import render_code_in_line, render_plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer


def render_description(node: nodes.Element, page: Page) -> Expression:
    """Signatures and what they mean, as a term and its definition."""
    signatures = [child for child in node.children if isinstance(child, addnodes.desc_signature)]
    contents = [child for child in node.children if isinstance(child, addnodes.desc_content)]
    heads = array(_signature(child, page) for child in signatures)
    return page.anchored(node, call("described", heads, page.all(contents)))


def _signature(node: nodes.Element, page: Page) -> Expression:
    lines = [child.astext() for child in node.children if isinstance(child, addnodes.desc_signature_line)]
    text = "\n".join(" ".join(line.split()) for line in lines or [node.astext()])
    return page.anchored(node, call("raw", literal(page.printable(text, node))))


def render_grammar(node: nodes.Element, page: Page) -> Expression:
    """Productions of a grammar, one below the other, kept as they were typed."""
    productions = [child for child in node.children if isinstance(child, nodes.Element)]
    places = [place for child in productions for place in page.anchors(child["ids"])]
    text = "\n".join(child.astext().rstrip("\n") for child in productions)
    return page.anchored(node, block([*places, call("code", literal(page.printable(text, node)))]))


DESCRIPTIONS: Mapping[type, Renderer] = {
    addnodes.desc: render_description,
    addnodes.desc_content: render_plain,
    addnodes.desc_inline: render_code_in_line,
    addnodes.productionlist: render_grammar,
    addnodes.acks: render_plain,
    addnodes.pending_xref_condition: render_plain,
}
