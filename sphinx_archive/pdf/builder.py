"""The Sphinx builder `archive-pdf`: the whole archive as one PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __
from sphinx.util.display import progress_message

from .freshness import digest
from .names import names_of
from sphinx_archive.catalogue.parts import catalogue_of, parts
from .press import press
from .references import internal_address
from .reports import Reports
from .volume import write_volume

if TYPE_CHECKING:
    from collections.abc import Iterable, Set


class ArchivePdfBuilder(Builder):
    """Writes the archive as one PDF/UA-1 and PDF/A-2a file."""

    name = "archive-pdf"
    format = "typst"
    epilog = __("The PDF is in %(outdir)s.")
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    # Not to embed them, but to keep Sphinx from fetching them: they are reported instead.
    supported_remote_images = True

    @property
    def path(self) -> Path:
        """Where the PDF is written: the project's name as docutils makes ids, `the-metalworkers-archive.pdf`."""
        return Path(self.outdir, f"{nodes.make_id(self.config.project) or 'archive'}.pdf")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page within the book."""
        return internal_address(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page within the book, the same from everywhere."""
        return self.get_target_uri(to, typ)

    def get_outdated_docs(self) -> str | Iterable[str]:
        """Return nothing when the PDF was made from these very pages, else everything."""
        # A removed page makes no other page outdated, so Sphinx would not tell us.
        self.env.find_files(self.config, self)
        known = self._stamp.read_text("utf-8") if self._stamp.exists() and self.path.exists() else ""
        return [] if known == digest(self.env) else str(__("the whole archive"))

    def write_documents(self, docnames: Set[str]) -> None:
        """Write the book, whichever pages changed: page numbers depend on all of them."""
        self.path.unlink(missing_ok=True)
        self._stamp.unlink(missing_ok=True)
        reports = Reports()
        main = write_volume(
            self, parts(self.env), names_of(catalogue_of(self.env)), Path(self.outdir, "typst"), reports
        )
        with progress_message(__("setting the PDF")):
            self.path.write_bytes(press(main, reports))
        if not reports.count:
            self._stamp.write_text(digest(self.env), "utf-8")

    @property
    def _stamp(self) -> Path:
        return Path(self.outdir, ".stamp")
