"""Every element of a page is printed, in order, without a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pdf.printing import Printed

# What a reader sees, in the order of the page.
SEEN = [
    "Date 2008",
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

SEEN_MORE_MARKDOWN = [
    "Inline and displayed: (1) By (1). (2)",
    "☐ an open task",
    "☑ a task that is done",
    "A substituted value.",
    "(3)",
    "Term one",
    "Term two",
    "First definition Second definition",
    "Name only",
    "with a value",
    "The caption in Markdown.",
    "left centre right",
    "a b c",
    "Quoted",
    "Quoted inside",
    "with a list",
    "1) with a bracket",
    "2) and another",
    "Note",
    "Restructured text in Markdown.",
    "Tip",
    "Outer tip.",
    "Warning",
    "Inner warning.",
    "Pulled in Markdown.",
    "lock-out",
    "When the employer closes the gates.",
    "A lock-out, a CBA (collective agreement), up and down, a file.",
    "Added in version 4.0: Something in Markdown.",
    "Deprecated since version 4.1.",
    "inline attributes and #an-id.",
    "Auto link https://example.org/auto, a line break, & an entity, an escaped *star*.",
    "Restructured text (p.",
]

SEEN_MORE_RESTRUCTURED = [
    "strike(workers: int, *, days=1) -> bool strike(union)",
    "Call a strike.",
    "Parameters workers – How many walk out.",
    "Returns Whether it was won.",
    "class Union(name)",
    "join(worker)",
    "Join the union.",
    "--long <value>, -l",
    "An option of a command.",
    "template<typename T> void picket(T line)",
    "An expression a * b in a line.",
    'claim ::= "we" demand "!" demand ::= "bread" | "roses"',
    "Anna",
    "Bo",
    "Numbered lines",
    "5 first = 1 6 second = 2",
    "A file",
    'project = "The Metalworkers\' Archive"',
    "(1) By (1), and in a line.",
    "literal with emphasis in it",
    "A pulled quotation.",
    "The highlights.",
    "The first of a compound.",
    "The second of it.",
    "Deprecated since version 2.0: What is old.",
    "Changed in version 2.1: What is other.",
    "Removed in version 3.0.",
    "Danger",
    "Do not touch.",
    "In a container.",
    "In a paragraph with a class.",
    "Headed on two sides",
    "A1 B1 C1 A2 B2 C2 stub 1 stub 2 value",
    "From commas",
    "Union Members IG Metall 2200000 IF Metall 300000",
    "Simple Table in a cell",
    "outer",
    "inner cell",
    "Auto-numbered 2 and signed * notes.",
    "Definition with markup : one : two",
    "Of two classifiers.",
    "Field with code Its value.",
    "Another",
    "in a field",
    "/V, -x FILE, --name=NAME",
    "Options of three kinds.",
    "An ordinary paragraph.",
    "A block quotation.",
    "— Who said it",
    "Literal block follows: kept as typed",
    "1. one",
    "a. nested one",
    "b. nested two",
    "2. two",
    "A rubric by name",
    "An inline target is here. An embedded link, an anonymous one, an inline target and A rubric by name.",
    "Ctrl+C, File ‣ Save, Cancel, make, docs/name.md, print(x), PEP 8, RFC 2606, defined, HOME, strike (p.",
    "A line block with an indent and its end",
]


def test_nothing_is_reported(kitchen_sink: Printed) -> None:
    assert kitchen_sink.warnings == ""


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Sinter Metal", SEEN),
        ("Restructured text", SEEN_RESTRUCTURED),
        ("More Markdown", SEEN_MORE_MARKDOWN),
        ("More restructured text", SEEN_MORE_RESTRUCTURED),
    ],
)
def test_everything_is_printed_in_order(kitchen_sink: Printed, title: str, seen: list[str]) -> None:
    # The first time is in the contents, and the last as the title.
    position = kitchen_sink.text.index(f" {title} {seen[0][:5]}") + len(title)
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
    assert {"e = mc^2", "a &= b \\\\\nc &= d", "a + b"} <= set(alternative_texts(root))
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
