"""Pages that no author wrote: one for every value by which a listing is divided, and for every former address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.pages.browse.writing import collect

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Connect the pages to a build; Sphinx asks for such pages when all others are written."""
    app.connect("html-collect-pages", collect)
