"""Packs a folder into one ZIP file whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

# These are packed already; doing it twice costs time and saves nothing.
PACKED = frozenset({".epub", ".gz", ".jpg", ".pdf", ".pf_fragment", ".png", ".webm", ".woff2", ".zip"})
_UNIX, _PLAIN_FILE = 3, 0o644 << 16


def pack(folder: Path, packed: Path, moment: datetime) -> None:
    """Write a folder, under its own name, into a ZIP file; every file in it bears one moment.

    The same files give the same bytes wherever zlib is the same.
    """
    with ZipFile(packed, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(folder.parent).as_posix(), moment.timetuple()[:6])
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            entry.compress_type = ZIP_STORED if path.suffix in PACKED else ZIP_DEFLATED
            entry.file_size = path.stat().st_size
            with path.open("rb") as source, archive.open(entry, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
