"""What the builders of PDFs and of e-books share: pictures, addresses, and what need not be made again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder
from sphinx.locale import __

from sphinx_archive.catalogue.shelf import ROOMS, Shelf, archive_digest, edition_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class BookBuilder(Builder):
    """Writes books beside the pages of the site; what they are made of is kept below the folder of the doctrees.

    ``ending`` is that of the books; ``room`` the folder of this package that makes them, with these ``libraries``.
    """

    ending: ClassVar[str]
    room: ClassVar[str]
    libraries: ClassVar[tuple[str, ...]]
    allow_parallel = True
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
    ]
    # Not to embed them, but to keep Sphinx from fetching them: they are reported instead.
    supported_remote_images = True

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """Return the address of a page, the same from everywhere and in whichever book it is."""
        return self.get_target_uri(to, typ)

    def get_outdated_docs(self) -> str | Iterable[str]:
        """Return nothing when the books were made from these very pages, else everything."""
        # A removed page makes no other page outdated, so Sphinx would not tell us.
        self.env.find_files(self.config, self)
        return [] if self.shelf().is_current(self.digest()) else str(__("the books"))

    def digest(self) -> str:
        """Return a digest of all that decides the bytes of the books."""
        return archive_digest(self.env, edition_of((*ROOMS, self.room), self.libraries))

    def shelf(self) -> Shelf:
        """Return the books that are there."""
        return Shelf(Path(self.outdir), self.ending, self.workshop / "shelf.json")

    @property
    def workshop(self) -> Path:
        """Return the folder for what books are made of."""
        return Path(self.doctreedir, self.name)
