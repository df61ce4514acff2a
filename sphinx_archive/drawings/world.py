"""The map: the countries that records name, darker where there are more. Outlines: Natural Earth, public domain."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_archive.drawings import svg
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from sphinx_archive.catalogue.view import Catalogue

# From few to many; each next shade begins at the number beside it.
SHADES = ((1, "#ecc9bd"), (5, "#d9917d"), (20, "#b4543f"), (50, "#7a2114"))
BOTTOM, DOT = 300, 3.5
# The part of the world that is drawn again, larger: left, top, width and height on the map; and how much larger.
CLOSE, LARGER = (306, 6, 118, 76), 680 / 118


@cache
def atlas() -> Any:
    """Return the outlines that tools/world_outlines.py drew."""
    return json.loads(Path(__file__).with_name("world.json").read_text("utf-8"))


def by_country(catalogue: Catalogue) -> Counter[str]:
    """Count records by country code."""
    return Counter(code for record in catalogue.ordered for code in record.countries)


def world(catalogue: Catalogue, address: Callable[[str], str]) -> str:
    """Return the map as SVG; ``address`` says where the records of a country code are listed."""
    numbers, width = by_country(catalogue), atlas()["width"]
    near = {code for code in numbers if _is_close(code)}
    far_off = _countries(numbers, lambda code: "" if code in near else address(code))
    left, top, wide, high = CLOSE
    close = svg.element(
        "svg",
        *_countries(numbers, lambda code: address(code) if code in near else "", dot=DOT / 3),
        y=BOTTOM + 34,
        width=width,
        height=high * LARGER,
        viewBox=f"{left} {top} {wide} {high}",
    )
    frame: dict[str, Any] = {"fill": "none", "stroke": svg.QUIET, "stroke_width": 0.7, "class_": "drawing-frame"}
    frames = [
        svg.element("rect", x=left, y=top, width=wide, height=high, **frame),
        svg.element("rect", x=0.5, y=BOTTOM + 34.5, width=width - 1, height=high * LARGER - 1, **frame),
    ]
    height = BOTTOM + 36 + high * LARGER
    return svg.picture(height, [*far_off, *_legend(), close, *frames], width)


def _is_close(code: str) -> bool:
    """Whether a country's first point lies in the part that is drawn larger."""
    outline = atlas()["outlines"].get(code, "")
    x, y = map(float, outline[1:].split("L", 1)[0].split()) if outline else atlas()["middles"].get(code, (0, 0))
    left, top, width, height = CLOSE
    return left <= x <= left + width and top <= y <= top + height


def _countries(numbers: Counter[str], address: Callable[[str], str], dot: float = DOT) -> list[Element]:
    """Return the land of countries without records, then those that have some, the smallest on top."""
    outlines, middles = atlas()["outlines"], atlas()["middles"]
    bare = [path for code, path in outlines.items() if code not in numbers]
    land = [svg.element("path", d=path, fill=svg.FAINT, class_="drawing-land") for path in bare]
    ordered = sorted(numbers, key=lambda code: (code in middles, code))
    return [*land, *filter(None, (_country(code, numbers[code], address, dot) for code in ordered))]


def _country(code: str, number: int, address: Callable[[str], str], dot: float) -> Element | None:
    shade = max(place for place, (least, _) in enumerate(SHADES) if number >= least)
    style: dict[str, Any] = {
        "fill": SHADES[shade][1],
        "class": f"drawing-shade-{shade}",
        "stroke": svg.PAPER,
        "stroke-width": 0.4,
    }
    if path := atlas()["outlines"].get(code):
        shape = svg.element("path", d=path, **style)
    elif code in atlas()["middles"]:
        x, y = atlas()["middles"][code]
        shape = svg.element("circle", cx=x, cy=y, r=dot, **style)
    else:
        return None
    said = f"{countries()[code]}: {number} record{'' if number == 1 else 's'}"
    return svg.link(address(code), shape, said=said)


def _legend() -> list[Element]:
    """Return the shades with the numbers that they stand for."""
    parts = []
    limits = [*(str(least - 1) for least, _ in SHADES[1:]), ""]
    for place, ((least, colour), most) in enumerate(zip(SHADES, limits, strict=True)):
        x = 8 + 92 * place
        parts.append(
            svg.element("rect", x=x, y=BOTTOM + 8, width=18, height=12, fill=colour, class_=f"drawing-shade-{place}")
        )
        text = f"{least}\N{EN DASH}{most}" if most else f"{least} or more"
        parts.append(svg.quiet(x + 24, BOTTOM + 19, text, font_size=14))
    return parts
