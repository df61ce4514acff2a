"""The catalogue in other people's formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.writing import write_files

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Connect the exports to a build."""
    app.connect("build-finished", write_files)
