"""Every page of the printed archive, resolved by Sphinx and written once as a Typst file for all volumes it is in."""

from __future__ import annotations

import hashlib
import operator
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import __
from sphinx.util.display import status_iterator
from sphinx.util.parallel import ParallelTasks, make_chunks

from sphinx_archive.catalogue.parts import catalogue_of, parts
from sphinx_archive.exports.archive import web_root

from .document import THEME, index_file, opens, places_file, write_page
from .glyphs import glyphs_of_fonts
from .names import index_of, marked_entries, names_of, places_of
from .numbering import write_numbers
from .page import Book
from .pictures import copy_pictures, find_posters, pictures_in
from .places import Places
from .rendering import labels_of, render_page
from .reports import Reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.builders import Builder

    from sphinx_archive.catalogue.volumes import Volume


@dataclass(frozen=True)
class Written:
    """The folder of all Typst files, and by docname a digest of each page with its pictures."""

    folder: Path
    book: Book
    digests: Mapping[str, bytes]


class Chunk(NamedTuple):
    """What came of some pages: a digest of each, their places, the number of warnings."""

    digests: dict[str, bytes]
    places: Places
    reports: int


def write_pages(builder: Builder, volumes: Iterable[Volume], folder: Path, reports: Reports) -> Written:
    """Write the pages of all volumes, the theme and the index; what was in the folder before is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(THEME, folder / "theme")
    docnames = list(dict.fromkeys(docname for volume in volumes for docname in volume.docnames))
    catalogue = catalogue_of(builder.env)
    names = names_of(catalogue)
    book = Book(
        printed=frozenset(docnames),
        elsewhere=frozenset(builder.env.found_docs.difference(docnames)),
        pictures={},
        named=frozenset(name.docname for name in names),
        address=web_root(builder.config),
        glyphs=glyphs_of_fonts(),
        reports=reports,
        places=Places(),
        curly=builder.config.smartquotes,
    )
    digests = _write_all(builder, docnames, book, folder)
    book.places.report(reports)
    index = index_of(names, [*places_of(catalogue), *marked_entries(builder)])
    (folder / "names.typ").write_text(index_file(index, book), "utf-8")
    (folder / "places.typ").write_text(places_file(book.places.broken()), "utf-8")
    return Written(folder, book, digests)


def _write_all(builder: Builder, docnames: list[str], book: Book, folder: Path) -> dict[str, bytes]:
    """Write pages, in several processes where Sphinx may use them; return a digest of each."""
    opening = _opening(builder)
    digests: dict[str, bytes] = {}

    def write(chunk: list[str]) -> Chunk:
        own = replace(book, places=Places(), reports=Reports())
        done = {docname: _write(builder, docname, own, folder, opening) for docname in chunk}
        return Chunk(done, own.places, own.reports.count)

    def join(chunk: list[str], done: Chunk) -> None:
        digests.update(done.digests)
        book.places.join(done.places)
        book.reports.count += done.reports

    processes = builder.app.parallel if builder.parallel_ok else 1
    tasks = ParallelTasks(processes)
    chunks = make_chunks(docnames, processes)
    for chunk in status_iterator(
        chunks, __("writing pages... "), "darkgreen", len(chunks), builder.config.verbosity, operator.itemgetter(0)
    ):
        if processes > 1:
            tasks.add_task(write, chunk, join)
        else:
            join(chunk, write(chunk))
    tasks.join()
    return digests


def _write(builder: Builder, docname: str, book: Book, folder: Path, opening: frozenset[str]) -> bytes:
    """Write a page with its pictures; return a digest of both."""
    document = resolve(builder, docname)
    book.places.note(labels_of(document, docname))
    pictures = copy_pictures(pictures_in([document]), Path(builder.srcdir), folder)
    page = render_page(document, docname, replace(book, pictures=pictures), opening=docname in opening)
    digest = hashlib.sha256(write_page(folder, docname, page))
    for picture in sorted(pictures.values()):
        digest.update((folder / picture.lstrip("/")).read_bytes())
    return digest.digest()


def resolve(builder: Builder, docname: str) -> nodes.document:
    """Return a page with its references and markers resolved for this builder."""
    document = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.post_process_images(document)
    find_posters(document, docname, builder.env)
    write_numbers(document, docname, builder.env)
    return document


def _opening(builder: Builder) -> frozenset[str]:
    """Return the pages that open a part of the whole book with its title."""
    titles = {docname: title.astext() for docname, title in builder.env.titles.items()}
    return frozenset(part.docnames[0] for part in parts(builder.env) if opens(part, titles))
