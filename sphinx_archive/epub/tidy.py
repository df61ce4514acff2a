"""From the text of a page's body to a tree that is well-formed, whatever authors or extensions wrote into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from lxml import etree

from sphinx_archive.epub.clean import clean
from sphinx_archive.epub.raw import parse
from sphinx_archive.epub.xhtml import HTML, XML, elements, html, printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def body_of(text: str, *, raw: bool) -> _Element:
    """Return the body of a page; ``raw`` says that authors wrote HTML into it."""
    body = None if raw else _as_xml(printable(text))
    if body is None:
        body = _as_browsers_do(printable(text))
        clean(body)
    _name_once(body)
    _rename_roles(body)
    _mark_languages(body)
    return body


def _as_xml(text: str) -> _Element | None:
    """Return a body if it is well-formed XML, as all is that Sphinx itself writes."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        parser.feed(f'<body xmlns="{HTML}">')
        parser.feed(text)
        parser.feed("</body>")
        return parser.close()
    except etree.XMLSyntaxError:
        return None


def _as_browsers_do(text: str) -> _Element:
    """Return a body of HTML, whatever is wrong with it."""
    found = parse(text).find(html("body"))
    assert found is not None  # the parser makes one for any text
    # The parser's own has a prefix.
    body = etree.Element(html("body"), nsmap={None: HTML})  # type: ignore[dict-item]
    body.text = found.text
    body.extend(found)
    return body


def _name_once(body: _Element) -> None:
    """Take away names of places that are none, and those that the page has given already."""
    seen: set[str] = set()
    for element in elements(body):
        name = element.get("id")
        if name is not None and (name in seen or not name or any(map(str.isspace, name))):
            del element.attrib["id"]
        seen.add(name or "")


def _rename_roles(body: _Element) -> None:
    """Call an entry of a bibliography what standards call it now: https://www.w3.org/TR/dpub-aria-1.1/."""
    for element in elements(body):
        if element.get("role") == "doc-biblioentry":
            element.set("role", "listitem")


def _mark_languages(body: _Element) -> None:
    """Say the language of words as XML wants it too, and the direction of its writing."""
    for element in elements(body):
        language = element.get("lang")
        if language is None:
            continue
        if not _LANGUAGE.fullmatch(language):
            del element.attrib["lang"]
            continue
        element.set(f"{{{XML}}}lang", language)
        if is_right_to_left(language) and not element.get("dir"):
            element.set("dir", "rtl")


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False
