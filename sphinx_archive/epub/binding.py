"""Binding: the pages of a volume, its cover, its contents and what it says of itself, as the bytes of one e-book."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.images import guess_mimetype
from sphinxcontrib.video import SUPPORTED_MIME_TYPES

from sphinx_archive.epub.access import access_of
from sphinx_archive.epub.contents import parts_of
from sphinx_archive.epub.cover import cover
from sphinx_archive.epub.fonts import fonts
from sphinx_archive.epub.front import front_of
from sphinx_archive.epub.leaf import leaves
from sphinx_archive.epub.links import Links
from sphinx_archive.epub.packing import pack
from sphinx_archive.epub.templates import render
from sphinx_archive.epub.xhtml import names_of
from sphinx_archive.exports.archive import web_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume
    from sphinx_archive.epub.leaf import Leaf
    from sphinx_archive.epub.sheets import Sheets

FOLDER = "EPUB"
STYLE = Path(__file__).parent / "static" / "book.css"
TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".otf": "font/otf",
    ".txt": "text/plain",
    ".css": "text/css",
    ".vtt": "text/vtt",
}


@dataclass(frozen=True)
class Item:
    """A file of a book as its package names it."""

    id: str
    href: str
    type: str
    properties: str = ""


def bind(volume: Volume, sheets: Sheets, files: Mapping[str, Path], env: BuildEnvironment) -> bytes:
    """Return an e-book."""
    bodies = {docname: sheets.get(docname) for docname in volume.docnames}
    anchors = {docname: names_of(body) for docname, body in bodies.items()}
    links = Links(anchors, files.keys(), web_root(env.config))
    bound = leaves(bodies, links, env)
    front, used = front_of(env, volume), sorted({name for leaf in bound for name in leaf.files})
    about = {"front": front, "access": access_of(bound), "parts": parts_of(volume, env), "start": bound[0].href}
    texts = {name: render(name, **about) for name in ("cover.xhtml", "title.xhtml", "nav.xhtml", "colophon.xhtml")}
    others = {"cover.png": cover(front), "book.css": STYLE.read_bytes(), **fonts()}
    others |= {name: files[name].read_bytes() for name in used}
    items = [*_texts(bound), *_others(others)]
    package = render("package.opf", **about, items=items, spine=[leaf.id for leaf in bound])
    inside = {"package.opf": package, **texts, **{leaf.href: leaf.content for leaf in bound}, **others}
    container = {"META-INF/container.xml": render("container.xml", folder=FOLDER)}
    return pack({**container, **{f"{FOLDER}/{name}": content for name, content in inside.items()}})


def _texts(bound: Iterable[Leaf]) -> Iterator[Item]:
    yield Item("cover-page", "cover.xhtml", TYPES[".xhtml"])
    yield Item("title-page", "title.xhtml", TYPES[".xhtml"])
    yield Item("nav", "nav.xhtml", TYPES[".xhtml"], "nav")
    for leaf in bound:
        yield Item(leaf.id, leaf.href, TYPES[".xhtml"], " ".join(leaf.properties))
    yield Item("colophon", "colophon.xhtml", TYPES[".xhtml"])


def _others(names: Iterable[str]) -> Iterator[Item]:
    for number, name in enumerate(names, 1):
        yield Item(f"file-{number}", name, _type(name), "cover-image" if name == "cover.png" else "")


def _type(name: str) -> str:
    ending = Path(name).suffix
    return TYPES.get(ending) or SUPPORTED_MIME_TYPES.get(ending) or guess_mimetype(name, "application/octet-stream")
