"""Which characters the fonts of the printed archive can show."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Spaces and signs that shape the text around them and need no glyph of their own.
_SHAPELESS = {"Cc", "Cf", "Zl", "Zp"}
_VARIATION_SELECTORS = frozenset(range(0xFE00, 0xFE10))


@dataclass(frozen=True)
class Glyphs:
    """The code points that at least one font covers."""

    covered: frozenset[int]

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of `text` that no font can show, once each, in order."""
        return tuple(dict.fromkeys(c for c in text if ord(c) not in self.covered and not _shapeless(c)))

    def printable(self, text: str) -> str:
        """Return `text` composed (NFC), with a replacement for every character that no font can show."""
        composed = unicodedata.normalize("NFC", text)
        for character in self.missing(composed):
            composed = composed.replace(character, REPLACEMENT)
        return composed


@cache
def glyphs_of_fonts() -> Glyphs:
    """Read the character maps of our own fonts."""
    covered: set[int] = set()
    for path in sorted((*FONTS.glob("*.otf"), *FONTS.glob("*.ttf"))):
        with TTFont(path, lazy=True) as font:
            covered.update(font.getBestCmap())
    return Glyphs(frozenset(covered))


def typographic(text: str) -> str:
    """Return text from the settings or the catalogue with the apostrophes that pages get from Sphinx."""
    return re.sub(r"(?<=\w)'", "\N{RIGHT SINGLE QUOTATION MARK}", text)


def describe(character: str) -> str:
    """Return a character as an author can look it up: U+0E01 (THAI CHARACTER KO KAI)."""
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'no name')})"


def _shapeless(character: str) -> bool:
    return unicodedata.category(character) in _SHAPELESS or ord(character) in _VARIATION_SELECTORS
