"""Citations of records, in the formats of bibliography programs and as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports.citations import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the files that readers' browsers make citations from."""
    for name, content in chunks.files(archive, nodes.make_id(archive.name) or "archive").items():
        yield f"archive-data/{name}", content
