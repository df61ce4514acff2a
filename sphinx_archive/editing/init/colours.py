"""One colour, made readable on light and on dark paper. Source: WCAG 2.2, relative luminance and contrast ratio."""

from __future__ import annotations

from typing import NamedTuple

# The paper of the two themes, as pages/static/archive.css has it.
LIGHT_PAPER, DARK_PAPER = "#fffdf9", "#181614"
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
# WCAG asks for 4.5 to 1; links also stand on a paper that is a little darker.
CONTRAST = 5.5
STEPS = 50

RGB = tuple[int, int, int]


class Colours(NamedTuple):
    """A colour for text and links on light and on dark paper, each with a stronger one, as #rrggbb."""

    light: str
    light_strong: str
    dark: str
    dark_strong: str


def colours(colour: str) -> Colours:
    """Return the colour for both papers, as near to itself as can be read there."""
    light = _readable(_rgb(colour), _rgb(LIGHT_PAPER), BLACK)
    dark = _readable(_rgb(colour), _rgb(DARK_PAPER), WHITE)
    strong = (_hex(_mixed(light, BLACK, 0.35)), _hex(_mixed(dark, WHITE, 0.5)))
    return Colours(_hex(light), strong[0], _hex(dark), strong[1])


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    return _contrast(_rgb(one), _rgb(other))


def _readable(colour: RGB, paper: RGB, towards: RGB) -> RGB:
    mixed = (_mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next(found for found in mixed if _contrast(found, paper) >= CONTRAST)


def _contrast(one: RGB, other: RGB) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGB) -> float:
    parts = (part / 255 for part in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: RGB, other: RGB, share: float) -> RGB:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> RGB:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def _hex(colour: RGB) -> str:
    return f"#{bytes(colour).hex()}"
