"""Pictures of a page: those of the archive go into the book, others are linked to or told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.epub.addresses import is_elsewhere
from sphinx_archive.messages import warn

if TYPE_CHECKING:
    from collections.abc import Callable


def put_pictures(document: nodes.document, images: dict[str, str], keep: Callable[[str], str]) -> int:
    """Take the pictures of a page into the book; return how many were warned of.

    ``images`` holds those that are there, with the names under which the translator is to find them; ``keep`` takes one
    into the book and returns its address. That a file is missing was said when the page was read.
    """
    doubts = 0
    for node in list(document.findall(nodes.image)):
        if node["uri"] in images:
            images[node["uri"]] = keep(node["uri"]).rpartition("/")[2]
            node.setdefault("alt", "")  # docutils would say the name of the file instead
        else:
            doubts += _put_words(node)
    return doubts


def _put_words(node: nodes.image) -> bool:
    """Put what a picture shows in its place, with a link and a warning if it is elsewhere."""
    address, alt = node["uri"], node.get("alt", "").strip()
    words: nodes.TextElement = nodes.inline("", alt)
    if elsewhere := is_elsewhere(address):
        words = nodes.reference("", alt or address, refuri=address)
        warn(
            "epub-remote-image",
            f"The image {address!r} is on another site, so the e-books have a link in its place. "
            "Copy it into the archive beside the page.",
            node,
        )
    # A link around a picture goes: links hold no links.
    place = node.parent if isinstance(node.parent, nodes.reference) else node
    in_line = isinstance(place.parent, nodes.TextElement)
    place.replace_self(words if in_line else nodes.paragraph("", "", words))
    return elsewhere
