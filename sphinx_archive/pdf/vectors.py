"""Drawings in SVG as paper needs them: nothing that runs, nothing from elsewhere, and sure to be read by Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from .proof import PictureError, refuse_unprintable_drawing

if TYPE_CHECKING:
    from pathlib import Path

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_LEFT_OUT = {"script": "a script", "foreignObject": "HTML"}
_LINKS = {"href", f"{{{_XLINK}}}href"}


def drawing_of(source: Path) -> bytes:
    """Return what is printed of a drawing; unchanged when nothing has to be left out.

    Raises `PictureError` for a file that is no SVG, or that Typst cannot draw.
    """
    original = source.read_bytes()
    root = _root(original)
    parents = {child: parent for parent in root.iter() for child in parent}
    unwanted = [element for element in root.iter() if _foreign(element)]
    for element in unwanted:
        parents[element].remove(element)
    printed = _written(root) if unwanted or not _is_utf8(original) else original
    refuse_unprintable_drawing(printed)
    return printed


def left_out(source: Path) -> list[str]:
    """Return what the book leaves out of a drawing, in words, once each."""
    found = map(_foreign, _root(source.read_bytes()).iter())
    return list(dict.fromkeys(words for words in found if words))


def _root(original: bytes) -> ElementTree.Element:
    try:
        # Python's parser fetches nothing, and stops at entities that grow.
        root = ElementTree.fromstring(original)  # noqa: S314
    except ElementTree.ParseError as error:
        line, column = error.position
        message = f"it is no SVG that can be read: line {line}, column {column + 1}. Export it again."
        raise PictureError(message) from error
    if root.tag != f"{{{_SVG}}}svg":
        message = f'it is no SVG: it begins with <{root.tag}>, not with <svg xmlns="{_SVG}">. Export it again.'
        raise PictureError(message)
    return root


def _foreign(element: ElementTree.Element) -> str:
    """Return in words what an element brings that paper does not have, or an empty string."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name in _LEFT_OUT:
        return _LEFT_OUT[name]
    links = [element.get(link, "") for link in _LINKS]
    elsewhere = next((link for link in links if link and not link.startswith(("#", "data:image/"))), "")
    return f"the file {elsewhere[:60]!r}" if elsewhere and name != "a" else ""


def _is_utf8(original: bytes) -> bool:
    try:
        original.decode()
    except UnicodeDecodeError:
        return False
    return True


def _written(root: ElementTree.Element) -> bytes:
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    written: bytes = ElementTree.tostring(root, "utf-8")
    return written
