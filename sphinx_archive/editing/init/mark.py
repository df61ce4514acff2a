"""The mark of an archive: the first letter of its name on its colour, as SVG. Logo and icon in one."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]
from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

# The fonts of the books. A drawn letter looks the same everywhere; a typed one would need a font on the reader's side.
FONTS = Path(__file__).parents[2] / "pdf" / "fonts"
IN_ORDER = ("LibertinusSerif", "NotoSerifKR", "NotoSerifJP", "Amiri", "FrankRuhlLibre")
SVG = "http://www.w3.org/2000/svg"
SIDE, LETTER, PAPER = 32, 18, "#fffdf9"


def mark(name: str, colour: str) -> bytes:
    """Return the mark of a name; a letter that no font here has stays a ring."""
    ElementTree.register_namespace("", SVG)
    picture = ElementTree.Element(f"{{{SVG}}}svg", {"viewBox": f"0 0 {SIDE} {SIDE}"})
    ElementTree.SubElement(
        picture, f"{{{SVG}}}rect", dict.fromkeys(("width", "height"), f"{SIDE}") | {"rx": "6", "fill": colour}
    )
    if drawn := next(_drawn(_initial(name)), ""):
        ElementTree.SubElement(picture, f"{{{SVG}}}path", {"d": drawn, "fill": PAPER})
    else:
        ring = {"cx": "16", "cy": "16", "r": "7", "fill": "none", "stroke": PAPER, "stroke-width": "4"}
        ElementTree.SubElement(picture, f"{{{SVG}}}circle", ring)
    written: bytes = ElementTree.tostring(picture, encoding="utf-8")
    return written + b"\n"


def _initial(name: str) -> str:
    letter = next(filter(str.isalpha, unicodedata.normalize("NFC", name)))
    return letter.upper() if len(letter.upper()) == 1 else letter


def _drawn(letter: str) -> Iterator[str]:
    """Yield the letter's outline, in the middle of the picture, once for each font that has it."""
    for family in IN_ORDER:
        font = TTFont(next(FONTS.glob(f"{family}-Bold.*")))
        if not (glyph := font.getBestCmap().get(ord(letter))):
            continue
        glyphs = font.getGlyphSet()
        bounds = BoundsPen(glyphs)
        glyphs[glyph].draw(bounds)
        if bounds.bounds is None:
            continue
        left, bottom, right, top = bounds.bounds
        scale = LETTER / max(right - left, top - bottom)
        middle = SIDE / 2
        pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
        place = (scale, 0, 0, -scale, middle - scale * (left + right) / 2, middle + scale * (bottom + top) / 2)
        glyphs[glyph].draw(TransformPen(pen, place))
        yield pen.getCommands()
