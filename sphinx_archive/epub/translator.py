"""From a page's nodes to the text of its body: Sphinx's HTML, without what needs a screen or a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from sphinx_archive.messages import warn

if TYPE_CHECKING:
    from sphinx_archive.epub.film import Film


class BookTranslator(HTML5Translator):
    """Writes the body of a page; ``doubts`` counts what it warned of."""

    doubts = 0

    # MathML, which docutils makes, is read aloud and needs no script; Sphinx would ask a renderer of the site.
    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        """Write a formula in a line."""
        super(HTML5Translator, self).visit_math(node)

    def depart_math(self, node: nodes.math, math_env: str = "") -> None:
        """Close a formula in a line."""

    def visit_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        """Write a formula of its own."""
        super(HTML5Translator, self).visit_math_block(node)

    def depart_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        """Close a formula of its own."""

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Write code without colours: a reading system may show it on any ground."""
        self.body.append(self.starttag(node, "pre", "", CLASS="code"))

    def depart_literal_block(self, node: nodes.Element) -> None:
        """Close code."""
        self.body.append("</pre>\n")

    visit_doctest_block = visit_literal_block
    depart_doctest_block = depart_literal_block

    def unknown_visit(self, node: nodes.Node) -> None:
        """Keep what is inside an element that some extension brings and e-books do not know."""
        self.doubts += 1
        warn(
            "epub-unknown-node",
            f"E-books do not know the element '{type(node).__name__}'; only the text inside it is kept. "
            "Say the same with an element of Sphinx, or let the extension register it for 'epub'.",
            node,
        )

    def unknown_departure(self, node: nodes.Node) -> None:
        """Close nothing."""


def visit_film(translator: Any, node: Film) -> None:
    """Write a player, or the poster and a link where the book has only these."""
    if not node["source"]:
        _without_film(translator, node)
        return
    wanted = {"poster": node["poster"], "aria-label": node["alt"]}
    shown = {name: value for name, value in wanted.items() if value}
    translator.body.append(translator.starttag(node, "video", controls="controls", preload="none", **shown))
    translator.body.append(translator.emptytag(node, "source", src=node["source"], type=node["type"]))
    for address, language, label in node["tracks"]:
        track = {"src": address, "srclang": language, "label": label, "kind": "captions"}
        translator.body.append(translator.emptytag(node, "track", **track))


def depart_film(translator: Any, node: Film) -> None:
    """Close a player."""
    if node["source"]:
        translator.body.append("</video>\n")


def _without_film(translator: Any, node: Film) -> None:
    if node["poster"]:
        translator.body.append(translator.emptytag(node, "img", src=node["poster"], alt=node["alt"]))
    if node["elsewhere"]:
        link = nodes.reference("", "The film on the web", refuri=node["elsewhere"], internal=False)
        node.insert(0, nodes.paragraph("", "", link))
