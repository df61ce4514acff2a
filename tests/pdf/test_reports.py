"""What cannot be printed is reported at its line, and what can be saved is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.printing import Printed


def test_unknown_element_is_reported_and_its_text_printed(printed: Callable[..., Printed]) -> None:
    book = printed(
        {"campaigns/x.md": "# X\n\nBefore.\n\n```{gadget}\nText in the gadget.\n```\n"},
        conf='extensions.append("tests.pdf.gadget")\n',
    )
    assert "campaigns/x.md:5: WARNING: The PDF does not know the element" in book.warnings
    assert "tests.pdf.gadget.Gadget" in book.warnings
    assert "[archive.pdf-unknown-node]" in book.warnings
    assert "Text in the gadget." in book.text


@pytest.mark.parametrize(
    ("markup", "line", "code", "printed_instead"),
    [
        ("![](../picture.png)", 3, "pdf-alt-text", ""),
        ("```{figure} ../picture.png\n\nA caption.\n```", 3, "pdf-alt-text", "A caption."),
        ("<b>bold</b>", 3, "pdf-raw", "bold"),
        ("Text\n\n<div>block</div>", 5, "pdf-raw", "Text"),
        ("```{math}\n\\frac{a\n```", 3, "pdf-math", "\\frac{a"),
        ("Text {math}`\\unknown x`.", 3, "pdf-math", "Text \\unknown x."),
        ("Text {math}`金`.", 3, "pdf-math", "Text 金."),
        ("```{math}\n\\\\\n```", 3, "pdf-math", "\\\\"),
        ("![A photograph](https://example.org/photo.png)", 3, "pdf-missing-image", "https://example.org/photo.png"),
    ],
)
def test_report(printed: Callable[..., Printed], markup: str, line: int, code: str, printed_instead: str) -> None:
    book = printed({"campaigns/x.md": f"# X\n\n{markup}\n"})
    assert f"campaigns/x.md:{line}: WARNING: " in book.warnings
    assert f"[archive.{code}]" in book.warnings
    assert book.warnings.count("WARNING") == book.warnings.count("[archive.")
    assert printed_instead in book.text


def test_page_without_title(printed: Callable[..., Printed]) -> None:
    book = printed({"campaigns/no-title.md": "Only a paragraph.\n"})
    assert "[archive.pdf-no-title]" in book.warnings
    assert "Only a paragraph." in book.text


def test_decorative_image_needs_no_text(printed: Callable[..., Printed]) -> None:
    rst = "X\n=\n\n.. image:: ../picture.png\n   :class: decorative\n"
    assert printed({"campaigns/x.rst": rst}).warnings == ""


FILM = """# A film

```{{video}} {source}
:poster: ../picture.png
:alt: Delegates with banners
:caption: Three minutes on precarious work
```
"""


def test_film_is_a_still_and_an_address(printed: Callable[..., Printed]) -> None:
    source = "https://films.example.org/precarious.mp4"
    book = printed({"films/x.md": FILM.format(source=source)}, conf='extensions.append("sphinxcontrib.video")\n')
    assert book.warnings == ""
    assert source in book.text
    assert "Three minutes on precarious work" in book.text
    assert sum(len(page.images) for page in book.reader.pages) == 1


def test_film_of_the_archive_is_seen_on_the_web(printed: Callable[..., Printed], tmp_path: object) -> None:
    files = {"films/x.md": FILM.format(source="short.webm"), "films/short.webm": "not really a film"}
    book = printed(files, conf='extensions.append("sphinxcontrib.video")\n')
    assert "https://archive.example.org/en/films/x.html" in book.text
    assert not list(book.typst.rglob("*.webm"))
