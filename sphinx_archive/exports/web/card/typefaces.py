"""Typefaces of the cards: which font shows a character, and letters as small pictures that are drawn once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = Path(__file__).parents[3] / "pdf" / "fonts"  # the same files as in print
LATIN, KOREAN, JAPANESE = "LibertinusSerif", "NotoSerifKR", "NotoSerifJP"
# The same order of preference as in print: what a text is mostly set in comes first.
FAMILIES = (LATIN, KOREAN, JAPANESE, "Amiri", "FrankRuhlLibre", "NotoEmoji", "DejaVuSansMono")
FILES = {path.stem: path for path in sorted(FONTS.glob("*.[ot]tf"))}
# Fonts whose letters stand beside each other; those of the others change with their neighbours.
APART = frozenset({LATIN, KOREAN, JAPANESE})
HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


class Style(NamedTuple):
    """How a text is set: the size in pixels, bold or not, and the ramp of palette entries from paper to ink."""

    size: int
    bold: bool
    ramp: tuple[int, ...]


class Piece(NamedTuple):
    """A letter, or letters that hang together, in one font; and how far the next one stands from it."""

    font: str
    text: str
    width: float


class Glyph(NamedTuple):
    """A piece as palette entries, where it is not paper, and its offset from the pen."""

    ink: Image.Image
    mask: Image.Image
    left: int
    top: int


@lru_cache(maxsize=20_000)
def pieces(word: str, size: int, bold: bool) -> tuple[Piece, ...]:
    """Return a word in pieces, in the order of reading."""
    found: list[Piece] = []
    for font, text in _runs(word, bold):
        if font.partition("-")[0] not in APART or any(map(unicodedata.combining, text)):
            found.append(Piece(font, text, _length(font, size, text)))
        else:
            pairs = zip(text, [*text[1:], ""], strict=True)
            found += [Piece(font, sign, _advance(font, size, sign + after)) for sign, after in pairs]
    return tuple(found)


@lru_cache(maxsize=4_000)
def glyph(font: str, text: str, style: Style) -> Glyph | None:
    """Return a piece as a picture; None where there is nothing to see."""
    face = _face(font, style.size)
    left, top, right, bottom = (int(side) for side in face.getbbox(text, anchor="ls"))
    if right <= left or bottom <= top:
        return None
    grey = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(grey).text((-left, -top), text, fill=255, font=face, anchor="ls")
    steps = (0, *style.ramp)
    levels = [steps[round(value / 255 * len(style.ramp))] for value in range(256)]
    inked = grey.point(levels)
    mask = inked.point([0] + [255] * 255)
    return Glyph(Image.frombytes("P", inked.size, inked.tobytes()), mask, left, top)


def _runs(word: str, bold: bool) -> Iterator[tuple[str, str]]:
    """Yield stretches of one font; signs that only shape their neighbours go with these, or are left out."""
    order = (LATIN, JAPANESE, KOREAN, *FAMILIES[3:]) if not HANGUL.search(word) else FAMILIES
    fonts = [_file(family, bold) for family in order]
    font, text = "", ""
    for sign in unicodedata.normalize("NFC", word):
        shapes = unicodedata.category(sign) in ("Mn", "Me", "Cf")
        if shapes and not (font and ord(sign) in _covered(font)):
            continue
        keeps = font and not sign.isalnum() and ord(sign) in _covered(font)
        wanted = font if shapes or keeps else next((name for name in fonts if ord(sign) in _covered(name)), "")
        if wanted != font and text:
            yield font, text
            text = ""
        font, text = wanted or fonts[0], text + (sign if wanted else UNKNOWN)
    if text:
        yield font, text


@cache
def _file(family: str, bold: bool) -> str:
    weights = ("Semibold", "Bold", "Regular") if bold else ("Regular", "")
    names = (f"{family}-{weight}".rstrip("-") for weight in weights)
    return next(name for name in names if name in FILES)


@cache
def _covered(font: str) -> frozenset[int]:
    with TTFont(FILES[font], lazy=True) as opened:
        return frozenset(opened.getBestCmap())


@cache
def _face(font: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FILES[font], size)


@lru_cache(maxsize=50_000)
def _length(font: str, size: int, text: str) -> float:
    return _face(font, size).getlength(text)


def _advance(font: str, size: int, pair: str) -> float:
    """Return how far the second letter of a pair stands from the first: closer, where they are kerned."""
    return _length(font, size, pair) - (_length(font, size, pair[1:]) if pair[1:] else 0)
