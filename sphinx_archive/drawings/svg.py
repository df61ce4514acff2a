"""SVG elements, as few as the drawings need. Colours are for paper; the site's style sheet has its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, tostring

if TYPE_CHECKING:
    from collections.abc import Iterable

INK, QUIET, FAINT, ACCENT, PAPER = "#1f1d1a", "#5b564f", "#d9d2c5", "#8a2b1d", "#ffffff"
# The drawings are as wide as a phone and may grow; letters of this size are legible on both.
WIDTH, LETTER = 420, 12
LETTER_WIDTH = 0.52 * LETTER  # on average


def element(tag: str, *inside: Element, text: str = "", **attributes: Any) -> Element:
    """Return an element; ``_`` in names of attributes is a hyphen, a name may end in ``_``, None is left out."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items() if value is not None}
    found = Element(tag, {name: _number(value) for name, value in named.items()})
    found.text = text or None
    found.extend(inside)
    return found


def picture(height: float, parts: Iterable[Element], width: float = WIDTH) -> str:
    """Return an SVG element as text."""
    svg = element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        font_family="Libertinus Serif",
        font_size=LETTER,
    )
    return tostring(svg, encoding="unicode")


def words(x: float, y: float, text: str, **attributes: Any) -> Element:
    """Return a line of text with its baseline at ``y``."""
    return element("text", text=text, x=x, y=y, **{"fill": INK, "class": "drawing-words", **attributes})


def quiet(x: float, y: float, text: str, **attributes: Any) -> Element:
    """Return a line of text that stands back: a tick of a scale, a number beside a bar."""
    return words(x, y, text, **{"fill": QUIET, "class": "drawing-quiet", **attributes})


def link(address: str, *inside: Element, said: str = "") -> Element:
    """Return a link around elements, or the elements alone where there is nothing to link to."""
    title = [element("title", text=said)] if said else []
    return element("a", *title, *inside, href=address) if address else element("g", *title, *inside)


def shortened(text: str, width: float) -> str:
    """Return a text cut at a word so that it fits, with an ellipsis; scripts of wide letters count double."""
    room = width / LETTER_WIDTH
    if sum(map(_breadth, text)) <= room:
        return text
    kept, used = "", 1.0
    for sign in text:
        used += _breadth(sign)
        if used > room:
            break
        kept += sign
    whole = kept.rpartition(" ")[0]
    return f"{whole if len(whole) > len(kept) / 2 else kept}…"


def _breadth(sign: str) -> float:
    return 2 if sign >= "\u1100" else 1


def _number(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
