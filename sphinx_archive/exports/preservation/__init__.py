"""What is kept for good: how the whole is cited, and releases of source and site that can be checked for damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.preservation import citation_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the file that says how the archive as a whole is cited."""
    yield citation_file.PATH, citation_file.render(archive)
