"""Tables stay on the page: as large as their words allow, and at the smallest type words break."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_archive.pdf.breaking import BREAK, breakable
from sphinx_archive.pdf.columns import ROOM, Column, plan
from tests.pdf.test_scripts import Word, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

MARGIN = 65.1
"""Points on either side of the text, 23 mm."""


def outside(book: Printed) -> list[Word]:
    """Return the words that reach over the margins."""
    width = float(book.reader.pages[0].mediabox.width)
    return [word for sheet in words_of(book) for word in sheet
            if word.left < MARGIN - 0.5 or word.right > width - MARGIN + 0.5]  # fmt: skip


def table(rows: int, columns: int, words: str) -> str:
    """Return a page with a Markdown table."""
    head = "| " + " | ".join(f"Head {number}" for number in range(columns)) + " |"
    row = "| " + " | ".join([words] * columns) + " |"
    return "\n".join(["# X", "", head, "|" + "--|" * columns, *[row] * rows, ""])


@pytest.mark.parametrize("columns", [2, 4, 7, 12, 20])
@pytest.mark.parametrize(
    "words", ["one two", "Arbeitsgericht", "Metallindustriarbetareförbundet", "`code_in_a_cell_long`"]
)
def test_no_table_reaches_over_the_margin(printed: Callable[..., Printed], columns: int, words: str) -> None:
    book = printed({"campaigns/x.md": table(3, columns, words)})
    assert book.warnings == ""
    assert outside(book) == []
    letters = book.letters.replace("\N{SOFT HYPHEN}", "").replace(BREAK, "")
    if columns <= 4:
        assert letters.count("".join(words.strip("`").split())) == 3 * columns


@pytest.mark.parametrize("columns", [3, 20])
def test_author_widths_give_way_to_words(printed: Callable[..., Printed], columns: int) -> None:
    row = "".join(f"{'* -' if not place else '  -'} Unabhängigkeit\n" for place in range(columns))
    widths = " ".join(["5"] + ["40"] * (columns - 1))
    book = printed({"campaigns/x.md": f"# X\n\n```{{list-table}}\n:widths: {widths}\n\n{row}```\n"})
    assert outside(book) == []


def test_long_word_in_text_in_a_cell_in_a_title_and_in_code(printed: Callable[..., Printed]) -> None:
    word = "Arbeitsniederlegung" * 21
    page = f"# {word}\n\n{word}\n\n| a | b |\n|--|--|\n| {word} | b |\n\n`{word}`\n\n```text\n{word}\n```\n\n- {word}\n"
    book = printed({"campaigns/x.md": page})
    assert outside(book) == []
    letters = book.letters.replace("\N{SOFT HYPHEN}", "").replace(BREAK, "")
    assert letters.count(word) >= 6


def test_nested_lists_stay_on_the_page(printed: Callable[..., Printed]) -> None:
    words = "of a list that goes deep, with a few words"
    lists = "".join(f"{'  ' * depth}* Level {depth} {words}\n\n" for depth in range(12))
    book = printed({"campaigns/x.rst": f"X\n=\n\n{lists}"})
    assert outside(book) == []
    assert f"Level 11 {words}" in book.text
    assert book.warnings == ""


def test_stub_columns_are_bold(printed: Callable[..., Printed]) -> None:
    table = "```{list-table}\n:stub-columns: 1\n\n* - stub\n  - value\n```\n"
    typst = (printed({"campaigns/x.md": f"# X\n\n{table}"}).typst / "pages/campaigns/x.typ").read_text("utf-8")
    assert 'strong("stub")' in typst
    assert 'strong("value")' not in typst


def test_cells_that_reach_down_leave_the_next_columns_their_width(printed: Callable[..., Printed]) -> None:
    word = "Metallindustriarbetareförbundet"
    line = "-" * 40
    rows = [f"+-----+{line}+", f"| a   | {'b':<39}|", f"+     +{line}+", f"|     | {word:<39}|", f"+-----+{line}+"]
    rst = "\n".join(["X", "=", "", *rows, ""])
    book = printed({"campaigns/x.rst": rst})
    assert outside(book) == []
    assert word in book.text


@pytest.mark.parametrize(
    ("columns", "size", "count"),
    [
        ([Column(4, 10), Column(4, 10)], 8.5, 0),
        ([Column(4, 90), Column(4, 10)], 8.5, 2),
        ([Column(5, 5)] * 8, 6.5, 0),
        ([Column(8, 8)] * 20, 5.5, 20),
        ([Column(6, 20, 10), Column(6, 20, 90)], 8.5, 2),
    ],
)
def test_plan(columns: list[Column], size: float, count: int) -> None:
    found = plan(columns)
    assert found.size == size
    assert len(found.widths) == count
    assert sum(found.widths) == pytest.approx(ROOM if count else 0)


def test_narrow_columns_keep_their_words_where_there_is_no_room_for_all() -> None:
    widths = plan([Column(2, 2), *[Column(12, 12)] * 9]).widths
    assert widths[0] == pytest.approx(2 * 5.5 * 1.08 + 2.8)
    assert widths[1:] == pytest.approx([(ROOM - widths[0]) / 9] * 9)


def test_author_share_is_kept_where_words_fit() -> None:
    assert plan([Column(3, 9, 30), Column(3, 9, 70)]).widths == pytest.approx((ROOM * 0.3, ROOM * 0.7))


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("short words", 8, "short words"),
        ("abcdefgh", 4, f"a{BREAK}b{BREAK}c{BREAK}d{BREAK}e{BREAK}f{BREAK}g{BREAK}h"),
        ("abcdefghi", 8, f"ab{BREAK}cd{BREAK}ef{BREAK}gh{BREAK}i"),
        ("ab/cd/ef-gh-ij", 4, "ab/cd/ef-gh-ij"),
        ("e\u0301" * 4, 4, BREAK.join(["e\u0301"] * 4)),
        ("strikes", 4, BREAK.join("strikes")),
        ("国際金属労連国際金属労連", 4, "国際金属労連国際金属労連"),
    ],
)
def test_breakable(text: str, longest: int, expected: str) -> None:
    assert breakable(text, longest) == expected


def test_words_with_syllables_are_left_to_hyphenation() -> None:
    assert breakable("Arbeitsgerichtsverfahren", 10, hyphenated=True) == "Arbeitsgerichtsverfahren"
    assert breakable("DE000BASF111_2008_12_19", 10, hyphenated=True).count(BREAK) == 11
    assert BREAK in breakable("a" * 41, 10, hyphenated=True)
