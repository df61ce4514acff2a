"""Drawings in the book: printed, named, never higher than a page; what editors count stays on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pdf.test_syntax import alternative_texts
from tests.sample import SAMPLE, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

CONF = 'extensions = ["myst_parser", "sphinx_archive"]\nprimary_domain = "archive"\nsmartquotes = False\n'
MANY = {
    f"campaigns/c-{year}.md": page("campaign", f"Strike of {year}", f"date: {year}\n") for year in range(1940, 2000)
}
HOLDINGS = "# Holdings of ours\n\n```{overview} holdings\n```\n"


def test_the_overviews_are_printed_with_their_tables_and_names(printed: Callable[..., Printed]) -> None:
    book = printed({**SAMPLE, **MANY, "data/holdings.md": HOLDINGS}, conf=CONF)
    assert book.warnings == ""
    assert "The same as a table" in book.text
    assert book.text.count("Strike of 1940") >= 3  # its own page, the drawing, the list below it
    assert "Holdings of ours" not in book.text
    named = alternative_texts(book.reader.trailer["/Root"]["/StructTreeRoot"])
    assert sum("A map of the world" in name for name in named) == 1
    assert sum(name.startswith("Bars along a scale of time") for name in named) >= 4
