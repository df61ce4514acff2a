"""CITATION.cff: how the archive as a whole is cited, for forges and reference managers; and what it says, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_archive.exports.imprint import begins
from sphinx_archive.records.vocabulary import SPDX

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive

PATH = "data/CITATION.cff"
MESSAGE = "Every record has a citation of its own on its page. The archive as a whole is cited like this."


class Facts(NamedTuple):
    """What a release says of its archive; ``licence`` and ``address`` are empty where they are not known."""

    name: str
    author: str
    edition: str
    licence: str
    address: str


def render(archive: Archive) -> bytes:
    """Return the file: version 1.2.0, a data set whose author is the archive itself.

    The date is when the edition begins, so that the file changes with the edition and not with every page; an edition
    that is not named by year and month has none.
    Source: https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
    """
    begin = begins(archive.edition)
    licence = SPDX.fullmatch(archive.licence)
    said = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": archive.name,
        "authors": [{"name": archive.name}],
        "version": archive.edition,
        "date-released": begin.date() if begin else None,
        "license": licence[1] if licence else "",
        "license-url": "" if licence else archive.licence,
        "url": archive.at(""),
    }
    kept = {key: value for key, value in said.items() if value}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=120).encode()


def read(content: bytes) -> Facts:
    """Return what such a file says; raise ValueError where it is none."""
    try:
        said: Any = yaml.safe_load(content)
        title, author = str(said["title"]), str(said["authors"][0]["name"])
    except (yaml.YAMLError, KeyError, IndexError, TypeError):
        raise ValueError("this is no CITATION.cff of an archive") from None
    licence = f"https://spdx.org/licenses/{said['license']}" if "license" in said else str(said.get("license-url", ""))
    return Facts(title, author, str(said.get("version", "")), licence, str(said.get("url", "")))
