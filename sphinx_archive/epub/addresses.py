"""Addresses inside rendered pages, before it is known in which book a page will be: ``archive:pages/news/court``."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from docutils import nodes

if TYPE_CHECKING:
    from pathlib import Path

SCHEME = "archive:"
PAGES, FILES, DOWNLOADS = f"{SCHEME}pages", f"{SCHEME}files", f"{SCHEME}downloads"
# What may stand in an address as it is; what is percent-encoded already stays so.
_KEPT = "%/:?[]@!$&'()*+,;=~-._"
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[\w.:-]+")
_WEB = {"http", "https"}
_OTHERS = {"mailto", "tel"}
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")


def page_address(docname: str) -> str:
    """Return the address of a page for links of other pages."""
    return f"{PAGES}/{quote(docname)}"


def docname_of(address: str) -> tuple[str, str]:
    """Return page and anchor that an address names; nothing for an address of anything else."""
    path, _, anchor = address.partition("#")
    kind, _, name = path.partition("/")
    return (unquote(name), unquote(anchor)) if kind == PAGES else ("", "")


def file_of_page(docname: str) -> str:
    """Return the name of a page's file in a book.

    Some reading systems want plain small letters, and no two names that differ in capitals only.
    """
    return f"pages/{docname if _PLAIN.fullmatch(docname) else _digested(docname, docname)}.xhtml"


def file_of(path: Path) -> str:
    """Return the name of a picture or a film in a book: the same for the same content, wherever it lies."""
    return f"files/{_digested(path.stem, path.read_bytes())}{path.suffix.lower()}"


def _digested(name: str, content: str | bytes) -> str:
    plain = nodes.make_id(PurePosixPath(name).name)[:60]
    digest = sha256(content.encode() if isinstance(content, str) else content).hexdigest()[:12]
    return f"{plain}-{digest}" if plain else digest


def is_elsewhere(address: str) -> bool:
    """Whether an address leads to another site."""
    return _scheme(address) in _WEB


def link_address(address: str) -> str:
    """Return an address as links of a book may have it; empty where it is none that readers can follow."""
    if _scheme(address) not in _WEB | _OTHERS:
        return ""
    parts = (quote(_BARE_PERCENT.sub("%25", part), safe=_KEPT) for part in address.split("#", 1))
    return "#".join(parts)


def _scheme(address: str) -> str:
    """Return the scheme of a whole address; empty where it is not whole or cannot be read."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme not in _WEB or _HOST.fullmatch(parts.hostname or "")
        return parts.scheme if is_whole else ""
    except ValueError:
        return ""
