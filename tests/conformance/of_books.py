"""Books: PDFs that last and that can be read aloud, e-books that every reader opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.check import Check, Outcome
from tests.epub.books import faults
from tests.pdf.vera import broken, largest_first, validate, vera_version

if TYPE_CHECKING:
    from pathlib import Path


def pdf_outcome(site: Path) -> Outcome:
    """Hold every PDF against PDF/UA-1 and PDF/A-2a."""
    paths = largest_first(site.rglob("*.pdf"))
    told = broken(validate(paths)) if paths else {}
    return Outcome(len(paths), tuple(f"{name}: {'; '.join(lines)}" for name, lines in told.items()))


def epub_outcome(site: Path) -> Outcome:
    """Hold every e-book against EPUB."""
    paths = largest_first(site.rglob("*.epub"))
    return Outcome(len(paths), tuple(faults(paths)))


CHECKS = (
    Check(
        "PDFs",
        "PDF/UA-1 and PDF/A-2a",
        "veraPDF",
        pdf_outcome,
        release=vera_version(),
        # All take four minutes.
        tested_by="tests/pdf/test_standards.py::"
        "test_the_whole_archive_and_a_sample_of_its_other_books_keep_both_standards",
    ),
    Check(
        "E-books", "EPUB 3.3", "epubcheck", epub_outcome, tested_by="tests/epub/test_real.py::test_epubcheck_is_silent"
    ),
)
