"""The walk through a volume sees a record that is cut, moved or parted from the next; lacking marks are seen."""

from __future__ import annotations

import pikepdf
import pytest

from tests.pdf.marks import Marks
from tests.pdf.walking import Walk

FIRST = ["Strike", "Theystruckfortendaysin1910.", "Theywon."]
SECOND = ["Peace", "Itlasted."]
SHEETS = ["Front", "Contents", "StrikeTheystruckfor3", "tendaysin1910.4News", "Theywon.PeaceItlas5", "ted.6News"]


def walked(found: list[str]) -> bool:
    """Tell whether a walk finds both records whole, one right after the other."""
    walk = Walk(found, "News")
    return (
        walk.begin(3, "".join(FIRST[:2])[:10], next_to_the_last=False)
        and not walk.read(FIRST)
        and walk.begin(5, "Peace", next_to_the_last=True)
        and not walk.read(SECOND)
    )


def test_records_are_read_over_the_ends_of_sheets() -> None:
    assert walked(SHEETS)
    assert walked([sheet.replace("for3", "forStrike3").replace("las5", "lasPeace5") for sheet in SHEETS])


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("tendays", "days"),
        ("Theywon.", ""),
        ("Peace", "MorePeace"),
        ("las5", "las4"),
        ("ted.", "ted"),
        ("4News", "Ad4News"),
    ],
)
def test_what_is_lost_or_added_in_a_volume_is_seen(words: str, instead: str) -> None:
    assert not walked([sheet.replace(words, instead) for sheet in SHEETS])


def test_a_sheet_that_is_lost_is_seen() -> None:
    assert not walked([*SHEETS[:3], *SHEETS[4:]])


def test_pictures_without_words_and_fonts_that_are_not_in_the_file_are_seen() -> None:
    pdf = pikepdf.new()
    for entries in (
        {"S": "/Figure"},
        {"S": "/Figure", "Alt": "A strike"},
        {"Type": "/FontDescriptor", "FontName": "/Lost"},
        {"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica"},
    ):
        named = {f"/{name}": pikepdf.Name(text) if text[0] == "/" else text for name, text in entries.items()}
        pdf.make_indirect(pikepdf.Dictionary(named))
    assert Marks(pdf).figures_without_words() == 1
    assert Marks(pdf).fonts_elsewhere() == ["/Lost", "/Helvetica"]
