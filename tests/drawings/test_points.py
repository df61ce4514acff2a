"""A point of each country lies within its outline, where the map would draw it."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import pytest

from sphinx_archive.drawings.points import EAST, NORTH, A, B, C, D, point_in
from sphinx_archive.drawings.world import atlas
from sphinx_archive.records.vocabulary import countries


def drawn_at(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where the map shows a point: the projection that its outlines are drawn in."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    low = 9 * D * angle**8 + 7 * C * angle**6 + 3 * B * angle**2 + A
    scale = atlas()["width"] / (2 * EAST)
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * low)
    return (x + EAST) * scale, (NORTH - (D * angle**9 + C * angle**7 + B * angle**3 + A * angle)) * scale


def holds(path: str, x: float, y: float) -> bool:
    """Whether a point lies within one ring of an SVG path."""
    inside = False
    for part in path.strip("M").split("M"):
        ring = [tuple(map(float, pair.split())) for pair in part.strip().removesuffix("Z").split("L")]
        for (low_x, low_y), (high_x, high_y) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (low_y < y) != (high_y < y) and x < low_x + (y - low_y) / (high_y - low_y) * (high_x - low_x):
                inside = not inside
    return inside


@pytest.mark.parametrize("code", atlas()["outlines"])
def test_the_point_lies_within_the_outline(code: str) -> None:
    point = point_in(code)
    assert point is not None
    assert holds(atlas()["outlines"][code], *drawn_at(*point))


@pytest.mark.parametrize(
    ("code", "west", "south", "east", "north"),
    [("TR", 26, 36, 45, 42), ("CH", 6, 45.8, 10.5, 47.8), ("SG", 103.6, 1.1, 104.1, 1.5), ("NZ", 166, -47, 179, -34)],
)
def test_the_point_is_where_the_country_is(code: str, west: float, south: float, east: float, north: float) -> None:
    longitude, latitude = point_in(code) or (0, 0)
    assert west < longitude < east
    assert south < latitude < north


def test_what_the_map_does_not_show_has_no_point() -> None:
    assert [code for code in ("AQ", "XX", "") if point_in(code)] == []
    assert all(point_in(code) for code in countries() if code in atlas()["middles"])
