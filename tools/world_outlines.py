"""Draw the outlines of the world's countries again: tools/world_outlines.py (needs npm).

Reads Natural Earth (public domain) as the npm package world-atlas carries it, and writes what the map is drawn
from: for each ISO 3166-1 code the outline as an SVG path, or the middle of a country too small to have one.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import tempfile
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycountry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
OUTLINES = ROOT / "sphinx_archive" / "drawings" / "world.json"
PACKAGE = "world-atlas@2.0.2"
WIDTH = 680
NORTH = 1.3174  # where the projection puts the pole
NEAREST = 0.7  # points of an outline that are nearer to each other than this are one
Point = tuple[float, float]


def main() -> None:
    """Write the outlines."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as package:
            coarse, fine = (
                json.load(package.extractfile(f"package/countries-{scale}m.json"))  # type: ignore[arg-type]
                for scale in (110, 50)
            )
    outlines = {code: " ".join(filter(None, map(_path, rings))) for code, rings in _countries(coarse)}
    outlines = {code: path for code, path in outlines.items() if path}
    middles = {code: _middle(rings) for code, rings in _countries(fine) if code not in outlines}
    written = {"width": WIDTH, "outlines": dict(sorted(outlines.items())), "middles": dict(sorted(middles.items()))}
    OUTLINES.write_text(json.dumps(written, indent=0) + "\n", "utf-8")


def _countries(atlas: dict[str, Any]) -> Iterator[tuple[str, list[list[Point]]]]:
    """Yield code and projected rings of every country that ISO 3166-1 knows, but for Antarctica."""
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    for shape in atlas["objects"]["countries"]["geometries"]:
        country = pycountry.countries.get(numeric=shape.get("id", ""))
        if country and country.alpha_2 != "AQ":
            polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            rings = [_ring(ring, arcs) for polygon in polygons for ring in polygon]
            yield country.alpha_2, [[_projected(*point) for point in _unbroken(ring)] for ring in rings]


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """Return an arc's points as longitude and latitude; TopoJSON keeps each as a step from the one before."""
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        scale, offset = transform["scale"], transform["translate"]
        points.append((x * scale[0] + offset[0], y * scale[1] + offset[1]))
    return points


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring; an arc with a negative number runs backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _unbroken(ring: list[Point]) -> list[Point]:
    """Return a ring that crosses the date line with longitudes beyond 180 instead of a leap across the world."""
    points = [ring[0]]
    for longitude, latitude in ring[1:]:
        before = points[-1][0]
        points.append((longitude - 360 * round((longitude - before) / 360), latitude))
    east = 360 if min(longitude for longitude, _ in points) < -180 else 0
    return [(longitude + east, latitude) for longitude, latitude in points]


def _projected(longitude: float, latitude: float) -> Point:
    """Return where a point stands in the Equal Earth projection (Savric, Patterson and Jenny 2018)."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    low = 9 * d * angle**8 + 7 * c * angle**6 + 3 * b * angle**2 + a
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * low)
    y = d * angle**9 + c * angle**7 + b * angle**3 + a * angle
    scale = WIDTH / (2 * 2.70663)
    return (x + 2.70663) * scale, (NORTH - y) * scale


def _path(ring: list[Point]) -> str:
    """Return a ring as an SVG path without points that nobody could tell apart; nothing if little is left."""
    kept = [ring[0]]
    for point in ring[1:]:
        if (point[0] - kept[-1][0]) ** 2 + (point[1] - kept[-1][1]) ** 2 >= NEAREST**2:
            kept.append(point)
    if len(kept) < 4:
        return ""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + "Z"


def _middle(rings: list[list[Point]]) -> list[float]:
    """Return the middle of the largest ring."""
    ring = max(rings, key=len)
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return [round((min(xs) + max(xs)) / 2, 1), round((min(ys) + max(ys)) / 2, 1)]


if __name__ == "__main__":
    main()
