"""Every element of a page is printed, in order, without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pdf.printing import Printed

# What a reader sees, in the order of the page.
SEEN = [
    "Sinter Metal",
    "2008",
    "Organisations",
    "Plain, emphasis, strong, literal, H",
    "IMF (International Metalworkers’ Federation) and again IMF. A note.",
    "bullet one",
    "nested bullet",
    "1. deep number",
    "with a second paragraph",
    "bullet two",
    "3. third",
    "4. fourth",
    "Term",
    "Its definition.",
    "Head A",
    "cell b",
    "The caption of the table",
    "Year",
    "Dismissals",
    "The caption of the figure.",
    "The legend of the figure.",
    "A line with",
    "Inside a note.",
    "Inside the box.",
    "Inside see also.",
    "Inside the topic.",
    "Inside the sidebar.",
    "A rubric",
    "The caption of the code",
    'print("#set text(fill: red)") # $x$',
    "A quotation.",
    "An epigraph.",
    "— Its author",
    "Only on paper.",
    "Raw Typst.",
    "See the section",
    "https://example.org/address",
    "A section",
    "A subsection",
    "A subsubsection",
    "A fifth level",
    "Text at the bottom.",
    "1. A source https://example.org/source. Publisher, 2009.",
    "2. Another source.",
]

SEEN_RESTRUCTURED = [
    "A line block",
    "with an indent",
    "and its end",
    "-a",
    "Option a.",
    "--long=x",
    "arbeitsgericht",
    "A labour court.",
    "strike, stoppage",
    "A refusal to work. See arbeitsgericht.",
    "Header 1",
    "spans two columns",
    "list",
    "row 4",
    "A citation [CIT2002] and a replaced text.",
    "[CIT2002] The work that is cited.",
    "Added in version 1.2",
    "What was added.",
    "A centred line",
    "first of many",
    "second of many",
    ">>> 1 + 1",
    "Term : classifier",
    "A. upper alpha",
    "B. second",
    "(i) roman",
    "(ii) second",
    "An attachment, a literal, a title and ls(1).",
]


def test_nothing_is_reported(kitchen_sink: Printed) -> None:
    assert kitchen_sink.warnings == ""


@pytest.mark.parametrize(
    ("title", "seen"), [("Sinter Metal", SEEN), ("Restructured text", SEEN_RESTRUCTURED)], ids=["markdown", "rst"]
)
def test_everything_is_printed_in_order(kitchen_sink: Printed, title: str, seen: list[str]) -> None:
    # The first time is in the contents.
    position = kitchen_sink.text.index(title, kitchen_sink.text.index("Contents")) + len(title)
    for words in seen:
        found = kitchen_sink.text.find(words, position)
        assert found >= 0, f"{words!r} is not printed after {kitchen_sink.text[position - 60 : position]!r}"
        position = found


@pytest.mark.parametrize(
    "hidden", ["A letter to jump to.", "Only on the web.", "a comment that nobody prints", "Raw LaTeX."]
)
def test_what_is_meant_for_others_is_not_printed(kitchen_sink: Printed, hidden: str) -> None:
    assert hidden not in kitchen_sink.text


def test_note_is_at_the_foot_once(kitchen_sink: Printed) -> None:
    page = next(page for page in kitchen_sink.pages if "The text of the note." in page)
    assert page.index("The text of the note.") > page.index("bullet one")
    assert kitchen_sink.text.count("With a second paragraph.") == 1


def test_abbreviation_is_explained_once_on_a_page(kitchen_sink: Printed) -> None:
    assert kitchen_sink.text.count("IMF (International") == 1


def test_images_have_their_alternative_text(kitchen_sink: Printed) -> None:
    root = kitchen_sink.reader.trailer["/Root"]["/StructTreeRoot"]
    assert {"A red field", "An image in its own paragraph", "a small image"} <= set(alternative_texts(root))


def alternative_texts(element: object) -> list[str]:
    """Return the alternative texts of figures below an element of the structure tree."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [text for child in element for text in alternative_texts(child)]
    if not isinstance(element, dict):
        return []
    own = [str(element["/Alt"])] if "/Alt" in element and element.get("/S") == "/Figure" else []
    return own + (alternative_texts(element["/K"]) if "/K" in element else [])
