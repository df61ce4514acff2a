"""The Sphinx builder `archive-pdf`: the archive, its series and its records, each as a PDF beside its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import __

from sphinx_archive.catalogue.book_builder import BookBuilder
from sphinx_archive.catalogue.volumes import volumes

from .printing import print_volumes
from .references import internal_address
from .reports import Reports
from .volumes import LIBRARIES, plan
from .writing import write_pages

if TYPE_CHECKING:
    from collections.abc import Set


class ArchivePdfBuilder(BookBuilder):
    """Writes PDF/UA-1 and PDF/A-2a files."""

    name = "archive-pdf"
    format = "typst"
    epilog = __("The PDFs are in %(outdir)s.")
    ending = room = "pdf"
    libraries = LIBRARIES

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page within the book."""
        return internal_address(docname)

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every page anew, whichever changed, as pages show one another; print the volumes that came out new."""
        reports = Reports()
        wanted = volumes(self.env)
        written = write_pages(self, wanted, self.workshop / "typst", reports)
        jobs = plan(self, wanted, written)
        shelf = self.shelf()
        shelf.keep({job.path for job in jobs})
        print_volumes(
            [job for job in jobs if not shelf.has(job.path, job.digest)], shelf, reports, self.config.verbosity
        )
        shelf.close("" if reports.count else self.digest())
