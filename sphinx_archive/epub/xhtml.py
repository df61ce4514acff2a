"""Trees of XHTML: the names of elements, taking elements out, and what XML forbids in texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

HTML, SVG, MATH = "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"
XLINK, XML = "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
# Source: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DISSOLVED = "dissolved"


def printable(text: str) -> str:
    """Return a text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def name_of(element: _Element) -> str:
    """Return the name of an element of HTML; nothing for an element of SVG or MathML, or a comment."""
    if not isinstance(element.tag, str):
        return ""
    found = etree.QName(element)
    return found.localname if found.namespace == HTML else ""


def html(name: str) -> str:
    """Return the name of an HTML element as trees have it."""
    return f"{{{HTML}}}{name}"


def elements(root: _Element) -> Iterator[_Element]:
    """Yield all elements below and with a root, without comments; the tree may change meanwhile."""
    yield from [element for element in root.iter() if isinstance(element.tag, str)]


def names_of(root: _Element) -> frozenset[str]:
    """Return the names of all places of a tree that links can lead to."""
    return frozenset(name for element in elements(root) if (name := element.get("id")))


def dissolve(element: _Element) -> None:
    """Mark an element so that `settle` takes it away and keeps what is inside it."""
    element.tag = _DISSOLVED


def settle(root: _Element) -> None:
    """Take away all that was dissolved."""
    etree.strip_tags(root, _DISSOLVED)
