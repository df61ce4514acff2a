"""The mark by which a row of a list says its record to Zotero: an empty span that readers never see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class coins_mark(nodes.Inline, nodes.Element):  # noqa: N801  node classes are lower case in docutils
    """Holds what the ``title`` of the span says; only pages of the site have such marks."""


def setup(app: Sphinx) -> None:
    """Tell Sphinx how a page of the site shows a mark."""
    app.add_node(coins_mark, html=(_open, _close))


def _open(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="Z3988", title=node["said"]))


def _close(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</span>")
