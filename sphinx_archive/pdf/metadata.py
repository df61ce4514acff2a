"""What the PDF of a record says of itself to other programs: Dublin Core in XMP.

Source: ISO 16684-1 (XMP). PDF/A knows the fifteen elements of Dublin Core and no other terms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.dublin_core import elements

if TYPE_CHECKING:
    from sphinx_archive.catalogue.volumes import Volume
    from sphinx_archive.exports.archive import Archive


def description(volume: Volume, archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return the elements of Dublin Core for the PDF of one record, each with its values in order."""
    record = archive.catalogue.at(volume.docnames[0])
    assert record, "the volume of one record without a record"
    return elements(record, archive)
