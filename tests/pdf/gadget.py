"""An extension with an element that the book does not know, and with citations as record pages have them."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class Gadget(nodes.General, nodes.Element):
    """An element from elsewhere."""


class GadgetDirective(SphinxDirective):
    """Writes one."""

    has_content = True

    def run(self):
        node = Gadget("", *self.parse_content_to_nodes())
        self.set_source_info(node)
        return [node]


class CitedDirective(SphinxDirective):
    """Writes a statement with its source on the same page."""

    def run(self):
        reference = nodes.reference("", "1", internal=True, refid="source-one")
        statement = nodes.paragraph("", "Dismissed.", nodes.superscript("", "", reference))
        source = nodes.list_item("", nodes.paragraph("", "A source."), ids=["source-one"])
        listed = nodes.enumerated_list("", source, enumtype="arabic", prefix="", suffix=".")
        return [statement, nodes.container("", listed, classes=["record-sources"])]


def setup(app):
    app.add_node(Gadget)
    app.add_directive("gadget", GadgetDirective)
    app.add_directive("cited", CitedDirective)
