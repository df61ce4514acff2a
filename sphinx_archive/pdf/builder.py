"""The Sphinx builder `archive-pdf`: the archive, its series and its records, each as a PDF beside its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder
from sphinx.locale import __

from sphinx_archive.catalogue.shelf import ROOMS, Shelf, archive_digest, edition_of
from sphinx_archive.catalogue.volumes import volumes

from .printing import print_volumes
from .references import internal_address
from .reports import Reports
from .volumes import LIBRARIES, plan
from .writing import write_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Set


class ArchivePdfBuilder(Builder):
    """Writes PDF/UA-1 and PDF/A-2a files; what they are made of is kept below the folder of the doctrees."""

    name = "archive-pdf"
    format = "typst"
    allow_parallel = True
    epilog = __("The PDFs are in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    # Not to embed them, but to keep Sphinx from fetching them: they are reported instead.
    supported_remote_images = True

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page within the book."""
        return internal_address(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page within the book, the same from everywhere."""
        return self.get_target_uri(to, typ)

    def get_outdated_docs(self) -> str | Iterable[str]:
        """Return nothing when the PDFs were made from these very pages, else everything."""
        # A removed page makes no other page outdated, so Sphinx would not tell us.
        self.env.find_files(self.config, self)
        return [] if self._shelf().is_current(self._digest()) else str(__("the printed archive"))

    def write_documents(self, docnames: Set[str]) -> None:
        """Write every page anew, whichever changed, as pages show one another; print the volumes that came out new."""
        reports = Reports()
        wanted = volumes(self.env)
        written = write_pages(self, wanted, self._workshop / "typst", reports)
        jobs = plan(self, wanted, written)
        shelf = self._shelf()
        shelf.keep({job.path for job in jobs})
        print_volumes(
            [job for job in jobs if not shelf.has(job.path, job.digest)], shelf, reports, self.config.verbosity
        )
        shelf.close("" if reports.count else self._digest())

    def _digest(self) -> str:
        return archive_digest(self.env, edition_of((*ROOMS, "pdf"), LIBRARIES))

    def _shelf(self) -> Shelf:
        return Shelf(Path(self.outdir), "pdf", self._workshop / "shelf.json")

    @property
    def _workshop(self) -> Path:
        return Path(self.doctreedir, "paper")
