"""The Sphinx builder `archive-epub`: the archive and its series, each as an e-book beside the pages of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils.frontend import get_default_settings
from docutils.writers.html5_polyglot import Writer
from sphinx.highlighting import PygmentsBridge
from sphinx.locale import __

from sphinx_archive.catalogue.book_builder import BookBuilder
from sphinx_archive.catalogue.volumes import series, whole
from sphinx_archive.epub.addresses import DOWNLOADS, FILES, SCHEME, file_of, page_address
from sphinx_archive.epub.binding import bind
from sphinx_archive.epub.film import put_films
from sphinx_archive.epub.pictures import put_pictures
from sphinx_archive.epub.raw import has_raw, report_raw
from sphinx_archive.epub.sheets import Sheets
from sphinx_archive.epub.tidy import body_of
from sphinx_archive.epub.translator import BookTranslator

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes

    from sphinx_archive.catalogue.volumes import Volume


class ArchiveEpubBuilder(BookBuilder):
    """Writes EPUB 3.3 files."""

    name = "archive-epub"
    format = "epub"
    epilog = __("The e-books are in %(outdir)s.")
    ending = room = "epub"
    libraries = ("docutils", "html5lib", "lxml", "sphinx", "typst")
    default_translator_class = BookTranslator
    # What Sphinx's HTML translator asks of its builder.
    add_permalinks = False
    download_support = True
    dlpath = DOWNLOADS
    current_docname = ""

    def init(self) -> None:
        """Set up what the translator needs."""
        self.imgpath = FILES
        self.highlighter = PygmentsBridge("html", "none")
        self.secnumbers: dict[str, tuple[int, ...]] = {}
        self.fignumbers: dict[str, dict[str, tuple[int, ...]]] = {}
        self.sheets = Sheets(self.workshop / "pages")
        # Pictures and films of all pages: their names in a book, and where they are.
        self.files: dict[str, Path] = {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page, whichever book it is in."""
        return page_address(docname)

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Read the settings that pages are written with."""
        self.settings = get_default_settings(Writer())
        for name, value in self.env.settings.items():
            setattr(self.settings, name, value)
        self.settings.initial_header_level = 1
        self.settings.math_output, self.settings.math_output_options = "MathML", []

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every page anew, whichever changed, as pages show one another; then bind the books."""
        volumes = self._volumes()
        self.sheets.clear()
        super().write_documents({docname for volume in volumes for docname in volume.docnames})
        shelf = self.shelf()
        shelf.keep({volume.path for volume in volumes})
        for volume in volumes:
            shelf.put(volume.path, bind(volume, self.sheets, self.files, self.env))
        shelf.close("" if self.sheets.has_doubts else self.digest())

    def write_doc_serialized(self, docname: str, doctree: nodes.document) -> None:
        """Find the files of a page and tell of what a book cannot show; workers of a parallel build cannot."""
        self.post_process_images(doctree)
        doubts = put_pictures(doctree, self.images, lambda uri: self._keep(Path(self.srcdir, uri)))
        put_films(doctree, lambda target: Path(self.env.relfn2path(target, docname)[1]), self._keep)
        doctree["doubts"] = doubts + report_raw(doctree)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write the body of a page for the books to come."""
        self.current_docname = docname
        self.secnumbers = self.env.toc_secnumbers.get(docname, {})
        self.fignumbers = self.env.toc_fignumbers.get(docname, {})
        doctree.settings = self.settings
        translator = self.create_translator(doctree, self)
        assert isinstance(translator, BookTranslator)
        doctree.walkabout(translator)
        body = body_of("".join(translator.body), raw=has_raw(doctree))
        self.sheets.put(docname, body, doctree["doubts"] + translator.doubts)

    def _keep(self, path: Path) -> str:
        name = file_of(path)
        self.files[name] = path
        return f"{SCHEME}{name}"

    def _volumes(self) -> tuple[Volume, ...]:
        return (whole(self.env), *series(self.env))
