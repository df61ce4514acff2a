"""How a drawing stands in a page on screen and in an e-book; plain text has the table or list beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.drawings import drawing

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def setup(app: Sphinx) -> None:
    """Register drawings with the builders that come with Sphinx."""
    on_screen, left_out = (visit_drawing, None), (leave_out, None)
    app.add_node(drawing, html=on_screen, epub=on_screen)
    app.add_node(drawing, override=True, **dict.fromkeys(("latex", "man", "texinfo", "text"), left_out))


def visit_drawing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the SVG as it is, in a group whose name tells those who cannot see it what it is."""
    self.body.append(self.starttag(node, "div", CLASS="drawing", role="group", **{"aria-label": node["alt"]}))
    self.body.append(node["svg"])
    self.body.append("</div>\n")
    raise nodes.SkipNode


def leave_out(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Write nothing."""
    raise nodes.SkipNode
