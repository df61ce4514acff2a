"""Raw HTML of authors: what of it a book can hold, and what is told of the rest."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import html5lib
from docutils import nodes
from html5lib.constants import DataLossWarning

from sphinx_archive.epub.xhtml import elements, name_of, printable
from sphinx_archive.messages import warn

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that stand in a line, and those that hold blocks: https://html.spec.whatwg.org/multipage/dom.html
# fmt: off
INLINE = frozenset([
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins",
    "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "video", "wbr",
])
BLOCKS = frozenset([
    "article", "aside", "blockquote", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "nav", "ol", "p", "pre",
    "section", "source", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "ul",
])
# fmt: on
KNOWN = INLINE | BLOCKS | {"html", "head", "body"}


def parse(text: str) -> _Element:
    """Return HTML as browsers read it, whatever is wrong with it: an ``html`` element."""
    with warnings.catch_warnings(action="ignore", category=DataLossWarning):  # of comments, which books have not
        root: _Element = html5lib.parse(text, treebuilder="lxml", namespaceHTMLElements=True).getroot()
    return root


def has_raw(document: nodes.document) -> bool:
    """Whether authors wrote HTML into a page."""
    return any(_is_html(node) for node in document.findall(nodes.raw))


def report_raw(document: nodes.document) -> int:
    """Warn of raw HTML that a book cannot hold; return how often."""
    doubts = 0
    for node in document.findall(nodes.raw):
        if _is_html(node) and (names := sorted(set(_unfit(node.astext())))):
            doubts += 1
            warn(
                "epub-raw",
                f"Raw HTML: e-books have no <{'>, <'.join(names)}>, so the site and the books differ here. "
                "Write it in Markdown, or put it below `{only} html`.",
                node,
            )
    return doubts


def _is_html(node: nodes.raw) -> bool:
    return "html" in node.get("format", "").split()


def _unfit(text: str) -> list[str]:
    """Return the names of the elements that are left out of a book."""
    fit = KNOWN - {"video"} | {""}
    found = [element for element in elements(parse(printable(text))) if name_of(element) not in fit]
    return [name_of(element) for element in found if element.get("type") != "checkbox"]
