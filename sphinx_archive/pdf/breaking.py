"""Where words that are longer than a line may break."""

from __future__ import annotations

import re
from functools import cache

BREAK = "\N{ZERO WIDTH SPACE}"
# Where Typst breaks a line anyway, and letters that are joined to the next.
_ENDS = r"\s\u00ad\u200b/\u2010-\u2014\u0590-\u08ff\u2e80-\ufaff\-"
_SYLLABLE = 8
_LONGEST = 40
_WORD = re.compile(f"[^{_ENDS}]+")
_LETTER = re.compile(r".[\u0300-\u036f\u200d\ufe0f\u20d0-\u20ff]*", re.DOTALL)


def breakable(text: str, longest: int, *, hyphenated: bool = False) -> str:
    """Return a text in which words of more than `longest` letters may break anywhere; all others stay whole.

    Where Typst hyphenates, words that have syllables are left to it, as long as a syllable fits.
    """

    def broken(found: re.Match[str]) -> str:
        word = found[0]
        has_syllables = hyphenated and longest >= _SYLLABLE and len(word) <= _LONGEST and word.isalpha()
        return word if has_syllables else _broken(word, max(1, longest // 4))

    return _long_words(longest).sub(broken, text)


def unbroken(line: str) -> list[str]:
    """Return the parts of a line that stay whole unless they are too long."""
    return _WORD.findall(line)


@cache
def _long_words(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[^{_ENDS}]{{{longest + 1},}}")


def _broken(word: str, step: int) -> str:
    letters = _LETTER.findall(word)
    return BREAK.join("".join(letters[start : start + step]) for start in range(0, len(letters), step))
