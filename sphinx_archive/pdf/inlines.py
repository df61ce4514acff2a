"""Elements within a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .breaking import breakable
from .expressions import NOTHING, Expression, block, call, literal
from .glyphs import typographic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer


_LINE_BREAK = re.compile(r"<br\s*/?>")
_TASK = re.compile(r'<input class="task-list-item-checkbox"(?P<done> checked="checked")?.*>')


def wrapped(function: str) -> Renderer:
    """Return a renderer that hands the content to one Typst function."""

    def render(node: nodes.Element, page: Page) -> Expression:
        return page.anchored(node, call(function, page.inside(node)))

    return render


def render_plain(node: nodes.Element, page: Page) -> Expression:
    """An element that only groups."""
    return page.anchored(node, page.inside(node))


def render_nothing(node: nodes.Element, page: Page) -> Expression:
    """An element that readers do not see."""
    return NOTHING


def render_code_in_line(node: nodes.Element, page: Page) -> Expression:
    """Code in a line, kept as it was typed."""
    text = breakable(page.printable(node.astext(), node), page.longest)
    return page.anchored(node, call("raw", literal(text)))


def render_abbreviation(node: nodes.Element, page: Page) -> Expression:
    """An abbreviation; paper has no tooltip, so the first one on a page is explained in brackets."""
    explanation = node.get("explanation", "")
    parts = [page.inside(node)]
    if explanation and id(node) in page.first_uses:
        parts.append(page.text(f" ({typographic(explanation) if page.book.curly else explanation})", node))
    return page.anchored(node, block(parts))


def render_raw(node: nodes.Element, page: Page) -> Expression:
    """Raw Typst is set as it is; raw HTML is reported; what is meant for other formats is left out.

    MyST writes a hard line break and the box of a task as raw HTML.
    """
    formats = node.get("format", "").split()
    text = node.astext().strip()
    if "typst" in formats:
        return Expression(f'eval({literal(node.astext())}, mode: "markup")')
    if "html" in formats and _LINE_BREAK.fullmatch(text):
        return call("linebreak")
    task = _TASK.fullmatch(text)
    if "html" in formats and task:
        return literal("\N{BALLOT BOX WITH CHECK} " if task["done"] else "\N{BALLOT BOX} ")
    if "html" in formats:
        page.warn(
            "pdf-raw",
            f"Raw HTML is left out of the PDF: {' '.join(text.split())[:60]!r}. "
            "Write it in Markdown, or give the same in an `only` block for Typst.",
            node,
        )
    return NOTHING


INLINES: Mapping[type, Renderer] = {
    nodes.emphasis: wrapped("emph"),
    nodes.strong: wrapped("strong"),
    nodes.subscript: wrapped("sub"),
    nodes.superscript: wrapped("super"),
    nodes.title_reference: wrapped("emph"),
    nodes.inline: render_plain,
    nodes.generated: render_plain,
    nodes.problematic: render_plain,
    nodes.target: render_plain,
    nodes.literal: render_code_in_line,
    nodes.abbreviation: render_abbreviation,
    nodes.acronym: render_plain,
    nodes.raw: render_raw,
    nodes.Invisible: render_nothing,
    nodes.system_message: render_nothing,
    nodes.meta: render_nothing,
    addnodes.index: render_nothing,
    addnodes.highlightlang: render_nothing,
    addnodes.tabular_col_spec: render_nothing,
    addnodes.literal_emphasis: wrapped("emph"),
    addnodes.literal_strong: wrapped("strong"),
    addnodes.manpage: wrapped("emph"),
    addnodes.download_reference: render_plain,
    addnodes.only: render_plain,
}
