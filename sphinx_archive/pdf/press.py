"""Typst: from the folder of the book to the bytes of an accessible, archivable PDF."""

from __future__ import annotations

import os
import re
from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pikepdf
import typst
from sphinx.errors import SphinxError

from .glyphs import FONTS

if TYPE_CHECKING:
    from pathlib import Path

    from .reports import Reports

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
_PAGE = re.compile(r"pages[/\\](?P<docname>.+?)\.typ:(?P<line>\d+)")


class PressError(SphinxError):
    """Typst refused the book."""

    category = "PDF error"


def press(main: Path, reports: Reports) -> bytes:
    """Compile the book; the same folder gives the same bytes on every machine.

    Raises `PressError` with one message that names the page, when Typst says which.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(font_paths=fonts, root=main.parent)
    try:
        document, warnings = compiler.compile_with_warnings(
            input=main, format="pdf", pdf_standards=list(STANDARDS), timestamp=timestamp()
        )
    except typst.TypstError as error:
        raise PressError(explain(error)) from error
    for warning in warnings:
        reports.warn("pdf-typst", f"Typst warned: {warning.message}. {' '.join(warning.hints)}".strip(), "")
    assert isinstance(document, bytes)
    return packed(document)


def packed(document: bytes) -> bytes:
    """Return the same PDF with its objects in compressed streams: Typst writes the tags, most of a book, one by one."""
    smaller = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        pdf.save(
            smaller,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return smaller.getvalue()


def timestamp() -> int:
    """Return the date written into the PDF: SOURCE_DATE_EPOCH, or else a fixed day, never the clock."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def explain(error: typst.TypstError) -> str:
    """Return one message for an error of Typst: the page, what is wrong, and Typst's advice."""
    where = _PAGE.search(error.diagnostic or "")
    page = f"On the page {where['docname']!r}: " if where else ""
    advice = " ".join(error.hints or [])
    return f"{page}Typst could not print the archive: {error.message}. {advice}".strip()
