"""The files of linked data: beside each page what it is about and where its files are, and the whole as one graph."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.forms import JSON_LD, LINKSET
from sphinx_archive.exports.web import schema_org, signposting
from sphinx_archive.exports.web.signposting import catalogue
from sphinx_archive.exports.web.signposting.files import GRAPH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield two files for each record, the graph of all, and the list of what programs find here."""
    graph = schema_org.site(archive, GRAPH.path)
    for record in archive.catalogue.ordered:
        place = f"{record.docname}.{JSON_LD.ending}"
        found = schema_org.render(record, archive, place)
        yield place, _json(found)
        yield f"{record.docname}.{LINKSET.ending}", _json(signposting.linkset(record, archive))
        # Absolute addresses are the same wherever they are read.
        same = found if archive.address else schema_org.render(record, archive, GRAPH.path)
        graph["@graph"] += same["@graph"]
    yield GRAPH.path, _json(graph)
    if archive.address:
        yield catalogue.PATH, _json(catalogue.render(archive))


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n".encode()
