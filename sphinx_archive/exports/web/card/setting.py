"""Setting: which words stand in which line, evenly filled and never more lines than there is room for."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.web.card.typefaces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_archive.exports.web.card.typefaces import Piece

# More than this never fits on a card.
LONGEST = 400
ELLIPSIS = "…"
# Chinese and Japanese break after any sign, but not before a mark that closes.
ANYWHERE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff][、。，．」』）】〉》！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)
MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
RIGHT_TO_LEFT = ("R", "AL")


class Word(NamedTuple):
    """What no line breaks, its width, and the width of the space before it."""

    text: str
    width: float
    space: float


class Set(NamedTuple):
    """A text in lines of words, its size, and whether it runs from right to left."""

    lines: tuple[tuple[Word, ...], ...]
    size: int
    leftwards: bool


def fitted(text: str, sizes: Sequence[tuple[int, int]], width: int, *, bold: bool) -> Set:
    """Return a text in the first of some sizes, each with its most lines, that it fits; else cut in the last."""
    leftwards = runs_leftwards(text)
    for size, most in sizes:
        words = list(_words(text[:LONGEST], size, bold))
        lines = _filled(words, width)
        if len(lines) <= most and len(text) <= LONGEST and all(word.width <= width for word in words):
            return Set(_balanced(words, lines, width), size, leftwards)
    broken = _filled([part for word in words for part in _broken(word, size, bold, width)], width)
    return Set(_cut(broken, most, size, bold, width, is_cut=len(text) > LONGEST), size, leftwards)


def length(words: Sequence[Word]) -> float:
    """Return how long a line of words is."""
    return sum(word.space + word.width for word in words) - words[0].space


def runs_leftwards(text: str) -> bool:
    """Tell whether the first letter that has a direction runs from right to left."""
    return bool(_direction(text))


def in_place(line: Sequence[Word], *, leftwards: bool) -> list[Word]:
    """Return the words of a line from left to right, each stretch in its own direction."""
    if not leftwards and all(word.text.isascii() for word in line):
        return list(line)
    groups = [
        (back, [word for _, word in words])
        for back, words in groupby(zip(_directions(line, leftwards), line, strict=True), key=itemgetter(0))
    ]
    ordered = [words[::-1] if back else words for back, words in groups]
    return [word for words in (ordered[::-1] if leftwards else ordered) for word in words]


def _directions(line: Sequence[Word], leftwards: bool) -> list[bool]:
    """Return for each word whether it runs from right to left.

    A number goes on as the letters before it; other words without letters go as those on both sides of them, or else
    as the line. Source: Unicode Standard Annex 9, rules W2, W7, N1 and N2, applied to whole words.
    """
    own = [_direction(word.text) for word in line]
    before, after = _carried(own, leftwards), _carried(own[::-1], leftwards)[::-1]
    return [
        ahead if known is not None or ahead == behind or any(map(str.isdigit, word.text)) else leftwards
        for word, known, ahead, behind in zip(line, own, before, after, strict=True)
    ]


def _carried(own: Iterable[bool | None], first: bool) -> list[bool]:
    """Return directions, of what has none that of what is before it."""
    return list(accumulate(own, lambda known, next_: known if next_ is None else next_, initial=first))[1:]


def _direction(text: str) -> bool | None:
    """Tell whether a text runs from right to left; None where none of its signs has a direction."""
    if text.isascii():
        return False if any(map(str.isalpha, text)) else None
    found = (unicodedata.bidirectional(sign) for sign in text)
    first = next((direction for direction in found if direction in ("L", *RIGHT_TO_LEFT)), None)
    return None if first is None else first in RIGHT_TO_LEFT


def drawn(word: str, size: int, bold: bool) -> tuple[Piece, ...]:
    """Return the pieces of a word from left to right."""
    if not runs_leftwards(word):
        return pieces(word, size, bold)
    return pieces(word.translate(MIRRORED), size, bold)[::-1]


def _words(text: str, size: int, bold: bool) -> Iterator[Word]:
    space = _width(" ", size, bold)
    for written in text.split():
        for place, part in enumerate(_unbreakable(written)):
            yield Word(part, _width(part, size, bold), 0 if place else space)


def _unbreakable(written: str) -> Iterator[str]:
    """Yield the parts of a word between which a line may end."""
    end = 0
    for match in ANYWHERE.finditer(written):
        if before := written[end : match.start()]:
            yield before
        yield match[0]
        end = match.end()
    if rest := written[end:]:
        yield rest


def _filled(words: Sequence[Word], width: float) -> list[list[Word]]:
    """Return words in lines, each as full as can be."""
    lines: list[list[Word]] = []
    room = -1.0
    for word in words:
        if word.space + word.width > room:
            lines.append([])
            room = width - word.width
        else:
            room -= word.space + word.width
        lines[-1].append(word)
    return lines


def _balanced(words: Sequence[Word], lines: list[list[Word]], width: int) -> tuple[tuple[Word, ...], ...]:
    """Return the same number of lines, as narrow as they can be."""
    low, high = int(sum(map(length, lines)) / max(len(lines), 1)), width
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) // 2
        tried = _filled(words, middle)
        fits = len(tried) == len(lines) and all(word.width <= middle for word in words)
        low, high, lines = (low, middle, tried) if fits else (middle, high, lines)
    return tuple(map(tuple, lines))


def _broken(word: Word, size: int, bold: bool, width: float) -> Iterator[Word]:
    """Yield a word, or the parts that fill a line where it is longer than one."""
    rest, space = word.text, word.space
    while rest:
        end = len(rest)
        while end > 1 and _width(rest[:end], size, bold) > width:
            end = min(end - 1, int(end * width / _width(rest[:end], size, bold)) or 1)
        yield Word(rest[:end], _width(rest[:end], size, bold), space)
        rest, space = rest[end:], 0


def _cut(
    lines: list[list[Word]], most: int, size: int, bold: bool, width: float, *, is_cut: bool
) -> tuple[tuple[Word, ...], ...]:
    """Return the lines there is room for; where something is left out the last one says so."""
    kept = lines[:most]
    if len(lines) > most or is_cut:
        last = kept[-1]
        sign = Word(ELLIPSIS, _width(ELLIPSIS, size, bold), 0)
        while len(last) > 1 and length([*last, sign]) > width:
            last = last[:-1]
        if length([*last, sign]) > width:
            text = last[0].text[: -1 - len(last[0].text) // 10]
            last = [Word(text, _width(text, size, bold), last[0].space)]
        kept = [*kept[:-1], [*last, sign]]
    return tuple(map(tuple, kept))


def _width(text: str, size: int, bold: bool) -> float:
    return sum(piece.width for piece in pieces(text, size, bold))
