"""Links lead somewhere: within the book with page numbers, to the web with addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

PAGES = {
    "campaigns/sinter-metal.md": (
        "# Sinter Metal\n\nSee [the federation](../organisations/imf.md), its [history](../organisations/imf.md#past), "
        "[below](#outcome), [a report](https://example.org/report?a=1&b=2) and "
        "<https://example.org/bare>.\n\n(outcome)=\n## Outcome\n\nReinstated.\n"
    ),
    "organisations/imf.md": "# The IMF\n\nFounded.\n\n(past)=\n## The past\n\nLong ago.\n",
}
SETTINGS = "myst_heading_anchors = 2\n"


def links_of(book: Printed) -> list[object]:
    """Return where the links of the page lead: addresses, or numbers of printed pages."""
    found: list[object] = []
    for page in book.reader.pages[2:]:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            action = annotation.get("/A", {})
            if "/URI" in action:
                found.append(str(action["/URI"]))
            else:
                target = annotation.get("/Dest", action.get("/D"))
                destination = book.reader.named_destinations[str(target)].page if isinstance(target, str) else target[0]
                found.append(book.reader.get_page_number(destination.get_object()) + 1)  # type: ignore[arg-type]
    return found


def page_with(book: Printed, words: str) -> int:
    """Return the number of the printed page with some words, the contents apart."""
    return next(number for number, text in enumerate(book.pages, 1) if number > 2 and words in text)


def test_links_within_the_book(printed: Callable[..., Printed]) -> None:
    book = printed(PAGES, SETTINGS)
    federation = page_with(book, "Long ago.")
    assert book.warnings == ""
    assert f"the federation (p. {federation}), its history (p. {federation})" in book.text
    assert "below," in book.text, "a link to the same page needs no page number"
    assert links_of(book).count(federation) >= 2
    assert page_with(book, "Reinstated.") in links_of(book)


def test_links_to_the_web(printed: Callable[..., Printed]) -> None:
    book = printed(PAGES, SETTINGS)
    addresses = [link for link in links_of(book) if isinstance(link, str)]
    assert "https://example.org/report?a=1&b=2" in addresses
    assert "https://example.org/bare" in addresses
    assert "example.org/report" not in book.text, "only lists of sources print the address of a link with a text"


def test_files_beside_the_page_are_linked_on_the_web(printed: Callable[..., Printed]) -> None:
    book = printed(
        {
            "campaigns/x.rst": "X\n=\n\n`the data <x.bib>`__\n",
        }
    )
    assert "https://archive.example.org/en/campaigns/x.bib" in links_of(book)


def test_long_address_stays_on_the_page(printed: Callable[..., Printed]) -> None:
    address = "https://example.org/" + "international-metalworkers-federation/" * 12 + "index.html?page=2&lang=en"
    book = printed({"campaigns/x.md": f"# X\n\n<{address}>\n"})
    assert address in book.letters
    for page in book.reader.pages:
        for reference in page.get("/Annots", []):
            rectangle = [float(number) for number in reference.get_object()["/Rect"]]
            assert rectangle[0] >= 0
            assert rectangle[2] <= float(page.mediabox.width) - 40


def test_page_that_no_contents_list_names_is_printed(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": "---\norphan: true\n---\n# Orphan\n\nStill here.\n"})
    assert "Still here." in book.text


def test_citation_of_a_source_on_the_same_page(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": "# X\n\n```{cited}\n```\n"}, conf='extensions.append("tests.pdf.gadget")\n')
    assert "Dismissed.1" in book.text
    assert "1. A source." in book.text
    assert book.warnings == ""
    assert page_with(book, "A source.") in links_of(book)


@pytest.mark.parametrize("address", ["mailto:archive@example.org", "https://example.org/国際?q=ü"])
def test_unusual_addresses(printed: Callable[..., Printed], address: str) -> None:
    assert printed({"campaigns/x.rst": f"X\n=\n\n`write <{address}>`__\n"}).warnings == ""
