"""Print the characters of a font subset for pyftsubset: `python characters.py korean|japanese|arabic|hebrew`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCODINGS = {"korean": ("euc_kr",), "japanese": ("euc_jp", "gb2312")}
HANGUL = {chr(code) for code in (*range(0x3131, 0x318F), *range(0xAC00, 0xD7A4))}
ASCII = {chr(code) for code in range(0x20, 0x7F)}
# Signs such as brackets come from the typeface of the sentence, each with its partner: one alone is never mirrored.
BLOCKS = {
    "arabic": (0x20, *range(0x600, 0x700), *range(0x750, 0x780), *range(0x8A0, 0x900), *range(0xFB50, 0xFF00)),
    "hebrew": (0x20, *range(0x591, 0x600), *range(0xFB1D, 0xFB50)),
}


def double_byte(encoding: str) -> Iterator[str]:
    """Yield every character of the 94 by 94 table of a legacy East Asian encoding."""
    for high in range(0xA1, 0xFF):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode(encoding, errors="ignore")


def common_traditional() -> Iterator[str]:
    """Yield level 1 of Big5: the traditional Chinese characters in common use, and the signs."""
    for high in range(0xA1, 0xC7):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            yield from bytes((high, low)).decode("big5", errors="ignore")


def characters(script: str) -> list[str]:
    """Return the characters for `script`, sorted by code point."""
    if script in BLOCKS:
        return [chr(code) for code in BLOCKS[script]]
    chosen = {character for encoding in ENCODINGS[script] for character in double_byte(encoding)} | ASCII
    return sorted(chosen | (HANGUL if script == "korean" else set(common_traditional())))


if __name__ == "__main__":
    sys.stdout.writelines(f"{ord(character):04X}\n" for character in characters(sys.argv[1]))
