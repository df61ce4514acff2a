"""The book as a folder of Typst files: one for each page, the theme, the images and the main file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .expressions import Expression, array, block, call, dictionary, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .names import Entry
    from .page import Book
    from sphinx_archive.catalogue.parts import Part

THEME = Path(__file__).parent / "theme"
IMPORT = '#import "/theme/archive.typ": *\n'


@dataclass(frozen=True)
class Front:
    """What the title page, the running heads and the colophon say."""

    title: str
    subtitle: str
    author: str
    edition: str
    address: str
    licence: str
    language: str
    made_with: str


def stage(folder: Path, front: Front, parts: Iterable[Part], titles: Mapping[str, str], index: Expression) -> Path:
    """Write the main file and copy the theme; return the path of the main file."""
    shutil.copytree(THEME, folder / "theme", dirs_exist_ok=True)
    main = folder / "main.typ"
    main.write_text(main_file(front, parts, titles, index), encoding="utf-8")
    return main


def main_file(front: Front, parts: Iterable[Part], titles: Mapping[str, str], index: Expression) -> str:
    """Return the main file: front matter, parts, index, colophon."""
    said = {name: literal(text) for name, text in vars(front).items()}
    body = [
        call("title-page", dictionary(**said)),
        call("contents"),
        *(expression for part in parts for expression in _part(part, titles)),
        index,
        call("colophon", dictionary(**said)),
    ]
    return f"{IMPORT}#show: book.with({dictionary(**said)})\n#{block(body)}\n"


def _part(part: Part, titles: Mapping[str, str]) -> list[Expression]:
    opening = [] if opens(part, titles) else [call("part-title", literal(part.title))]
    return [*opening, *(Expression(f"include {literal('/' + page_path(docname))}") for docname in part.docnames)]


def opens(part: Part, titles: Mapping[str, str]) -> bool:
    """Tell whether the first page of a part has the title of the part, so that it is printed once."""
    return titles.get(part.docnames[0]) == part.title


def page_path(docname: str) -> str:
    """Return where the Typst file of a page is, seen from the book's folder."""
    return f"pages/{docname}.typ"


def write_page(folder: Path, docname: str, page: Expression) -> None:
    """Write the Typst file of one page."""
    path = folder / page_path(docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{IMPORT}#{page}\n", encoding="utf-8")


def index_expression(groups: Iterable[tuple[str, list[Entry]]], book: Book) -> Expression:
    """Return the index of names, or nothing when there are no names."""
    letters = [array([literal(letter), array(_entry(entry, book) for entry in entries)]) for letter, entries in groups]
    return call("names-index", array(letters)) if letters else Expression("[]")


def _entry(entry: Entry, book: Book) -> Expression:
    return dictionary(
        term=literal(book.said(entry.term)),
        about=array(literal(docname) for docname in entry.docnames),
        places=array(literal(label) for label in entry.labels),
        see=array(literal(book.said(name)) for name in entry.see),
        parts=array(_entry(part, book) for part in entry.parts.values()),
    )
