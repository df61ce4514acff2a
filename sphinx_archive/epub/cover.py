"""The cover: a page set by Typst, as a picture that every reading system and every shop can show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from sphinx_archive.epub.fonts import FONTS
from sphinx_archive.epub.xhtml import printable

if TYPE_CHECKING:
    from sphinx_archive.epub.front import Front

TEMPLATE = Path(__file__).parent / "static" / "cover.typ"
DOTS_PER_INCH = 406.4  # 100 mm wide: 1600 dots, as shops ask for


def cover(front: Front) -> bytes:
    """Return the cover as PNG."""
    said = {"archive": front.archive if front.is_part else "", "title": front.title, "subtitle": front.subtitle}
    inputs = {name: printable(text) for name, text in {**said, "edition": front.edition}.items()}
    drawn = typst.compile(TEMPLATE, font_paths=_fonts(), sys_inputs=inputs, format="png", ppi=DOTS_PER_INCH)
    assert isinstance(drawn, bytes)
    return drawn


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
