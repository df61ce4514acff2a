"""E-books: the whole archive and each series as EPUB 3.3, for reading without a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.epub.builder import ArchiveEpubBuilder
from sphinx_archive.epub.film import Film
from sphinx_archive.epub.translator import depart_film, visit_film

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Add the builder `archive-epub`."""
    app.add_builder(ArchiveEpubBuilder)
    app.add_node(Film, epub=(visit_film, depart_film))
