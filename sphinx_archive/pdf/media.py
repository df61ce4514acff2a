"""Images, figures and films."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from sphinxcontrib.video import video_node

from sphinx_archive.drawings import drawing

from .expressions import NOTHING, Expression, block, call, literal
from .references import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .page import Page, Renderer

# A length as docutils accepts it -> Typst has the same unit, or we convert.
_LENGTH = re.compile(r"(?P<amount>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>em|cm|mm|in|pt|px|pc|%|)")
_NONE = Expression("none")


def render_image(node: nodes.Element, page: Page) -> Expression:
    """An image, in the line or on its own."""
    inline = isinstance(node.parent, nodes.TextElement) and len(node.parent.children) > 1
    picture = picture_of(node, page)
    if picture == NOTHING or page.bare:
        return page.text(node.get("alt", ""), node)
    return page.anchored(node, call("picture-in-line" if inline else "picture-alone", picture))


def picture_of(node: nodes.Element, page: Page) -> Expression:
    """Return the image itself with its alternative text, or what can stand for it."""
    address = node["uri"]
    staged = page.book.pictures.get(address)
    if staged is None:
        page.warn(
            "pdf-missing-image",
            f"The image {address!r} cannot be printed: it is not a PNG, JPEG, GIF, WebP or SVG file of the archive. "
            "Copy it into the archive beside the page.",
            node,
        )
        absolute = address if urlsplit(address).scheme in {"http", "https"} else ""
        return call("address", literal(absolute), literal(absolute)) if absolute else NOTHING
    if "decorative" in node["classes"]:
        return call("picture", literal(staged), width=_width(node), alt=_NONE)
    alt = page.printable(node.get("alt", "").strip(), node)
    if not alt:
        page.warn(
            "pdf-alt-text",
            f"The image {address!r} has no alternative text: readers who cannot see it learn nothing. "
            "Say what it shows: `![what it shows](file)` or `:alt: what it shows`.",
            node,
        )
        alt = address.rsplit("/", 1)[-1]
    return call("picture", literal(staged), width=_width(node), alt=literal(alt))


def render_figure(node: nodes.Element, page: Page) -> Expression:
    """An image with its caption and a legend."""
    captions = [child for child in node.children if isinstance(child, nodes.caption)]
    legends = [child for child in node.children if isinstance(child, nodes.legend)]
    picture = page.all(child for child in node.children if child not in (*captions, *legends))
    words = block(
        [
            *(page.anchored(child, page.inside(child)) for child in captions),
            *(page.anchored(child, page.inside(child)) for child in legends),
        ]
    )
    return page.anchored(node, call("captioned", picture, words))


def render_film(node: nodes.Element, page: Page) -> Expression:
    """A film: a still if there is one, and the address where to see it; never a player."""
    address = film_address(node, page)
    staged = page.book.pictures.get(poster_of(node))
    alt = node.get("alt") or node.get("caption") or "A still from the film"
    still = call("picture", literal(staged), width=_NONE, alt=literal(page.printable(alt, node))) if staged else _NONE
    caption = page.text(node["caption"], node) if node.get("caption") else _NONE
    shown = literal(page.printable(address, node)) if address else _NONE
    return page.anchored(node, call("film-still", still, shown, caption))


def film_address(node: nodes.Element, page: Page) -> str:
    """Return where to see a film: its own address, or that of its page in the web edition."""
    source: str = node["sources"][0][0]
    if urlsplit(source).scheme:
        return source
    return web_address(page.book.address, page.docname) if page.book.address else ""


def poster_of(node: nodes.Element) -> str:
    """Return the poster of a film as its author wrote it, or an empty string."""
    return str(node.get("poster", "") or "")


def _width(node: nodes.Element) -> Expression:
    """Return the width an author asked for; pixels are 96 to the inch, as in browsers."""
    match = _LENGTH.fullmatch(node.get("width", "") or "")
    if not match:
        return _NONE
    amount, unit = match["amount"], match["unit"]
    if unit in {"px", ""}:
        return Expression(f"{float(amount) * 0.75:g}pt")
    if unit == "pc":
        return Expression(f"{float(amount) * 12:g}pt")
    return Expression(f"{amount}{unit}")


def render_drawing(node: nodes.Element, page: Page) -> Expression:
    """A drawing of the whole; what its links lead to stands below it on the page."""
    file = Expression(f"bytes({literal(node['svg'])})")
    return page.anchored(node, call("drawing", file, alt=literal(page.printable(node["alt"], node))))


MEDIA: Mapping[type, Renderer] = {
    nodes.image: render_image,
    nodes.figure: render_figure,
    drawing: render_drawing,
    video_node: render_film,
}
