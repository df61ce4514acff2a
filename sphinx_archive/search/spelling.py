"""Other spellings of names, for what readers type instead of what stands in the record."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Letters that no Unicode decomposition turns into a plain one; accents the index folds by itself.
PLAIN = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
    }
)
# Chinese, Japanese and Korean: words stand without spaces, or carry endings.
UNSPACED = re.compile(
    r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]{2,}"
)


def other_spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Return what else should find these names, each once and in order.

    These are the name in plain letters where folding accents is not enough (``Çalışanları`` as ``Calisanlari``),
    and the ends of words in scripts without spaces (``労働組合`` in ``例労働組合``): the index finds words by
    their beginnings.
    """
    return tuple(dict.fromkeys(spelling for name in names for spelling in _spellings(name)))


def _spellings(name: str) -> Iterator[str]:
    if (plain := name.translate(PLAIN)) != name:
        folded = unicodedata.normalize("NFKD", plain)
        yield "".join(sign for sign in folded if not unicodedata.combining(sign))
    for word in UNSPACED.findall(unicodedata.normalize("NFC", name)):
        yield from (word[start:] for start in range(1, len(word) - 1))
