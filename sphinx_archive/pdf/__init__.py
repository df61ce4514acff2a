"""Paper: the whole archive as one accessible, archivable PDF, through Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .builder import ArchivePdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the builder `archive-pdf`."""
    app.add_builder(ArchivePdfBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
