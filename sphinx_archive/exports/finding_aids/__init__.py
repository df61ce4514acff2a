"""Finding aids and authority records, as archivists exchange them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_archive.exports.finding_aids import eac, skos
from sphinx_archive.exports.finding_aids.aids import documents
from sphinx_archive.exports.finding_aids.ead3 import EAD3
from sphinx_archive.exports.finding_aids.ead2002 import EAD2002
from sphinx_archive.exports.finding_aids.units import series_of
from sphinx_archive.exports.forms import EAC_CPF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the finding aids of the whole and of each series, authority records beside pages, and the thesaurus."""
    code = nodes.make_id(archive.name) or "archive"
    series = series_of(archive)
    for dialect in (EAD3, EAD2002):
        for name, content in documents(dialect, code, series, archive):
            yield f"data/{name}", content
    for kind in eac.TYPES:
        for record in archive.catalogue.of_kind(kind):
            yield f"{record.docname}.{EAC_CPF.ending}", eac.render(record, archive)
    for ending, content in skos.render(archive).items():
        yield f"data/subjects.{ending}", content
