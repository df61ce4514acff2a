"""How a drawing stands in a page on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_drawing(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the SVG as it is, in a group whose name tells those who cannot see it what it is."""
    self.body.append(self.starttag(node, "div", CLASS="drawing", role="group", **{"aria-label": node["alt"]}))
    self.body.append(node["svg"])
    self.body.append("</div>\n")
    raise nodes.SkipNode
