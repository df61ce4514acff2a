"""One book: some parts of the archive, resolved by Sphinx and written as a folder of Typst files."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from sphinx.locale import __
from sphinx.util.display import status_iterator

from .document import Front, index_expression, opens, stage, write_page
from .glyphs import glyphs_of_fonts
from .names import Name, index_of, marked_entries
from .page import Book
from .pictures import copy_pictures, find_posters, pictures_in
from .rendering import labels_of, render_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.parts import Part
    from .reports import Reports


def write_volume(
    builder: Builder, parts: Sequence[Part], names: Sequence[Name], folder: Path, reports: Reports
) -> Path:
    """Write the folder of a book and return its main file; what was in the folder before is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    docnames = [docname for part in parts for docname in part.docnames]
    documents = {docname: resolve(builder, docname) for docname in _shown(builder, docnames, "reading pages... ")}
    book = Book(
        labels=frozenset(label for docname in docnames for label in labels_of(documents[docname], docname)),
        elsewhere=frozenset(builder.env.found_docs.difference(docnames)),
        pictures=copy_pictures(pictures_in(documents.values()), Path(builder.srcdir), folder),
        named=frozenset(name.docname for name in names),
        address=builder.config.html_baseurl.rstrip("/") + "/" if builder.config.html_baseurl else "",
        glyphs=glyphs_of_fonts(),
        reports=reports,
        curly=builder.config.smartquotes,
    )
    titles = {docname: title.astext() for docname, title in builder.env.titles.items()}
    opening = {part.docnames[0] for part in parts if opens(part, titles)}
    for docname in _shown(builder, docnames, "writing pages... "):
        write_page(folder, docname, render_page(documents[docname], docname, book, opening=docname in opening))
    index = index_expression(index_of(names, marked_entries(builder)), book)
    return stage(folder, front_of(builder.env, book), parts, titles, index)


def resolve(builder: Builder, docname: str) -> nodes.document:
    """Return a page with its references and markers resolved for this builder."""
    document = builder.env.get_and_resolve_doctree(docname, builder, tags=builder.tags)
    builder.post_process_images(document)
    find_posters(document, docname, builder.env)
    return document


def front_of(env: BuildEnvironment, book: Book) -> Front:
    """Return what the title page says; the subtitle is `subtitle` in the front matter of the first page."""
    config = env.config
    said = {
        "title": config.project,
        "subtitle": str(env.metadata[config.root_doc].get("subtitle", "")),
        "author": "" if config.author in {"Author name not set", config.project} else config.author,
        "edition": config.release or config.version,
        "address": book.address,
        "licence": config.copyright if isinstance(config.copyright, str) else ", ".join(config.copyright),
        "made_with": f"Sphinx {sphinx.__version__} and Typst {version('typst')}",
    }
    printable = {name: book.said(text) for name, text in said.items()}
    return Front(**printable, language=(config.language or "en").partition("_")[0])


def _shown(builder: Builder, docnames: Iterable[str], summary: str) -> Iterable[str]:
    names = list(docnames)
    return status_iterator(names, __(summary), "darkgreen", len(names), builder.config.verbosity)
