"""From the resolved pages of the archive to Typst expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .blocks import BLOCKS, render_document
from .descriptions import DESCRIPTIONS
from .formulas import FORMULAS
from .inlines import INLINES
from .lists import LISTS
from .media import MEDIA
from .page import Book, Page, Renderer
from .references import REFERENCES
from .tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .expressions import Expression

RENDERERS: Mapping[type, Renderer] = {
    **INLINES, **BLOCKS, **LISTS, **TABLES, **REFERENCES, **MEDIA, **DESCRIPTIONS, **FORMULAS,
}  # fmt: skip


def render_page(document: nodes.document, docname: str, book: Book, *, opening: bool) -> Expression:
    """Return a page of the archive; a page that opens a part has the title of the part."""
    page = Page(
        docname=docname,
        book=book,
        renderers=RENDERERS,
        level=1 if opening else 2,
        footnotes=_footnotes(document),
        first_uses=frozenset(_first_uses(document)),
    )
    return render_document(document, page)


def labels_of(document: nodes.document, docname: str) -> Iterator[str]:
    """Yield every place of a page that a link may lead to."""
    yield docname
    for node in document.findall(nodes.Element):
        yield from (f"{docname}#{name}" for name in node["ids"])


def _footnotes(document: nodes.document) -> dict[str, nodes.footnote]:
    """Return the notes that text refers to, by id; notes to titles are printed where they stand."""
    cited = {node.get("refid") for node in _footnote_references(document)}
    return {name: note for note in document.findall(nodes.footnote) for name in note["ids"] if name in cited}


def _footnote_references(document: nodes.document) -> Iterator[nodes.footnote_reference]:
    for node in document.findall(nodes.footnote_reference):
        if not isinstance(node.parent, nodes.title):
            yield node


def _first_uses(document: nodes.document) -> Iterator[int]:
    """Yield the identity of the nodes that are the first to refer to a note or to use an abbreviation."""
    seen: set[str] = set()
    for node in (*_footnote_references(document), *document.findall(nodes.abbreviation)):
        name = node["refid"] if isinstance(node, nodes.footnote_reference) else "abbreviation:" + node.astext()
        if name not in seen:
            seen.add(name)
            yield id(node)
