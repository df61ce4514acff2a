"""A film that the archive itself shows: where it plays, its poster, its captions and its words."""

from __future__ import annotations

import hashlib
import re
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.web.schema_org.nodes import filled
from sphinx_archive.records.frontmatter import plain_ends

if TYPE_CHECKING:
    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.records.fields import Record

DIRECTIVE = re.compile(
    r"^[ \t]*(?::{3,}|`{3,}|~{3,})\{video\}[ \t]+(?P<path>\S[^\n]*?)[ \t]*\n(?P<options>(?:[ \t]*:\w+:[^\n]*\n)*)",
    re.MULTILINE,
)
OPTION = re.compile(r"^[ \t]*:(?P<name>\w+):[ \t]*(?P<value>[^\n]*?)[ \t]*$", re.MULTILINE)


def film(record: Record, at: Standpoint) -> Node:
    """Return what search engines ask of a film that plays on its page; nothing where it only is described there.

    Source: https://developers.google.com/search/docs/appearance/structured-data/video.
    """
    text = at.archive.source(record.docname) if record.kind == "film-short" else ""
    shown = DIRECTIVE.search(plain_ends(text))
    if not shown or not _is_there(shown["path"], record, at):
        return {}
    options = {match["name"]: match["value"] for match in OPTION.finditer(shown["options"])}
    dates = at.archive.history.of(record.docname)
    return filled(
        {
            "description": one_line(options.get("alt", "")),
            "contentUrl": _address(shown["path"], record, at),
            "thumbnailUrl": _address(options.get("poster", ""), record, at),
            "uploadDate": stamp(dates.created) if dates else "",
            "caption": _captions(options.get("captions", ""), record, at),
            "transcript": _words(options.get("transcript", ""), record, at),
        }
    )


def _captions(option: str, record: Record, at: Standpoint) -> Node | str:
    """Return the captions that an option names by their path, language and name."""
    path, language, *_ = (*option.split(maxsplit=2), "", "")
    address = _address(path, record, at)
    return filled(
        {"@type": "MediaObject", "contentUrl": address, "encodingFormat": "text/vtt", "inLanguage": language}
        if address
        else {}
    )


def _words(path: str, record: Record, at: Standpoint) -> str:
    """Return a transcript in one line; one in the form of captions has no text of its own."""
    if path.endswith(".vtt") or not _is_there(path, record, at):
        return ""
    return one_line((at.archive.folder / _below_root(path, record)).read_text("utf-8-sig", "replace"))


def _address(path: str, record: Record, at: Standpoint) -> str:
    """Return where Sphinx puts a file that a page names: a place that depends on the path of its source alone."""
    if not _is_there(path, record, at):
        return ""
    source = _below_root(path, record)
    digest = hashlib.md5(source.encode(), usedforsecurity=False).hexdigest()
    return at.address(f"_downloads/{digest}/{quote(basename(source))}")


def _is_there(path: str, record: Record, at: Standpoint) -> bool:
    return bool(path) and (at.archive.folder / _below_root(path, record)).is_file()


def _below_root(path: str, record: Record) -> str:
    return normpath(path[1:] if path.startswith("/") else join(dirname(record.docname), path))
