"""Images, figures and films."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from sphinxcontrib.video import video_node

from sphinx_archive.drawings import drawing

from .expressions import NOTHING, Expression, block, call, literal
from .pictures import picture_at, poster_of
from .proof import PictureError
from .references import web_address
from .vectors import left_out

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
        absolute = address if urlsplit(address).scheme in {"http", "https"} else ""
        why = "it is on the web. Copy it into the archive beside the page." if absolute else why_missing(node, address)
        page.warn("pdf-missing-image", f"The image {address!r} cannot be printed: {why}", node)
        return call("address", literal(absolute), literal(absolute)) if absolute else NOTHING
    report_left_out(node, address, page)
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


def why_missing(node: nodes.Element, address: str) -> str:
    """Return what keeps an image from being printed, and what to do."""
    try:
        picture_at(_file_of(node, address))
    except PictureError as error:
        return str(error)
    return "it was added while the archive was being built. Build it again."


def report_left_out(node: nodes.Element, address: str, page: Page) -> None:
    """Report what the book leaves out of a drawing."""
    parts = left_out(_file_of(node, address)) if address.lower().endswith(".svg") else []
    if parts:
        page.warn(
            "pdf-missing-image",
            f"The PDF leaves out a part of the drawing {address!r}: {', '.join(parts)}. "
            "Draw it with shapes and text, and put pictures into the file itself.",
            node,
        )


def _file_of(node: nodes.Element, address: str) -> Path:
    assert node.document is not None
    return Path(node.document.settings.env.srcdir, address)


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
    poster = poster_of(node)
    staged = page.book.pictures.get(poster)
    if poster and staged is None:
        why = f"The poster {poster!r} of this film cannot be printed: {why_missing(node, poster)}"
        page.warn("pdf-missing-image", why, node)
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
