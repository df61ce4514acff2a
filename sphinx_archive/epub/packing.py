"""Packing: the files of a book as one, with the same bytes on every machine."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPE = "application/epub+zip"


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as an EPUB container; the type of the whole comes first and as it is, as the standard asks."""
    packed = BytesIO()
    with ZipFile(packed, "w") as container:
        container.writestr(_entry("mimetype"), TYPE, ZIP_STORED)
        for name, content in files.items():
            container.writestr(_entry(name), content, ZIP_DEFLATED, 9)
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    """Return the entry of a file; all bear the first date that ZIP knows."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry
