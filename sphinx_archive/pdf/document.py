"""The Typst files around the pages: the main file of each volume, and what all volumes read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .expressions import Expression, array, block, call, dictionary, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.catalogue.parts import Part
    from sphinx_archive.catalogue.volumes import Volume

    from .front import Front
    from .names import Entry
    from .page import Book

THEME = Path(__file__).parent / "theme"
IMPORT = '#import "/theme/archive.typ": *\n'


def book_file(front: Front, volume: Volume, titles: Mapping[str, str], shelf: Iterable[tuple[str, str]]) -> str:
    """Return the main file of a volume: front matter, parts, index, colophon.

    ``shelf`` has titles and addresses of the volumes that hold what this one leaves out.
    """
    said = front.said()
    others = array(array([literal(title), literal(address)]) for title, address in shelf)
    body = [
        call("title-page", said),
        call("contents"),
        *(expression for part in volume.parts for expression in _part(part, volume, titles)),
        call("shelf", others),
        call("names-index", Expression("letters")),
        call("colophon", said),
    ]
    return f'{IMPORT}#import "/names.typ": letters\n#show: book.with({said})\n#{block(body)}\n'


def leaflet_file(front: Front, volume: Volume) -> str:
    """Return the main file of a single record: its page, and how it is cited."""
    said = front.said()
    body = [*map(_included, volume.docnames), call("closing", said)]
    return f"{IMPORT}#show: leaflet.with({said})\n#{block(body)}\n"


def _part(part: Part, volume: Volume, titles: Mapping[str, str]) -> list[Expression]:
    untitled = volume.form == "parts" or opens(part, titles)
    opening = [] if untitled else [call("part-title", literal(part.title))]
    return [*opening, *map(_included, part.docnames)]


def _included(docname: str) -> Expression:
    return Expression(f"include {literal('/' + page_path(docname))}")


def opens(part: Part, titles: Mapping[str, str]) -> bool:
    """Tell whether the first page of a part has the title of the part, so that it is printed once."""
    return titles.get(part.docnames[0]) == part.title


def page_path(docname: str) -> str:
    """Return where the Typst file of a page is, seen from the folder of all Typst files."""
    return f"pages/{docname}.typ"


def write_page(folder: Path, docname: str, page: Expression) -> bytes:
    """Write the Typst file of one page and return its content."""
    path = folder / page_path(docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = f"{IMPORT}#{page}\n".encode()
    path.write_bytes(content)
    return content


def places_file(broken: Iterable[str]) -> str:
    """Return the module that says which places links ask for in vain."""
    return f"#let broken = {array(map(literal, broken))}\n"


def index_file(groups: Iterable[tuple[str, list[Entry]]], book: Book) -> str:
    """Return the module with the index of all names, of which a volume prints those that it has."""
    letters = [
        array([literal(book.shown(letter)), array(_entry(entry, book) for entry in entries)])
        for letter, entries in groups
    ]
    return f"#let letters = {array(letters)}\n"


def _entry(entry: Entry, book: Book) -> Expression:
    return dictionary(
        term=literal(book.said(entry.term)),
        about=array(literal(docname) for docname in entry.docnames),
        places=array(literal(label) for label in entry.labels),
        see=array(array([literal(book.said(name)), literal(docname)]) for name, docname in entry.see),
        parts=array(_entry(part, book) for part in entry.parts.values()),
    )
