"""The index of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.pdf.names import Name, index_of
from tests.pdf.test_links import page_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

IMF = Name("International Metalworkers' Federation", ("FIOM", "국제금속노동자연맹"), "organisations/imf")
OBERG = Name("Öberg, Åke", (), "people/oberg")


def lines(names: list[Name]) -> list[tuple[str, list[str]]]:
    """Return the terms by letter."""
    return [(letter, [entry.term for entry in entries]) for letter, entries in index_of(names)]


def test_order_ignores_case_and_accents_and_puts_other_scripts_last() -> None:
    names = [
        IMF,
        OBERG,
        Name("ordinary", (), "a"),
        Name("Организация", (), "b"),
        Name("3F", (), "c"),
        Name("'t Hart", (), "d"),
    ]
    assert lines(names) == [
        ("0–9", ["3F"]),
        ("F", ["FIOM"]),
        ("I", ["International Metalworkers' Federation"]),
        ("O", ["Öberg, Åke", "ordinary"]),
        ("T", ["'t Hart"]),
        ("О", ["Организация"]),
        ("한글 · 漢字", ["국제금속노동자연맹"]),
    ]


def test_variants_refer_to_the_name() -> None:
    entries = {entry.term: entry for _, group in index_of([IMF]) for entry in group}
    assert entries["FIOM"].see == [("International Metalworkers' Federation", "organisations/imf")]
    assert entries["FIOM"].docnames == []
    assert entries["International Metalworkers' Federation"].docnames == ["organisations/imf"]


ARCHIVE = """
extensions = ["myst_parser", "sphinx_archive"]
primary_domain = "archive"
"""
FEDERATION = """---
kind: organisation
variants: [FIOM]
sources:
  seen: {url: "https://example.org/", not-archived: not looked up yet}
---
# International Metalworkers' Federation

Founded {source}`seen`.
"""
FILM = """---
kind: film-short
organisations: [imf]
sources:
  seen: {url: "https://example.org/", not-archived: not looked up yet}
---
# A film

{index}`precarious work` {source}`seen`.
"""

ARCHIVE_PAGE = """---
kind: campaign
date: 2009
places: [Gebze]
subjects: [strikes]
sources:
  seen: {{url: "https://example.org/", not-archived: not looked up yet}}
---
# Which everybody remembers

{text} {{source}}`seen`.
"""


def test_index_lists_the_page_about_a_name_and_the_pages_that_refer_to_it(printed: Callable[..., Printed]) -> None:
    book = printed(
        {
            "campaigns/index.md": "# Campaigns\n\nBy the [IMF](../organisations/imf.md).\n",
            "films/index.md": "# Films\n",
            "films/film.md": FILM,
            "organisations/imf.md": FEDERATION,
        },
        conf=ARCHIVE,
    )
    referring, film, about = (
        next(number for number, text in enumerate(book.pages, 1) if words in text and number > 2)
        for words in ("By the IMF", "precarious work", "Founded")
    )
    index = next(page for page in book.pages if "FIOM, see" in page)
    assert f"International Metalworkers’ Federation, {referring}–{film}, {about}" in index
    assert "FIOM, see International Metalworkers’ Federation" in index
    assert f"precarious work, {film}" in index
    assert book.warnings == ""


def test_no_names_no_index(printed: Callable[..., Printed]) -> None:
    assert "Index of names, places and subjects" not in printed({}).text


def test_places_and_subjects_are_in_the_index(printed: Callable[..., Printed]) -> None:
    files = {
        "campaigns/x.md": ARCHIVE_PAGE.format(text="Words of the campaign"),
        "subjects/strikes.md": "---\nkind: subject\nscope: Refusing to work.\nvariants: [Stoppages]\n---\n# Strikes\n",
    }
    book = printed(files, conf=ARCHIVE)
    number = page_with(book, "Words of the campaign")
    index = book.text[book.text.rindex("Index of names, places and subjects") :]
    assert f"Gebze, {number}" in index
    assert "Stoppages, see Strikes" in index
    assert f"Strikes, {number}, " in index
