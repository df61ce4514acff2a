"""Every script of the archive's languages is printed, runs the right way, and reads back as it was written."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest
from fontTools.ttLib import TTFont

from sphinx_archive.pdf.direction import runs_right_to_left
from sphinx_archive.pdf.glyphs import FONTS, glyphs_of_fonts
from tests.pdf.scripts import ALPHABETS, ARABIC, CONF, HEBREW, print_scripts
from tests.pdf.test_text import fonts_of, languages_of
from tests.sample import page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed


class Word(NamedTuple):
    """A word on a sheet, in points from its left and upper edge."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def words_of(book: Printed) -> list[list[Word]]:
    """Return the words of each sheet with their places, as poppler reads them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("NOT CHECKED: where the words stand. Install poppler-utils.")
    run = subprocess.run(["pdftotext", "-bbox", book.path, "-"], check=True, capture_output=True, text=True)
    # Poppler gives the letters of a word from left to right, whichever way they are read.
    pattern = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
    return [[Word(*map(float, found[:4]), found[4][::-1] if runs_right_to_left(found[4]) else found[4])
             for found in pattern.findall(sheet)]
            for sheet in run.stdout.split("<page ")[1:]]  # fmt: skip


def read(book: Printed) -> str:
    """Return the text as poppler reads it, without the signs that it puts around changes of direction."""
    if shutil.which("pdftotext") is None:
        pytest.skip("NOT CHECKED: what the text reads back as. Install poppler-utils.")
    run = subprocess.run(["pdftotext", book.path, "-"], check=True, capture_output=True, text=True)
    return re.sub(r"[\u202a-\u202e]", "", run.stdout)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return print_scripts(tmp_path_factory.mktemp("scripts"))


def test_nothing_is_missing(book: Printed) -> None:
    assert book.warnings == ""
    assert "\N{REPLACEMENT CHARACTER}" not in book.text


@pytest.mark.parametrize("language", ALPHABETS)
def test_plain_bold_italic_and_code_read_back(book: Printed, language: str) -> None:
    letters = book.letters.replace("\N{SOFT HYPHEN}", "")
    assert letters.count("".join(ALPHABETS[language].split())) == 4


@pytest.mark.parametrize("words", [ARABIC, HEBREW], ids=["Arabic", "Hebrew"])
def test_words_from_right_to_left_read_back_in_order(book: Printed, words: str) -> None:
    text = " ".join(read(book).split())
    for word in words.split():
        assert text.count(word) >= 4, word
    assert words in text


def test_words_in_a_latin_sentence_run_from_right_to_left(book: Printed) -> None:
    sheet = next(words for words in words_of(book) if any(word.text == "sentence" for word in words))
    line = [word for word in sheet if abs(word.top - next(w.top for w in sheet if w.text == "sentence")) < 6]
    first, second = (next(word for word in line if word.text == text) for text in ARABIC.split()[:2])
    assert first.left > second.right - 1
    assert next(word for word in line if word.text == "words").right < second.left


def test_a_paragraph_from_right_to_left_begins_at_the_right(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": f"# X\n\n{HEBREW.split()[0]}\n\n- {HEBREW.split()[1]}\n"}, CONF)
    words = {word.text: word for sheet in words_of(book) for word in sheet}
    width = float(book.reader.pages[0].mediabox.width)
    assert words[HEBREW.split()[0]].right == pytest.approx(width - 65.2, abs=1)
    assert words[HEBREW.split()[1]].left < 90, "what stands in a list stays beside its bullet"


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ARABIC, True), (HEBREW, True), (f"{HEBREW} IMF", True), ("IMF", False), ("", False), ("1893", False),
     (f"The {HEBREW}", False), ("שביתה means strike, in all the languages", False)],
)  # fmt: skip
def test_direction_is_that_of_most_letters(text: str, expected: bool) -> None:
    assert runs_right_to_left(text) is expected


def test_title_in_arabic_is_in_its_language(printed: Callable[..., Printed]) -> None:
    record = page("campaign", ARABIC, "date: 2008\ntitle-language: ar\nalt-titles:\n  en: A strike\n")
    book = printed(
        {"campaigns/arabic.md": record},
        'extensions = ["myst_parser", "sphinx_archive"]\nprimary_domain = "archive"\nsmartquotes = False\n',
    )
    assert "ar" in languages_of(book.reader.trailer["/Root"]["/StructTreeRoot"])
    assert ARABIC in " ".join(read(book).split())


@pytest.mark.parametrize("name", sorted(path.name for path in FONTS.glob("*.[ot]tf")))
def test_brackets_come_in_pairs(name: str) -> None:
    """A bracket without its partner is never mirrored in text from right to left."""
    with TTFont(FONTS / name, lazy=True) as font:
        has = font.getBestCmap()
    for pair in ("()", "[]", "{}", "«»", "‹›", "<>"):
        assert (ord(pair[0]) in has) is (ord(pair[1]) in has), pair


def test_common_traditional_characters_are_covered() -> None:
    level_1 = {bytes((high, low)).decode("big5", "ignore")
               for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))}  # fmt: skip
    characters = "".join(sorted(level_1))
    assert len(characters) > 5300
    assert glyphs_of_fonts().missing(characters) == ()


@pytest.mark.parametrize(
    ("language", "syllables"),
    [
        ("de", "Ar-beits-ge-richts-ver-fah-rens-kos-ten"),
        ("sv", "Me-tall-in-du-stri-ar-be-ta-re-för-bun-det"),
    ],
)
def test_words_break_by_the_rules_of_their_language(
    printed: Callable[..., Printed], language: str, syllables: str
) -> None:
    word = syllables.replace("-", "")
    cells = "\n".join(f"{'* -' if not place else '  -'} [{word}]{{.language-{language}}}" for place in range(11))
    book = printed({"campaigns/x.md": f"# X\n\n```{{list-table}}\n\n{cells}\n```\n"}, CONF)
    column = [piece for sheet in words_of(book) for piece in sheet if piece.left == pytest.approx(66.6, abs=0.2)]
    pieces = [piece.text.rstrip("\u00ad-‐") for piece in column]
    assert len(pieces) >= 3, pieces
    assert re.fullmatch("-?".join(syllables.split("-")), "-".join(pieces)), pieces


def test_fonts_that_are_not_used_are_not_in_the_file(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": "# X\n\nPlain Latin.\n"})
    names = {name.partition("+")[2] for page in book.reader.pages for name in fonts_of(page)}
    assert names
    assert all(name.startswith("LibertinusSerif") for name in names), names
    assert book.path.stat().st_size < 60_000
