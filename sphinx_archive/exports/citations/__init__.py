"""Citations of records, in the formats of bibliography programs and as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports.citations import bibliographies, chunks
from sphinx_archive.exports.citations.rendering import rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield what bibliography programs read, and what readers' browsers make citations from."""
    cited = rendered(archive)
    yield from bibliographies.files(archive, cited)
    for name, content in chunks.files(cited, archive.name, nodes.make_id(archive.name) or "archive").items():
        yield f"archive-data/{name}", content
