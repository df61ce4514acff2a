"""Print the characters of a CJK font subset for pyftsubset: `python characters.py korean|japanese`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ENCODINGS = {"korean": ("euc_kr",), "japanese": ("euc_jp", "gb2312")}
HANGUL = {chr(code) for code in (*range(0x3131, 0x318F), *range(0xAC00, 0xD7A4))}


def double_byte(encoding: str) -> Iterator[str]:
    """Yield every character of the 94 by 94 table of a legacy East Asian encoding."""
    for high in range(0xA1, 0xFF):
        for low in range(0xA1, 0xFF):
            yield from bytes((high, low)).decode(encoding, errors="ignore")


def characters(script: str) -> list[str]:
    """Return the characters for `script`, sorted by code point."""
    chosen = {chr(code) for code in range(0x20, 0x7F)}
    for encoding in ENCODINGS[script]:
        chosen.update(double_byte(encoding))
    return sorted(chosen | HANGUL if script == "korean" else chosen)


if __name__ == "__main__":
    pass
