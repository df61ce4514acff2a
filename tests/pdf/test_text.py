"""Text is printed as it is written: never run as code, in every script that the fonts have."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
import typst

from sphinx_archive.pdf.expressions import literal
from sphinx_archive.pdf.glyphs import glyphs_of_fonts

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed

HOSTILE = [
    "#set text(fill: red)",
    '#panic("gotcha")',
    "$x^2$",
    "*not strong* _not emphasis_",
    "@reference <label>",
    "// not a comment",
    "/* not a comment */",
    "`#eval`",
    "back\\slash \\u{41} \\n",
    "double \"quotes\" and 'single'",
    "[brackets] {braces} (parentheses)",
    "= not a heading",
    "- not a list",
    "~ and -- and ...",
    "];}#",
    '")',
]


def test_hostile_text_is_printed_literally(printed: Callable[..., Printed]) -> None:
    code = "\n\n".join(f"``````text\n{text}\n``````" for text in HOSTILE)
    cells = "\n".join(f"* - ``{text}``" for text in HOSTILE if "`" not in text)
    prose = "".join(f"P{number}: {escape(text)}\n\n" for number, text in enumerate(HOSTILE))
    book = printed({"a/code.md": f"# Code\n\n{code}\n", "a/prose.md": f"# Prose\n\n{prose}",
                    "a/cells.rst": f"Cells\n=====\n\n.. list-table::\n\n{indented(cells)}\n"})  # fmt: skip
    letters = book.letters.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    letters = letters.replace("–", "--").replace("…", "...")
    for number, text in enumerate(HOSTILE):
        assert f"P{number}:" + "".join(text.split()) in letters
    assert book.warnings == ""


def test_hostile_titles_and_settings(printed: Callable[..., Printed]) -> None:
    title = 'An #emph[attack] with "quotes" \\ and $math$'
    book = printed(
        {"campaigns/index.md": f"# {escape(title)}\n", "organisations/x.md": "# X\n"},
        conf="author = '#panic() \" \\\\ $'\n",
    )
    assert "An#emph[attack]with" in book.letters
    assert '#panic()"\\$' in "".join(book.pages[0].split())


def test_random_text_survives_as_a_literal() -> None:
    source = random.Random(1893)  # noqa: S311
    alphabet = [*'"\\#$*_@/<>[]{}()`~=-+;:,.\n\t u{}n', "é", "ß", "국", "際", "\U0001f600", "\u2028", "\u00ad"]
    texts = ["".join(source.choices(alphabet, k=source.randint(0, 40))) for _ in range(300)]
    # All at once: to start Typst takes a hundred times as long as to read a text.
    assert json.loads(typst.eval(b"", f"({', '.join(map(literal, texts))})")) == texts


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\ud800"])
def test_control_characters_are_dropped(control: str) -> None:
    assert literal(f"a{control}b") == '"ab"'


SCRIPTS = [
    "국제금속노동자연맹 파업",
    "国際金属労連 ストライキ",
    "全国总工会",
    "Birleşik Metal-İş, Gebze'de ığüşöç",
    "Междурегиональный профсоюз",
    "Διεθνής Ομοσπονδία Μετάλλου",
    "Uppsägningarna är olagliga, åäö",
    "Żółć gęślą jaźń",
    "Dělníci železáren",
    "Ægir și țară",
]


@pytest.mark.parametrize("words", SCRIPTS)
def test_scripts_read_back(printed: Callable[..., Printed], words: str) -> None:
    book = printed({"campaigns/x.md": f"# Title\n\n{words}\n\n**{words}** *{words}*\n"})
    read = book.letters.replace("’", "'")
    assert read.count("".join(words.split())) == 3
    assert book.warnings == ""


LANGUAGE_ROLES = """
from docutils import nodes

def role_for(language):
    return lambda name, raw, text, line, inliner, options=None, content=None: (
        [nodes.inline("", text, language=language)], [])

def setup(app):
    for language in ("ko", "ja", "de-CH"):
        app.add_role(language, role_for(language))
"""


def test_language_decides_the_shape(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": "# Title\n\n{ko}`海`\n\n{ja}`海`\n"}, conf=LANGUAGE_ROLES)
    names = {str(font) for page in book.reader.pages for font in fonts_of(page)}
    assert any("CJKkr" in name or "CJK-KR" in name for name in names), names
    assert any("CJKjp" in name or "CJK-JP" in name for name in names), names


def fonts_of(page: object) -> list[str]:
    """Return the names of the fonts of a page."""
    return [str(font.get_object()["/BaseFont"]) for font in page["/Resources"].get("/Font", {}).values()]  # type: ignore[index]


def test_language_is_in_the_structure(printed: Callable[..., Printed]) -> None:
    raw = printed({"campaigns/x.md": "# Title\n\n{de-CH}`Arbeitsgericht`\n"}, conf=LANGUAGE_ROLES)
    assert "de-CH" in languages_of(raw.reader.trailer["/Root"]["/StructTreeRoot"])


def languages_of(element: object) -> set[str]:
    """Return the languages below an element of the structure tree."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return set().union(*(languages_of(child) for child in element))
    if not isinstance(element, dict):
        return set()
    own = {str(element["/Lang"])} if "/Lang" in element else set()
    return own | (languages_of(element["/K"]) if "/K" in element else set())


def test_missing_glyph_is_named_and_replaced(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.md": "# Title\n\nGreek Ω is there, Thai \u0e01 is not, nor \u0e01 again.\n"})
    assert (
        "campaigns/x.md:3: WARNING: No font of the book has the character U+0E01 (THAI CHARACTER KO KAI)"
        in book.warnings
    )
    assert "'campaigns/x'" in book.warnings
    assert "[archive.pdf-missing-glyph]" in book.warnings
    assert "Thai \N{REPLACEMENT CHARACTER} is not" in book.text


def test_decomposed_text_is_composed(printed: Callable[..., Printed]) -> None:
    assert "Göteborg" in printed({"campaigns/x.md": "# Title\n\nGo\u0308teborg\n"}).text


def test_fonts_cover_the_holdings() -> None:
    glyphs = glyphs_of_fonts()
    hangul = "".join(chr(code) for code in range(0xAC00, 0xD7A4))
    assert glyphs.missing(hangul) == ()
    assert glyphs.missing("あいうアイウ国際金属労連全国总工会 →←↑↓✓☐☑№©®™€₤½‰…—–«»„“”‘’") == ()


def escape(text: str) -> str:
    """Return text escaped for Markdown."""
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and not c.isspace() else c for c in text)


def indented(text: str) -> str:
    """Return text three spaces to the right."""
    return "\n".join(f"   {line}" for line in text.splitlines())


def test_invisible_characters_do_not_stop_the_build(printed: Callable[..., Printed]) -> None:
    invisible = "".join(
        f"a{chr(code)}b "
        for code in (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x2060, 0xFE0F, 0xFEFF, 0xA0, 0x202F, 0x2009)
    )
    book = printed({"campaigns/x.md": f"# Title\n\n{invisible}end\n\n`{invisible}` **{invisible}end**\n"})
    assert "end" in book.text
    assert book.path.exists()
    assert book.warnings == ""


def test_words_marked_in_markdown_have_their_language(printed: Callable[..., Printed]) -> None:
    book = printed({"a/page.md": "# Page\n\nThe [Krise]{.language-de-CH} and the [grève]{.language-fr}.\n"})
    content = b" ".join(page.get_contents().get_data() for page in book.reader.pages)
    assert {b"de-CH", b"fr"} <= set(re.findall(rb"/Lang ?\(([\w-]+)\)", content))
