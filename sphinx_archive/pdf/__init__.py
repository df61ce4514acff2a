"""Paper: the whole archive as one accessible, archivable PDF, through Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builder import NAMES_EVENT, ArchivePdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builder `archive-pdf`, and the event that asks for the names of its index."""
    app.add_event(NAMES_EVENT)
    app.add_builder(ArchivePdfBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
