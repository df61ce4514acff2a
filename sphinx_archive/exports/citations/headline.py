"""Headline style: how the titles of English works are capitalised in a bibliography.

Source: CSL 1.0.2, "Title Case Conversion", https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

import re

# Those that the specification lists, and four that processors leave small as well.
_SMALL = (
    "about a an and as at but by de down for from in into nor of on onto or over so the till to up van via von with yet"
)
SMALL = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\s\-\N{EN DASH}\N{EM DASH}/]+")
_FIRST = re.compile(r"\w")
# What a new phrase follows: its first word is capitalised, whatever it is.
_PHRASE_ENDS = re.compile(r"[:?!.]\W*$")


def headline(title: str) -> str:
    """Return a title with capitals as English bibliographies have them; words that have a capital stay as they are."""
    words = list(_WORD.finditer(title))
    return _WORD.sub(lambda word: _word(word, title, last=word.start() == words[-1].start()), title)


def _word(match: re.Match[str], title: str, *, last: bool) -> str:
    word, before = match[0], title[: match.start()]
    first = not re.search(r"\w", before) or bool(_PHRASE_ENDS.search(before))
    bare = re.sub(r"^\W+|\W+$", "", word)
    if bare != bare.lower() or (bare in SMALL and not first and not last):
        return word
    return _FIRST.sub(lambda sign: sign[0].upper(), word, count=1)
