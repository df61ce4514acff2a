"""What authors get wrong, and what attackers try: printed as written or reported at its line, never a traceback."""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from sphinx_archive.pdf.pictures import picture_at
from sphinx_archive.pdf.proof import PictureError
from tests.pdf.album import SVG, WHY, bad_album, good, good_album, noise, printed_with, rotated_by_exif, saved
from tests.pdf.printing import picture, print_archive, write_files
from tests.pdf.test_syntax import alternative_texts
from tests.pdf.test_tables import outside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.pdf.printing import Printed


@pytest.fixture(scope="module")
def album(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return good_album(tmp_path_factory.mktemp("album"))


def test_pictures_of_every_kind_are_printed(album: Printed) -> None:
    assert album.warnings == ""
    found = alternative_texts(album.reader.trailer["/Root"]["/StructTreeRoot"])
    assert [text for text in found if text.startswith("Picture")] == [f"Picture {n}" for n in range(len(good()))]


def test_no_picture_is_in_printing_inks(album: Printed) -> None:
    spaces = {str(image.indirect_reference.get_object()["/ColorSpace"]) for page in album.reader.pages
              for image in page.images if image.indirect_reference}  # fmt: skip
    assert spaces
    assert not any("CMYK" in space for space in spaces), spaces


def test_photographs_are_printed_upright(tmp_path: Path) -> None:
    (tmp_path / "turned.jpg").write_bytes(rotated_by_exif())
    with Image.open(BytesIO(picture_at(tmp_path / "turned.jpg"))) as image:
        assert image.size == (40, 60)


def test_large_pictures_are_scaled_down_to_what_paper_shows(tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(saved(noise(4000, 1000), "PNG", compress_level=1))
    (tmp_path / "large.jpg").write_bytes(saved(noise(3000, 4000), "JPEG"))
    sizes = []
    for name in ("large.png", "large.jpg"):
        with Image.open(BytesIO(picture_at(tmp_path / name))) as image:
            sizes.append(image.size)
    assert sizes == [(1465, 366), (1465, 1953)]


def test_small_pictures_stay_as_they_are(tmp_path: Path) -> None:
    for name, content in {"a.png": picture(), "b.jpg": saved(noise(), "JPEG")}.items():
        (tmp_path / name).write_bytes(content)
        assert picture_at(tmp_path / name) == content


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return bad_album(tmp_path_factory.mktemp("broken"))


@pytest.mark.parametrize(("number", "name"), list(enumerate(WHY)))
def test_a_bad_picture_is_reported_at_its_line_and_told_in_words(broken: Printed, number: int, name: str) -> None:
    line = next(line for line in broken.warnings.splitlines() if f"/{name}'" in line)
    assert f"campaigns/x.md:{3 + 3 * number}: WARNING: The image 'campaigns/{name}' cannot be printed: " in line
    assert WHY[name] in line
    assert line.endswith("[archive.pdf-missing-image]")
    assert f"What picture {number} shows" in broken.text
    assert "The end." in broken.text


def test_missing_picture_in_a_line_in_a_figure_and_for_a_film(tmp_path: Path) -> None:
    page = (
        "# X\n\n![An absent banner](no.png)\n\nIn a line ![an absent face](no2.png) here.\n\n"
        "```{figure} no3.png\n:alt: An absent crowd\n\nThe caption.\n```\n\n"
        "```{video} https://films.example.org/a.mp4\n:poster: no4.png\n:caption: A film\n```\n"
    )
    book = printed_with(tmp_path, {}, page, 'extensions.append("sphinxcontrib.video")\n')
    for line, name in ((3, "no"), (5, "no2"), (7, "no3"), (13, "no4")):
        assert any(f"x.md:{line}: WARNING: The " in found and f"campaigns/{name}.png'" in found and
                   "it is not in the archive" in found for found in book.warnings.splitlines()), name  # fmt: skip
    for words in ("An absent banner", "In a line an absent face here.", "An absent crowd", "The caption.", "A film"):
        assert words in book.text


def test_picture_of_fuzz_never_stops_the_book(tmp_path: Path) -> None:
    """Whatever Typst would refuse, the check before it refuses too."""
    chance = random.Random(1893)  # noqa: S311
    import typst

    for form, ending in (("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")):
        whole = saved(noise(), form)
        for _ in range(25):
            damaged = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            (tmp_path / f"a.{ending}").write_bytes(damaged)
            try:
                kept = picture_at(tmp_path / f"a.{ending}")
            except PictureError:
                continue
            copy = tmp_path / ("kept.jpg" if ending == "jpg" else "kept.png")
            copy.write_bytes(kept)
            assert typst.Compiler(root=tmp_path).compile(input=f'#image("{copy.name}")'.encode(), format="pdf")


RUNS = SVG.format(
    "<script>alert(1)</script><rect width='9' height='9' onclick='alert(1)'/>"
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>inside</p></foreignObject>"
    "<image href='https://example.org/track.png' width='9' height='9'/><use href='other.svg#a'/>"
)


def test_drawing_is_printed_without_what_runs_or_comes_from_elsewhere(tmp_path: Path) -> None:
    book = printed_with(tmp_path, {"a.svg": RUNS.encode()}, "# X\n\n![A drawing](a.svg)\n")
    assert "campaigns/x.md:3: WARNING: The PDF leaves out a part of the drawing 'campaigns/a.svg': " in book.warnings
    for part in ("a script", "HTML", "the file 'https://example.org/track.png'", "the file 'other.svg#a'"):
        assert part in book.warnings
    staged = next(book.typst.rglob("images/*.svg")).read_text("utf-8")
    assert "script" not in staged
    assert "example.org" not in staged
    assert "<rect" in staged


NAMES = ['quo"te.png', "back\\slash.png", "#panic().png", "with space.png", "파업.png", "a.png", "A.png", "[b].png",
         "$x$.png", "100%.png", "ü.png"]  # fmt: skip


def rst_name(name: str) -> str:
    """Return a file name as restructured text takes it: it drops spaces and reads backslashes."""
    return name.replace("\\", "\\\\").replace(" ", "\\ ")


def test_any_file_name_is_printed(tmp_path: Path) -> None:
    rst = "X\n=\n\n" + "".join(f".. image:: {rst_name(name)}\n   :alt: Picture {n}\n\n" for n, name in enumerate(NAMES))
    docs = tmp_path / "docs"
    write_files(docs, {"campaigns/x.rst": rst})
    for name in NAMES:
        (docs / "campaigns" / name).write_bytes(picture())
    book = print_archive(docs)
    found = alternative_texts(book.reader.trailer["/Root"]["/StructTreeRoot"])
    missing = [name for number, name in enumerate(NAMES) if f"Picture {number}" not in found]
    assert missing == [], book.warnings


HOSTILE = [
    '#panic("x")',
    "#{1+1}",
    "$ x $",
    '"',
    "\\",
    "\\u{41}",
    "]",
    "}",
    "`",
    "*/",
    "//x",
    "@x",
    "<x>",
    '#include "/etc/passwd"',
]


EVERYWHERE = """X {escaped}
=====================================

.. figure:: ../picture.png
   :alt: x {text}

   Caption {escaped}

.. list-table:: Table {escaped}

   * - cell {escaped}

.. code-block:: text
   :caption: Code {escaped}

   {text}

.. rubric:: Rubric {escaped}

:field {escaped}: value {escaped}

.. index:: entry {term}

.. admonition:: Box {escaped}

   In it.

Term {escaped}
   Meaning.
"""


@pytest.mark.parametrize("text", HOSTILE)
def test_code_of_typst_is_text_everywhere(printed: Callable[..., Printed], text: str) -> None:
    escaped = "".join(f"\\{c}" if not c.isalnum() and c != " " else c for c in text)
    page = EVERYWHERE.format(text=text, escaped=escaped, term=text.replace('"', ""))
    book = printed({"campaigns/x.rst": page}, "smartquotes = False\n")
    assert "WARNING" not in book.warnings, book.warnings
    letters = book.letters.replace("\N{SOFT HYPHEN}", "").replace("\u200b", "")
    bare = "".join(text.split())
    for place in ("X", "Caption", "Table", "cell", "Code", "Rubric", "value", "Box", "Term"):
        assert f"{place}{bare}" in letters, place
    assert text in " ".join(alternative_texts(book.reader.trailer["/Root"]["/StructTreeRoot"]))


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("# Only a title\n", "Only a title"),
        ("", "x"),
        ("\ufeff# A byte order mark\n\nText.\n", "Text."),
        ("# X\n\n<script>alert(1)</script>\n\nafter\n", "after"),
        ("# X\n\na\x07b\x1bc \u200b\u200e\u202eover\u202c end\n", "end"),
        ("# X\n\nA \u202eright-to-left override to the end\n\nNext.\n", "Next."),
        ("# X\n\nZ\u0351\u0363\u0346a\u0301\u0302\u0303l e\u0301\u0323 end\n", "end"),
        ("# X\n\n👍🏽 👩‍👩‍👧‍👦 🇹🇷 1️⃣ ❤️\u200d🔥 end\n", "end"),
        ("\n\n".join(f"{'#' * level} Level {level}\n\nText {level}." for level in range(1, 7)), "Text 6."),
        ("# X\n\n###### Six at once\n\nText.\n", "Six at once"),
    ],
)  # fmt: skip
def test_odd_pages_are_printed(printed: Callable[..., Printed], page: str, seen: str) -> None:
    book = printed({"campaigns/x.md": page})
    assert seen in book.text
    assert outside(book) == []
    assert "[archive.pdf-typst]" not in book.warnings


def test_twelve_levels_of_headings(printed: Callable[..., Printed]) -> None:
    signs = "=-~^\"'`:.*+#"
    page = "\n\n".join(f"Level {n}\n{sign * 12}\n\nText {n}." for n, sign in enumerate(signs))
    book = printed({"campaigns/x.rst": page})
    assert "Text 11." in book.text
    assert book.warnings == ""


def test_lone_surrogates_are_reported(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/x.rst": "X\n=\n\n.. gadget::\n\n   text\n"}, SURROGATE)
    assert "before \N{REPLACEMENT CHARACTER}after" in book.text
    assert "U+D800" in book.warnings


SURROGATE = """
from docutils import nodes
from docutils.parsers.rst import Directive

class Gadget(Directive):
    has_content = True
    def run(self):
        return [nodes.paragraph("", "before \\ud800after")]

def setup(app):
    app.add_directive("gadget", Gadget)
"""


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("# X \u0e01\n", 1),
        ("# X\n\n| a |\n|--|\n| \u0e01 |\n", 3),
        ("# X\n\n```{figure} ../picture.png\n:alt: red\n\nCaption \u0e01\n```\n", 6),
        ("# X\n\n```{figure} ../picture.png\n:alt: red \u0e01\n\nCaption\n```\n", 3),
        ("# X\n\n`\u0e01`\n", 3),
        ("# X\n\n```text\n\u0e01\n```\n", 3),
        ("# X\n\nTerm\n: \u0e01\n", 4),
    ],
    ids=["title", "cell", "caption", "alternative text", "code in a line", "code", "definition"],
)
def test_missing_character_is_named_with_page_and_line(printed: Callable[..., Printed], page: str, line: int) -> None:
    warnings = printed({"campaigns/x.md": page}).warnings
    assert f"campaigns/x.md:{line}: WARNING: No font of the book has the character U+0E01" in warnings
    assert "[archive.pdf-missing-glyph]" in warnings


@pytest.mark.parametrize(
    ("conf", "page", "said"),
    [
        ("author = '\u0e01'\n", "# X\n", "in '\u0e01'"),
        ("project = 'The Metalworkers\\' Archive'\nrelease = 'v\u0e01'\n", "# X\n", "in 'v\u0e01'"),
        ("", "# X\n\n```{index} \u0e01\n```\n\nText.\n", "in '\u0e01'"),
    ],
    ids=["author", "release", "index"],
)
def test_missing_character_elsewhere_is_named(printed: Callable[..., Printed], conf: str, page: str, said: str) -> None:
    book = printed({"campaigns/x.md": page}, conf)
    # A setting is also in the sentence that says how to cite the book.
    assert 1 <= book.warnings.count("[archive.pdf-missing-glyph]") <= 2
    assert said in book.warnings
    assert "\N{REPLACEMENT CHARACTER}" in book.text
