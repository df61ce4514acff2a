"""Cleans HTML that an author wrote, so that it is valid in a book: fewer elements and attributes, rightly nested."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_archive.epub.addresses import SCHEME
from sphinx_archive.epub.raw import BLOCKS, INLINE, KNOWN
from sphinx_archive.epub.xhtml import SVG, XML, dissolve, elements, html, name_of, settle

if TYPE_CHECKING:
    from lxml.etree import _Element

# Left out with all that is inside.
# fmt: off
GONE = (
    "applet", "audio", "canvas", "embed", "form", "iframe", "link", "meta", "noscript", "object", "script",
    "select", "style", "template", "textarea", "title",
)
# fmt: on
EVERYWHERE = frozenset(["id", "class", "lang", "dir", "title", "role", "style", f"{{{XML}}}lang"])
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "track": {"src", "srclang", "label", "kind"},
    "video": {"controls", "preload", "poster"},
}
NUMBERS = frozenset(["width", "height", "span", "colspan", "rowspan", "start", "value"])
# What an element may hold, and what may hold it; others become plain blocks.
ONLY = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}}
WITHIN = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "summary": {"details"},
    "source": {"video"},
    "track": {"video"},
    "rt": {"ruby"},
    "rp": {"ruby"},
}
_DECLARATION = "{http://www.w3.org/2000/xmlns/}"
_TRANSPARENT = frozenset(["a", "ins", "del", "video"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"])
_ROLE = re.compile(r"doc-[a-z]+|group|list|listitem|note|img|figure")


def clean(body: _Element) -> None:
    """Leave out what no book can hold, and nest the rest as HTML wants it."""
    etree.strip_tags(body, etree.Comment, etree.ProcessingInstruction)
    etree.strip_elements(body, *map(html, GONE), f"{{{SVG}}}script", f"{{{SVG}}}foreignObject", with_tail=False)
    _leave_out_films(body)
    for element in elements(body):
        name = name_of(element)
        if name == "input" and element.get("type") == "checkbox":
            _tick(element)
        elif (name and name not in KNOWN) or (name == "img" and "src" not in element.attrib):
            dissolve(element)
        else:
            _keep_attributes(element, name)
    settle(body)
    for rule in (_hold, _belong, _stand_in_line):
        for element in elements(body):
            rule(element, name_of(element))
        settle(body)
    etree.cleanup_namespaces(body)


def _leave_out_films(body: _Element) -> None:
    """Leave out films that authors wrote as HTML: their files are not in the book."""
    for film in list(body.iter(html("video"))):
        if not any(part.get("src", "").startswith(SCHEME) for part in film.iter(html("source"))):
            film.tag = html("object")
    etree.strip_elements(body, html("object"), with_tail=False)


def _tick(box: _Element) -> None:
    """Make a box of a task list a sign; nobody can tick it in a book."""
    sign = "\N{BALLOT BOX WITH CHECK}" if "checked" in box.attrib else "\N{BALLOT BOX}"
    box.attrib.clear()
    box.tag, box.text = html("span"), sign


def _keep_attributes(element: _Element, name: str) -> None:
    for attribute, value in list(element.attrib.items()):
        if not _fits(name, str(attribute), str(value)):
            del element.attrib[attribute]


def _fits(name: str, attribute: str, value: str) -> bool:
    """Whether an element may have an attribute with a value; elements of SVG and MathML only run no script."""
    if not name:
        return not attribute.startswith(("on", _DECLARATION))
    if attribute == "style" and "url(" in value.lower():
        return False
    if attribute == "role" and not _ROLE.fullmatch(value):
        return False
    if attribute in NUMBERS and not value.isdecimal():
        return False
    return attribute in EVERYWHERE | ATTRIBUTES.get(name, set()) or attribute.startswith("aria-")


def _hold(element: _Element, name: str) -> None:
    """Make a list with anything else than its entries a plain block, and details without a summary."""
    inside = [name_of(child) for child in element]
    stray = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
    if name in ONLY and (stray or not inside or not set(inside) <= ONLY[name]):
        element.tag = html("div")
    if name == "details" and inside[:1] != ["summary"]:
        element.tag = html("div")


def _belong(element: _Element, name: str) -> None:
    """Make an entry without its list a plain block."""
    parent = element.getparent()
    if name in WITHIN and (parent is None or name_of(parent) not in WITHIN[name]):
        if name in INLINE | {"source", "track"}:
            dissolve(element)
        else:
            element.tag = html("div")


def _stand_in_line(element: _Element, name: str) -> None:
    """Let what stands in a line hold nothing but lines."""
    blocks = [child for child in element.iterdescendants() if name_of(child) in BLOCKS - {"source", "track"}]
    if name in INLINE - _TRANSPARENT and blocks:
        dissolve(element)
    if name == "p" and blocks:
        element.tag = html("div")
    if name in _HEADINGS:
        for block in blocks:
            dissolve(block)
