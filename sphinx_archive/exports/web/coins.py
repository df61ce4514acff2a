"""COinS: a record as a row of a list says it to Zotero, which offers its reader all records of the list.

Sources: ANSI/NISO Z39.88-2004 (OpenURL), format ``info:ofi/fmt:kev:mtx:dc``; ``openurl.js`` of
https://github.com/zotero/utilities, whose type for this format is what ``rft.type`` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from sphinx_archive.exports.archive import issued, plain_date, title
from sphinx_archive.exports.citations.names import institutions
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.exports.web.tags import authors

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

# A mark takes 430 bytes, 35 of them on the way to the reader: no page grows by more than 220 kB, 18 on the way.
MOST = 500
VERSION, FORMAT = "Z39.88-2004", "info:ofi/fmt:kev:mtx:dc"


def render(record: Record, archive: Archive) -> str:
    """Return a record as a query of OpenURL: what the ``title`` of a ``<span class="Z3988">`` holds."""
    kind = TYPES[record.kind].zotero
    made = "rft.contributor" if kind == "film" else "rft.au"  # a film has no authors in Zotero
    publisher = "; ".join(name.whole for name in institutions(record, archive)) if kind == "report" else ""
    said = (
        ("ctx_ver", VERSION),
        ("rft_val_fmt", FORMAT),
        ("rft.type", kind),
        ("rft.title", title(record)),
        *((made, author) for author in authors(record, archive)),
        ("rft.date", plain_date(issued(record), "-")),
        ("rft.publisher", publisher),
        ("rft.source", archive.name if kind in ("webpage", "encyclopediaArticle") else ""),
        ("rft.identifier", archive.page(record)),
    )
    return urlencode([(name, text) for name, text in said if text], safe=":/")
