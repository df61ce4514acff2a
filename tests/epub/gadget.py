"""An extension with an element that only the site can show."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole


class Gadget(nodes.Inline, nodes.TextElement):
    """An element from elsewhere."""


class GadgetRole(SphinxRole):
    """Writes one."""

    def run(self):
        node = Gadget("", self.text)
        self.set_source_info(node)
        return [node], []


def show(translator, node):
    translator.body.append("<!-- a gadget -->")


def setup(app):
    app.add_node(Gadget, html=(show, show))
    app.add_role("gadget", GadgetRole())
