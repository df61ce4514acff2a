"""Chunks: every record's citations in files small enough that a few records need only a few of them."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.citations import bibtex, csl, csv_table, ris, sentence
from sphinx_archive.records.kinds import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

INDEX = "index.json"
# Fewer make more files and requests, more make twenty scattered records of a large archive load more:
# benchmarks/taking_away.py measures both.
RECORDS_IN_A_CHUNK = 40
FORMATS: dict[str, Callable[[Record, Archive], Any]] = {
    "bibtex": bibtex.render,
    "ris": ris.render,
    "csl": csl.render,
    "csv": csv_table.render,
    "list": lambda record, archive: [sentence.render(record, archive), archive.page(record)],
}


def files(archive: Archive, name: str) -> dict[str, bytes]:
    """Return the files by name: ``index.json``, and ``<chunk>.<format>.json`` with the citations by key.

    The index says in which chunk a key is by the first key of each, in order; a chunk is named by what is in it,
    so that a browser never joins an old chunk to a new index. ``name`` begins the names of what readers save.
    """
    keys = sorted(archive.catalogue.records)
    found: dict[str, bytes] = {}
    chunks = []
    for start in range(0, len(keys), RECORDS_IN_A_CHUNK):
        records = [archive.catalogue.records[key] for key in keys[start : start + RECORDS_IN_A_CHUNK]]
        contents = {
            form: _packed({record.key: render(record, archive) for record in records})
            for form, render in FORMATS.items()
        }
        chunk = blake2b(b"".join(contents.values()), digest_size=6).hexdigest()
        found |= {f"{chunk}.{form}.json": content for form, content in contents.items()}
        chunks.append([keys[start], chunk])
    index = {
        "name": name,
        "title": archive.name,
        "folders": sorted(FOLDERS),
        "csvHeader": csv_table.header(),
        "chunks": chunks,
    }
    return {**found, INDEX: _packed(index)}


def _packed(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
