"""A Sphinx extension that turns MyST pages into an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"
__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the archive to a build, in the order in which a page flows through it."""
    # Imported here so that the editors' commands, which share this package, start without Sphinx.
    from sphinx_archive import catalogue, epub, exports, pages, pdf, search

    catalogue.setup(app)
    pages.setup(app)
    search.setup(app)
    exports.setup(app)
    pdf.setup(app)
    epub.setup(app)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
