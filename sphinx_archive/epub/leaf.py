"""Leaves: the pages of one book, each with its final links and its foot, and with what the package says of it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.epub.addresses import file_of_page
from sphinx_archive.epub.templates import render
from sphinx_archive.epub.tidy import is_right_to_left
from sphinx_archive.epub.xhtml import HTML, MATH, SVG, html
from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.citations import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.epub.links import Links


@dataclass(frozen=True)
class Leaf:
    """A page of a book: its file, the ``properties`` that EPUB wants told, the ``files`` it shows.

    ``is_named`` says that every picture has words for those who do not see it, ``is_captioned`` that every film has
    for those who do not hear it.
    """

    id: str
    href: str
    properties: tuple[str, ...]
    files: frozenset[str]
    has_pictures: bool
    has_films: bool
    is_named: bool
    is_captioned: bool
    content: bytes


def leaves(bodies: Mapping[str, _Element], links: Links, env: BuildEnvironment) -> list[Leaf]:
    """Return the pages of a book in order."""
    return [_leaf(number, *found, links, env) for number, found in enumerate(bodies.items(), 1)]


def _leaf(number: int, docname: str, body: _Element, links: Links, env: BuildEnvironment) -> Leaf:
    files = links.settle(docname, body)
    properties = [said for said, *found in (("mathml", MATH, "math"), ("svg", SVG, "svg")) if _has(body, *found)]
    return Leaf(
        id=f"page-{number}",
        href=file_of_page(docname),
        properties=tuple(properties),
        files=frozenset(files),
        has_pictures=_has(body, SVG, "svg") or _has(body, HTML, "img"),
        has_films=_has(body, HTML, "video"),
        is_named=all(picture.get("alt") for picture in body.iter(html("img"))),
        is_captioned=all(_has(film, HTML, "track") for film in body.iter(html("video"))),
        content=_content(docname, body, links, env),  # the last, as it takes the body apart
    )


def _content(docname: str, body: _Element, links: Links, env: BuildEnvironment) -> bytes:
    """Return the file of a page: its body between head and foot."""
    record = catalogue_of(env).at(docname)
    language = (env.config.language or "en").replace("_", "-")
    page = etree.fromstring(
        render(
            "page.xhtml",
            language=language,
            direction="rtl" if is_right_to_left(language) else "ltr",
            title=title_of(docname, env),
            top=posixpath.relpath(".", posixpath.dirname(file_of_page(docname))),
            cited=sentence.render(record, archive_of(env)) if record else "",
            address=links.page(docname),
        )
    )
    main = page.find(f".//{html('main')}")
    assert main is not None  # the template has it
    main.text = body.text
    main.extend(body)
    etree.cleanup_namespaces(page, keep_ns_prefixes=["epub"], top_nsmap={None: HTML})  # type: ignore[dict-item]
    return etree.tostring(page, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def title_of(docname: str, env: BuildEnvironment) -> str:
    """Return the title of a page; its name where it has none."""
    title = env.titles.get(docname)
    return (title.astext().strip() if title is not None else "") or docname


def _has(body: _Element, namespace: str, name: str) -> bool:
    return next(body.iter(f"{{{namespace}}}{name}"), None) is not None
