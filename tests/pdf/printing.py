"""A small archive written by a test, printed as a book and read back."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from PIL import Image
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.building import put

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONF = """
project = "The Metalworkers' Archive"
author = "The archivists"
copyright = "2026, the archivists, CC BY 4.0"
release = "3.1"
html_baseurl = "https://archive.example.org/en/"
extensions = ["myst_parser", "sphinx_archive.pdf"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
suppress_warnings = ["toc.not_included"]
"""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Printed:
    """A finished build."""

    source: Path
    path: Path
    warnings: str
    status: str

    @cached_property
    def reader(self) -> PdfReader:
        """The PDF."""
        return PdfReader(self.path)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each printed page, with single spaces."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        """The text of the whole book."""
        return " ".join(self.pages)

    @cached_property
    def letters(self) -> str:
        """The text of the whole book without any space, for what may be broken over lines."""
        return "".join(self.text.split())

    def volume(self, name: str) -> Printed:
        """Return another volume of the same build: `campaigns`, `campaigns/sinter-metal`."""
        return replace(self, path=self.path.parent / f"{name}.pdf")

    @property
    def typst(self) -> Path:
        """The folder of Typst files."""
        return self.path.parent / "doctrees" / "archive-pdf" / "typst"


def print_archive(source: Path) -> Printed:
    """Build the archive in a folder; no output goes to the terminal."""
    out = source.parent / "out"
    status, warnings = StringIO(), StringIO()
    # Sphinx keeps the words of the languages of earlier builds in this process.
    translators.clear()
    with docutils_namespace(), patch_docutils(source):
        app = Sphinx(source, source, out, out / "doctrees", "archive-pdf", status=status, warning=warnings)
        app.build()
    path = out / "the-metalworkers-archive.pdf"
    return Printed(source, path, _COLOURS.sub("", warnings.getvalue()), _COLOURS.sub("", status.getvalue()))


def picture() -> bytes:
    """Return a small PNG."""
    stream = BytesIO()
    Image.new("RGB", (160, 90), (120, 30, 25)).save(stream, "PNG")
    return stream.getvalue()


def write_files(source: Path, files: Mapping[str, str], conf: str = "") -> None:
    """Write an archive: its settings, its pages, and one image beside them."""
    first = {"conf.py": CONF + conf, "index.md": "# The Metalworkers' Archive\n"}
    put(source, {**first, **files, "picture.png": picture()})
