"""Writing: the files that readers' browsers make citations from, beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.chunks import INDEX, files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

FOLDER = "archive-data"


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """Write the files, once all pages are written without an error."""
    if exception is not None or app.builder.name not in ("html", "dirhtml"):
        return
    ending = "/" if app.builder.name == "dirhtml" else ".html"
    archive = archive_of(app.config, archive_domain(app.env).catalogue, ending)
    _replace(Path(app.outdir) / FOLDER, files(archive, nodes.make_id(archive.name) or "archive"))


def _replace(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and no others; the index comes last, when all that it names is there."""
    folder.mkdir(exist_ok=True)
    for name in sorted(wanted, key=lambda name: (name == INDEX, name)):
        path = folder / name
        # A chunk that is there already has what its name says.
        if not path.exists() or (name == INDEX and path.read_bytes() != wanted[name]):
            path.write_bytes(wanted[name])
    for path in sorted(folder.iterdir()):
        if path.name not in wanted:
            path.unlink()
