"""Passages: the text that authors wrote on each page, kept while Sphinx reads so that indexing needs no page again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.environment.collectors import EnvironmentCollector

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils.nodes import Element, Node, document
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.view import Catalogue

# Text that is no prose: code, raw HTML, notes of the author to herself and messages of docutils.
UNREAD = (nodes.comment, nodes.literal_block, nodes.raw, nodes.system_message, nodes.image)
BEFORE_STOP = re.compile(r"\s+([.,;:!?)])")


class Piece(NamedTuple):
    """A stretch of text; where ``is_key``, the key of a record whose title stands there."""

    text: str
    is_key: bool = False


class PassageCollector(EnvironmentCollector):
    """Keeps every page's passages in the environment, by docname."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page that is read again or gone."""
        _kept(env).pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment) -> None:
        """Take over what a parallel worker read."""
        theirs = _kept(other)
        _kept(env).update({docname: theirs[docname] for docname in docnames if docname in theirs})

    def process_doc(self, app: Sphinx, doctree: document) -> None:
        """Keep a page's passages, one tuple of pieces for each block of text."""
        blocks = (tuple(_pieces(block)) for block in _blocks(doctree))
        _kept(app.env)[app.env.current_document.docname] = tuple(block for block in blocks if block)


def passages(env: BuildEnvironment, docname: str, catalogue: Catalogue) -> str:
    """Return a page's text in one line; links that say only a key show the title of its record."""
    blocks = ("".join(_words(piece, catalogue) for piece in block) for block in _kept(env).get(docname, ()))
    lines = (BEFORE_STOP.sub(r"\1", " ".join(block.split())) for block in blocks)
    return " ".join(line for line in lines if line)


def _kept(env: BuildEnvironment) -> dict[str, tuple[tuple[Piece, ...], ...]]:
    kept: dict[str, tuple[tuple[Piece, ...], ...]] = vars(env).setdefault("archive_passages", {})
    return kept


def _blocks(element: Element) -> Iterator[Element]:
    """Yield the blocks of text below an element, but for the page's own title and the sections we add to it."""
    for child in element.children:
        if not isinstance(child, nodes.Element) or isinstance(child, UNREAD) or _is_generated(child):
            continue
        if isinstance(child, nodes.TextElement):
            if not (isinstance(child, nodes.title) and isinstance(element.parent, nodes.document)):
                yield child
        else:
            yield from _blocks(child)


def _is_generated(element: Element) -> bool:
    return isinstance(element, nodes.section) and any(name.startswith("record-") for name in element["classes"])


def _pieces(node: Node) -> Iterator[Piece]:
    if isinstance(node, nodes.Text):
        yield Piece(node.astext())
    elif isinstance(node, pending_xref) and node["refdomain"] == "archive" and not node.get("refexplicit"):
        yield Piece(node["reftarget"], is_key=True)
    elif not isinstance(node, UNREAD):
        for child in node.children:
            yield from _pieces(child)


def _words(piece: Piece, catalogue: Catalogue) -> str:
    record = catalogue.get(piece.text) if piece.is_key else None
    return record.title if record else piece.text
