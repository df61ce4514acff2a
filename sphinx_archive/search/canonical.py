"""Puts what Pagefind 1.5.2 writes in random order into one order, so that the same archive gives the same bytes.

The values of its filters, its filters and its orders come from hash tables (sorted in the releases after
1.5.2: https://github.com/Pagefind/pagefind/pull/1124; this module can go with them). The files are CBOR behind
a signature, zipped, and named by their hash.
"""

from __future__ import annotations

import gzip
import json
from hashlib import sha1
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTERS, ORDERS = 3, 4  # places in the list of lists that is the index's table of contents


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index in one language, put in order and named again."""
    result = dict(files)
    entry = json.loads(result[ENTRY])
    for language, about in entry["languages"].items():
        contents = _unpack(result.pop(f"pagefind.{about['hash']}.pf_meta"))
        contents[FILTERS] = sorted(_renamed(name, code, language, result) for name, code in contents[FILTERS])
        contents[ORDERS] = sorted(contents[ORDERS])
        packed = _pack(contents)
        about["hash"] = _name(language, contents, 10)
        result[f"pagefind.{about['hash']}.pf_meta"] = packed
    result[ENTRY] = json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()
    return result


def _renamed(name: str, code: str, language: str, files: dict[str, bytes]) -> list[str]:
    """Sort a filter's values and return the filter with its new code."""
    contents = _unpack(files.pop(f"filter/{code}.pf_filter"))
    contents[1] = sorted(contents[1])
    new = _name(language, contents, 10)
    files[f"filter/{new}.pf_filter"] = _pack(contents)
    return [name, new]


def _unpack(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(SIGNATURE))


def _pack(contents: Any) -> bytes:
    return gzip.compress(SIGNATURE + cbor2.dumps(contents), mtime=0)


def _name(language: str, contents: Any, length: int) -> str:
    return f"{language}_{sha1(cbor2.dumps(contents), usedforsecurity=False).hexdigest()[:length]}"
