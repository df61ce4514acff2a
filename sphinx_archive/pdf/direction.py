"""Which way a text runs."""

from __future__ import annotations

import re
import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# Hebrew, Arabic, Syriac, Thaana, N'Ko, and the older forms of Hebrew and Arabic letters.
_LETTERS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def runs_right_to_left(text: str) -> bool:
    """Tell whether a text begins in a script that runs from right to left, and most of its letters are in it."""
    if not _LETTERS.search(text):
        return False
    strong = [direction for direction in map(unicodedata.bidirectional, text) if direction in {"L", "R", "AL"}]
    back = sum(direction in _RIGHT_TO_LEFT for direction in strong)
    return strong[0] in _RIGHT_TO_LEFT and back * 2 > len(strong)
