"""The data package: what each file of tables is, its columns, size and digest, in one file.

Source: https://datapackage.org/standard/data-package/
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_archive.exports.forms import media_type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.sheets import Column

FOLDER = "data"
PATH = f"{FOLDER}/datapackage.json"


class File(NamedTuple):
    """A file of the package: its path in the folder, what it is, and how many records, features ... it has, if any.

    ``keys`` are the columns that tell rows apart; ``parent`` the table whose key the column ``record`` holds.
    """

    path: str
    title: str
    meaning: str
    content: bytes
    rows: int = 0
    columns: Sequence[Column] = ()
    keys: tuple[str, ...] = ()
    parent: str = ""


def render(files: Iterable[File], archive: Archive) -> bytes:
    """Return the description of the package."""
    home = archive.at("")
    whole = {
        "name": nodes.make_id(archive.name) or "archive",
        "title": archive.name,
        "description": "Every record of the archive, and the source of every statement, as tables.",
        "homepage": home,
        "version": archive.edition,
        "profile": "data-package",
        "contributors": [{"title": archive.name, "role": "publisher"}],
        "licenses": [license_of(archive.licence)] if archive.licence else [],
        "resources": [_resource(file) for file in files],
    }
    kept = {name: value for name, value in whole.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def license_of(address: str) -> dict[str, str]:
    """Return a licence as data packages name it."""
    name = address.rstrip("/").rpartition("/")[2]
    return {"name": name, "path": address} if "spdx.org" in address else {"path": address}


def _resource(file: File) -> dict[str, Any]:
    stem, _, ending = file.path.rpartition(".")
    found: dict[str, Any] = {
        "name": stem.replace(".", "-") if file.columns else nodes.make_id(file.path.replace(".", "-")),
        "title": file.title,
        "description": file.meaning,
        "path": file.path,
        "format": ending,
        "mediatype": media_type_of(f"{FOLDER}/{file.path}"),
        "profile": "tabular-data-resource" if file.columns else "data-resource",
        "bytes": len(file.content),
        "hash": f"sha256:{sha256(file.content).hexdigest()}",
    }
    if not file.columns:
        # `rows` are those of tables; and without this type readers would take any JSON for a table or a schema.
        return found | {"type": "file", **({"count": file.rows} if file.rows else {})}
    table = {"encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"}, "schema": _schema(file)}
    return found | {"type": "table", "rows": file.rows, **table}


def _schema(file: File) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [column.described() for column in file.columns], "primaryKey": list(file.keys)}
    if file.parent:
        schema["foreignKeys"] = [{"fields": ["record"], "reference": {"resource": file.parent, "fields": ["key"]}}]
    return schema
