"""Fonts inside a book: Libertinus Serif for Latin, Greek and Cyrillic; for others a reading system has its own."""

from __future__ import annotations

from pathlib import Path

FONTS = Path(__file__).parents[1] / "pdf" / "fonts"  # the same files as in print
FACES = ("LibertinusSerif-Regular.otf", "LibertinusSerif-Italic.otf", "LibertinusSerif-Semibold.otf")
LICENCE = "OFL.txt"


def fonts() -> dict[str, bytes]:
    """Return the files of the fonts, and their licence, by name."""
    return {f"fonts/{name}": (FONTS / name).read_bytes() for name in (*FACES, LICENCE)}
