"""Chunks: every record's citations in files small enough that a few records need only a few of them."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sphinx_archive.exports.citations import csv_table
from sphinx_archive.exports.citations.rendering import Cited
from sphinx_archive.records.kinds import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Mapping

INDEX = "index.json"
# Fewer make more files and requests, more make twenty scattered records of a large archive load more:
# benchmarks/taking_away.py measures both.
RECORDS_IN_A_CHUNK = 40
FORMATS = Cited._fields


def files(cited: Mapping[str, Cited], title: str, name: str) -> dict[str, bytes]:
    """Return the files by name: ``index.json``, and ``<chunk>.<format>.json`` with the citations by key.

    The index says in which chunk a key is by the first key of each, in order; a chunk is named by what is in it,
    so that a browser never joins an old chunk to a new index. ``title`` is that of the archive, and ``name`` begins the
    names of what readers save.
    """
    keys = sorted(cited)
    found: dict[str, bytes] = {}
    chunks = []
    for start in range(0, len(keys), RECORDS_IN_A_CHUNK):
        within = keys[start : start + RECORDS_IN_A_CHUNK]
        contents = {form: _packed({key: getattr(cited[key], form) for key in within}) for form in FORMATS}
        chunk = blake2b(b"".join(contents.values()), digest_size=6).hexdigest()
        found |= {f"{chunk}.{form}.json": content for form, content in contents.items()}
        chunks.append([keys[start], chunk])
    index = {
        "name": name,
        "title": title,
        "folders": sorted(FOLDERS),
        "csvHeader": csv_table.header(),
        "chunks": chunks,
    }
    return {**found, INDEX: _packed(index)}


def _packed(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
