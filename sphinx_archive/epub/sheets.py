"""Sheets: the written bodies of pages, kept between their writing, by several processes, and the binding of books."""

from __future__ import annotations

import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

_DOUBTS = ".doubts"


class Sheets:
    """A folder with a file for each page."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def clear(self) -> None:
        """Throw all away."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)

    def put(self, docname: str, body: _Element, doubts: int) -> None:
        """Keep the body of a page, and whether anything was told of what a book cannot show."""
        file = self._file(docname)
        file.write_bytes(etree.tostring(body, encoding="utf-8"))
        if doubts:
            file.with_suffix(_DOUBTS).touch()

    def get(self, docname: str) -> _Element:
        """Return the body of a page."""
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        return etree.fromstring(self._file(docname).read_bytes(), parser)

    @property
    def has_doubts(self) -> bool:
        """Whether anything was told of a page, which is to be told again by the next build."""
        return any(self._folder.glob(f"*{_DOUBTS}"))

    def _file(self, docname: str) -> Path:
        # Names of pages may be longer, or differ less, than some file system likes.
        return self._folder / f"{sha256(docname.encode()).hexdigest()}.xml"
