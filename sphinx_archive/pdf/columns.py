"""How wide the columns of a table are, and how small its type, so that it stays on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from .glyphs import FONTS

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = 351
"""Width of the text of a page, in points."""
# Sizes of type and of the space beside it, in points, from what is read with ease to what can just be read.
_STEPS = ((8.5, 6.2), (7.5, 4.0), (6.5, 2.6), (5.5, 1.4))
_MARGIN = 1.08
"""Code and slips of the estimate are a little wider."""
_LONGEST = 14
"""Em of the longest word that a column makes room for; longer ones may break."""
_LETTER = 0.55
"""Width of a letter in em, on average."""


@dataclass(frozen=True)
class Column:
    """What a column has to hold: its longest word and its longest line in em, and the share its author gave it."""

    word: float
    line: float
    share: float | None = None


@dataclass(frozen=True)
class Plan:
    """Widths as shares of the room, none where Typst weighs the columns itself; type and inset in points; letters of a
    word.
    """

    widths: tuple[float, ...]
    size: float
    inset: float
    letters: tuple[int, ...]


def plan(columns: Sequence[Column]) -> Plan:
    """Return the largest type at which every word fits its column; at the smallest, words may break."""
    for size, inset in _STEPS:
        least = [min(column.word, _LONGEST) * size * _MARGIN + 2 * inset for column in columns]
        if sum(least) <= ROOM:
            return _plan(_shared(columns, least, size, inset), size, inset, len(columns))
    return _plan(_capped(least), size, inset, len(columns))


def _capped(least: Sequence[float]) -> tuple[float, ...]:
    """Return widths that fill the room: the narrow columns have what they need, the wide ones the same of the rest."""
    room, capped = float(ROOM), 0.0
    for left, width in zip(range(len(least), 0, -1), sorted(least), strict=True):
        capped = room / left
        if width > capped:
            break
        room -= width
    return tuple(min(width, capped) for width in least)


def _shared(columns: Sequence[Column], least: list[float], size: float, inset: float) -> tuple[float, ...]:
    """Return the widths by the author's shares, or by the content; nothing where each column has room for its lines."""
    shares = [column.share for column in columns]
    if None not in shares:
        wanted = [ROOM * (share or 0) / sum(filter(None, shares)) for share in shares]
        if all(width >= low for width, low in zip(wanted, least, strict=True)):
            return tuple(wanted)
    elif sum(column.line * size + 2 * inset for column in columns) <= ROOM:
        return ()
    weights = [column.share or column.line**0.5 for column in columns]
    rest = (ROOM - sum(least)) / (sum(weights) or 1)
    return tuple(low + rest * weight for low, weight in zip(least, weights, strict=True))


def _plan(widths: tuple[float, ...], size: float, inset: float, count: int) -> Plan:
    letters = tuple(max(2, int((width - 2 * inset) / (size * _LETTER))) for width in widths or [ROOM] * count)
    return Plan(widths, size, inset, letters)


def width_of(text: str) -> float:
    """Return about how wide a text is, in em of the bold typeface; what it lacks is as wide as high."""
    return sum(map(_advances().get, text, [1.0] * len(text)))


@cache
def _advances() -> dict[str, float]:
    with TTFont(FONTS / "LibertinusSerif-Bold.otf", lazy=True) as font:
        widths = font["hmtx"].metrics
        return {chr(code): widths[name][0] / font["head"].unitsPerEm for code, name in font.getBestCmap().items()}
