"""One picture printed alone: in the book, one that Typst refuses would stop all pages."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from .expressions import Expression, literal
from .glyphs import FONTS


class PictureError(ValueError):
    """A picture that cannot be printed: what is wrong with it, and what to do."""


def refuse_unprintable_file(source: Path) -> None:
    """Raise `PictureError` for a file that Typst cannot print."""
    # Not where it is: Typst refuses some names, such as those with a backslash.
    with TemporaryDirectory() as folder:
        copy = Path(folder, f"picture{source.suffix.lower()}")
        shutil.copyfile(source, copy)
        _print(literal(copy.name), copy.parent)


def refuse_unprintable_drawing(drawing: bytes) -> None:
    """Raise `PictureError` for an SVG that Typst cannot print."""
    _print(Expression(f"bytes({literal(drawing.decode())})"), None)


def _print(picture: Expression, root: Path | None) -> None:
    page = f'#set document(title: "Proof")\n#image({picture}, alt: "Proof")'
    try:
        typst.Compiler(root=root, font_paths=_fonts()).compile(
            input=page.encode(), format="pdf", pdf_standards=["a-2a"]
        )
    except typst.TypstError as error:
        message = f"Typst refuses it: {error.message}. Export it again, with its text as paths."
        raise PictureError(message) from error


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
