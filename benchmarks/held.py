"""Archives in memory, as exports get them: one of invented records, and the one in docs/."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from synthetic import ARCHIVE, write_archive

from sphinx_archive.catalogue.history import Dates, History, history_of
from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports.archive import Archive
from sphinx_archive.records.page import is_record_page, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def invented(number: int) -> Archive:
    """Return an archive of invented records; no two of them changed at the same moment."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "docs")
        write_archive(number, docs)
        pages = read(docs)
    changes = {path: Dates(FIRST, FIRST + timedelta(minutes=place)) for place, path in enumerate(sorted(pages))}
    return _archive(pages, name="An invented archive", history=History(changes))


def real() -> Archive:
    """Return the archive in docs/, with what Git knows of it."""
    return _archive(read(ARCHIVE), name="The Metalworkers' Archive", history=history_of(ARCHIVE))


def read(docs: Path) -> dict[str, str]:
    """Return the texts of an archive's record pages by path."""
    return {path: (docs / path).read_text("utf-8") for path in _paths(docs)}


def _paths(docs: Path) -> Iterable[str]:
    found = (path.relative_to(docs).as_posix() for path in sorted(docs.glob("*/*.md")))
    return [path for path in found if is_record_page(path)]


def _archive(pages: dict[str, str], **said: Any) -> Archive:
    found = [read_page(path, text.encode()).record for path, text in pages.items()]
    return Archive(
        catalogue=Catalogue({record.key: record for record in found if record}),
        address="https://archive.example/en",
        edition="2026.11",
        licence="https://spdx.org/licenses/CC-BY-4.0",
        source=lambda docname: pages[f"{docname}.md"],
        **said,
    )
