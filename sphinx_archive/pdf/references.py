"""Links: within the book with page numbers, to the web with addresses, and to notes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from docutils import nodes
from sphinx import addnodes

from .expressions import NOTHING, Expression, call, literal, truth
from .lists import flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer

INTERNAL = "%"
"""What the builder's addresses of pages start with; no address of the web does."""
LONGEST_ADDRESS = 8000


def internal_address(docname: str) -> str:
    """Return the address of a page of the book, as the builder gives it to Sphinx."""
    return INTERNAL + docname


def label_at(address: str) -> str:
    """Return the label in the book for an address of the builder."""
    docname, _, name = address.removeprefix(INTERNAL).partition("#")
    return f"{docname}#{name}" if name else docname


def render_reference(node: nodes.Element, page: Page) -> Expression:
    """A link of any kind."""
    body = page.inside(node)
    if page.bare or body == NOTHING:
        return body
    if "refid" in node:
        return page.anchored(node, link_inside(page.label(node["refid"]), body, page, node))
    address = node.get("refuri", "")
    if address.startswith(INTERNAL):
        return page.anchored(node, link_inside(label_at(address), body, page, node))
    return page.anchored(node, link_outside(address, body, page, node))


def link_inside(label: str, body: Expression, page: Page, node: nodes.Element) -> Expression:
    """Link to a place of the archive: with its page number, unless it is on the same page of the archive.

    What no volume has is on the web; and in a volume that has not got the place, Typst makes it a link to the web.
    """
    docname, _, name = label.partition("#")
    if docname in page.book.elsewhere and page.book.address:
        return call("aside", literal(web_address(page.book.address, docname, name)), body)
    page.book.places.ask(label, page.where(node))
    elsewhere = docname != page.docname
    indexed = literal(docname) if elsewhere and docname in page.book.named else Expression("none")
    return call("internal", literal(label), body, numbered=truth(elsewhere), indexed=indexed)


def link_outside(address: str, body: Expression, page: Page, node: nodes.Element) -> Expression:
    """Link to the web; lists of sources also print the address."""
    absolute = absolute_address(address, page)
    if not absolute or len(absolute) > LONGEST_ADDRESS:
        return body
    text = node.astext()
    if _same_address(text, absolute):
        return call("address", literal(absolute), literal(page.printable(text, node)))
    shown = "record-sources" in page.scopes and not text.startswith(("http://", "https://"))
    return call("external", literal(absolute), body, shown=truth(shown))


def web_address(address: str, docname: str, name: str = "") -> str:
    """Return where a page is in the web edition."""
    return f"{address}{docname}.html" + (f"#{name}" if name else "")


def absolute_address(address: str, page: Page) -> str:
    """Return an address that works from paper: what is beside a page on the web needs the web's address."""
    if not address or urlsplit(address).scheme:
        return address
    return urljoin(urljoin(page.book.address, page.docname), address) if page.book.address else ""


def render_footnote_reference(node: nodes.Element, page: Page) -> Expression:
    """A note at the foot of the printed page, with the number it has on the web."""
    footnote = page.footnotes.get(node.get("refid", ""))
    if page.bare or footnote is None:
        return call("super", page.inside(node))
    label = literal(page.label(footnote["ids"][0]))
    if id(node) not in page.first_uses:
        return page.anchored(node, call("note-again", label))
    text = literal(page.printable(node.astext(), node))
    return page.anchored(node, call("note", label, text, flow(footnote, page, skipped=nodes.label)))


def render_footnote(node: nodes.Element, page: Page) -> Expression:
    """The text of a note: printed at the foot of the page, or here when nothing refers to it."""
    return NOTHING if node["ids"][0] in page.footnotes else render_citation(node, page)


def render_citation(node: nodes.Element, page: Page) -> Expression:
    """A work in a list of literature, with its label."""
    label = node.next_node(nodes.label)
    sign = literal(page.printable(f"[{label.astext()}]", node)) if label else literal("")
    return call("cited", sign, page.anchored(node, flow(node, page, skipped=nodes.label)))


def render_unresolved(node: nodes.Element, page: Page) -> Expression:
    """A reference that Sphinx could not resolve, and has already warned about."""
    return page.inside(node)


def _same_address(text: str, address: str) -> bool:
    bare = address.partition("://")[2].rstrip("/")
    return bool(bare) and text.strip().rstrip("/") in {address.rstrip("/"), bare}


REFERENCES: Mapping[type, Renderer] = {
    nodes.reference: render_reference,
    nodes.footnote_reference: render_footnote_reference,
    nodes.footnote: render_footnote,
    nodes.citation: render_citation,
    nodes.citation_reference: render_unresolved,
    addnodes.pending_xref: render_unresolved,
    addnodes.number_reference: render_reference,
}
