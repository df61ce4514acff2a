"""What a page of the site says, what a PDF says by poppler, and where the two part."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lxml.html import HtmlElement

NO_POPPLER = "NOT CHECKED: whether the PDFs say what the pages say. Install poppler-utils (pdftotext)."
# What is there for the screen only: links to headings, the form of citing that is to be copied, the film as a file.
FOR_THE_SCREEN = "a.headerlink, section.record-citation, span.colon, p.film-download"
_TEXT = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "pre", "figcaption", "summary"}
_GROUPS = {"article", "section", "div", "details", "figure", "ul", "ol", "dl", "table", "tr", "blockquote", "aside"}
BLOCKS = frozenset(_TEXT | _GROUPS)
_SHAPELESS = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
# Typst repeats the hyphen of some languages on the line after.
_REPEATED_HYPHEN = re.compile(r"-\n-")


def letters(text: str) -> str:
    """Return a text without spaces and without signs that have no shape, such as soft hyphens."""
    return _SHAPELESS.sub("", unicodedata.normalize("NFC", text))


def page_of(path: Path) -> HtmlElement:
    """Return the text of a page of the site, without what is around it."""
    (article,) = html.fromstring(path.read_bytes().decode("utf-8")).cssselect("article.bd-article")
    return article


def blocks(article: HtmlElement, address: str) -> list[str]:
    """Return the text of each block of a page as paper has it: with signs of lists, addresses of sources and films."""
    for element in article.cssselect(FOR_THE_SCREEN):
        element.drop_tree()
    for link in article.cssselect("section.record-sources a.reference.external"):
        if not _is_address(link):
            link.tail = f" {link.get('href')}{link.tail or ''}"
    for film in article.cssselect("video"):
        _replace(film, f"See the film: {_film(film, address)}")
    for kind in ("ul", "ol"):
        for listing in article.iter(kind):
            _mark(listing)
    return [text for text in map(str.strip, "".join(_pieces(article)).split("\x00")) if text]


def sheets(path: Path, chosen: range | None = None) -> list[str]:
    """Return the letters of each sheet of a PDF, or of some, in the order in which it is written."""
    program = shutil.which("pdftotext")
    if program is None and os.environ.get("CI"):
        pytest.fail(NO_POPPLER)
    if program is None:
        pytest.skip(NO_POPPLER)
    some = ["-f", str(chosen[0]), "-l", str(chosen[-1])] if chosen else []
    run = subprocess.run([program, "-raw", "-enc", "UTF-8", *some, path, "-"], check=True, capture_output=True)
    return [letters(_REPEATED_HYPHEN.sub("-", sheet)) for sheet in run.stdout.decode().split("\f")[:-1]]


def difference(expected: Sequence[str], found: str) -> str:
    """Return nothing where letters are those of some blocks in order; else the block where they begin to differ."""
    place = 0
    for block in expected:
        wanted = letters(block)
        if not found.startswith(wanted, place):
            same = _alike(wanted, found[place:])
            instead, right = found[place + same :][:60], wanted[same:][:60]
            return f"«{block}»: after {wanted[:same][-30:]!r} there is {instead!r} instead of {right!r}"
        place += len(wanted)
    return f"after the last block there is more: {found[place : place + 80]!r}" if place < len(found) else ""


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _is_address(link: HtmlElement) -> bool:
    href = str(link.get("href")).rstrip("/")
    return link.text_content().strip().rstrip("/") in {href, href.partition("://")[2]}


def _film(film: HtmlElement, address: str) -> str:
    (source, *_) = [str(source.get("src")) for source in film.iter("source")]
    return source if "://" in source else address


def _replace(element: HtmlElement, text: str) -> None:
    paragraph = html.Element("p")
    paragraph.text = text
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, paragraph)


def _mark(listing: HtmlElement) -> None:
    """Write the signs of a list before its items."""
    depth = sum(ancestor.tag == "ul" for ancestor in listing.iterancestors())
    for number, item in enumerate(listing.findall("li"), int(listing.get("start", "1"))):
        sign = f"{number}." if listing.tag == "ol" else "•–·"[depth % 3]
        first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
        first.text = f"{sign} {first.text or ''}"


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the texts in an element; a zero stands where a block begins or ends."""
    edge = "\x00" if element.tag in BLOCKS else ""
    yield edge
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
    yield edge
