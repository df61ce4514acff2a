"""The countries and places that records name, as GeoJSON (RFC 7946).

A country has one point inside it, on which a map can put a number; it is the site of nothing. Sources name places
without saying where they are, so these have no geometry, which RFC 7946, section 3.2, calls unlocated.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sphinx_archive.drawings.points import point_in
from sphinx_archive.exports.archive import one_line
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


def render(archive: Archive) -> tuple[bytes, int]:
    """Return all countries by code, then all places by name, each with the keys of its records; and how many."""
    by_code, by_name = defaultdict(list), defaultdict(list)
    for _, record in sorted(archive.catalogue.records.items()):
        for code in dict.fromkeys(record.countries):
            by_code[code].append(record)
        for name in dict.fromkeys(map(one_line, record.places)):
            by_name[name].append(record)
    features = [
        *(_country(code, found) for code, found in sorted(by_code.items())),
        *(_place(name, found) for name, found in sorted(by_name.items())),
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n", len(features)


def _country(code: str, records: Iterable[Record]) -> dict[str, Any]:
    point = point_in(code)
    geometry = {"type": "Point", "coordinates": point} if point else None
    return _feature(geometry, {"is": "country", "code": code, "name": countries()[code]}, records)


def _place(name: str, records: list[Record]) -> dict[str, Any]:
    """Return a place with the countries that each of its records names, which need not be where it lies."""
    named = set.intersection(*(set(record.countries) for record in records))
    return _feature(None, {"is": "place", "name": name, "named-with": sorted(named)}, records)


def _feature(geometry: dict[str, Any] | None, said: dict[str, Any], records: Iterable[Record]) -> dict[str, Any]:
    keys = [record.key for record in records]
    return {"type": "Feature", "geometry": geometry, "properties": {**said, "records": len(keys), "keys": keys}}
