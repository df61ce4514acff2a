"""One point inside each country, as longitude and latitude, for maps of other people's."""

from __future__ import annotations

from functools import cache
from math import asin, cos, degrees, sin, sqrt
from typing import TYPE_CHECKING

from sphinx_archive.drawings.world import atlas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Point = tuple[float, float]

# The Equal Earth projection (Savric, Patterson and Jenny 2018, https://doi.org/10.1080/13658816.2018.1504949):
# tools/world_outlines.py drew the outlines with it.
A, B, C, D = 1.340264, -0.081106, 0.000893, 0.003796
EAST, NORTH = 2.70663, 1.3174
LEVELS = 8
STEPS = 12  # Newton's method gains a digit or more in each


@cache
def point_in(code: str) -> Point | None:
    """Return a point inside the largest land of a country (ISO 3166-1 code), to a tenth of a degree; None if unknown.

    It is the middle of the widest stretch of land from west to east.
    """
    if outline := atlas()["outlines"].get(code):
        x, y = _within(max(map(_ring, outline.strip("M").split("M")), key=_area))
    elif code in atlas()["middles"]:
        x, y = atlas()["middles"][code]
    else:
        return None
    return _on_earth(x, y)


def _ring(path: str) -> list[Point]:
    """Return the points of a part of an SVG path: ``0.0 1.0L2.0 3.0Z``."""
    pairs = (pair.split() for pair in path.strip().removesuffix("Z").split("L"))
    return [(float(x), float(y)) for x, y in pairs]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in _sides(ring))) / 2


def _sides(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(ring, (*ring[1:], ring[0]), strict=True))


def _within(ring: Sequence[Point]) -> Point:
    """Return the middle of the widest stretch inside a ring, of those at some heights of it."""
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    # No corner lies at a height with a digit more than theirs, where it would count twice.
    levels = (round(top + (bottom - top) * part / LEVELS, 1) + 0.03 for part in range(1, LEVELS))
    stretches = [(high - low, (low + high) / 2, level) for level in levels for low, high in _inside(ring, level)]
    _, x, y = max(stretches)
    return x, y


def _inside(ring: Sequence[Point], level: float) -> Iterator[Point]:
    """Yield the beginning and end of each stretch inside a ring at a height."""
    crossed = sorted(
        x + (level - y) / (after_y - y) * (after_x - x)
        for (x, y), (after_x, after_y) in _sides(ring)
        if (y < level) != (after_y < level)
    )
    return zip(crossed[::2], crossed[1::2], strict=True)


def _on_earth(x: float, y: float) -> Point:
    """Return longitude and latitude of a point of the map."""
    scale = atlas()["width"] / (2 * EAST)
    height = NORTH - y / scale
    angle = height / A
    for _ in range(STEPS):
        square = angle * angle
        reached = angle * (A + square * (B + square**2 * (C + D * square)))
        angle -= (reached - height) / (A + 3 * B * square + square**3 * (7 * C + 9 * D * square))
    low = 9 * D * angle**8 + 7 * C * angle**6 + 3 * B * angle**2 + A
    longitude = degrees((x / scale - EAST) * 3 * low / (2 * sqrt(3) * cos(angle)))
    latitude = degrees(asin(min(1, max(-1, sin(angle) * 2 / sqrt(3)))))
    # Land beyond the date line is drawn further east.
    return round((longitude + 180) % 360 - 180, 1), round(latitude, 1)
