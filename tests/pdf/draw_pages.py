"""Pictures of printed pages, and how alike two of them are.

``python -m tests.pdf.draw_pages`` writes the pictures in tests/pdf/pages anew, after a change that is meant to be seen.
Look at every one of them before you commit it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from PIL import Image, ImageChops, ImageFilter

from tests.building import put
from tests.pdf.leaves import CONF, FILES, PAGES, SHOWN, still
from tests.pdf.printing import print_archive, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.pdf.printing import Printed

KEPT = Path(__file__).parent / "pages"
COMMAND = "python -m tests.pdf.draw_pages"
RESOLUTION = 60
TOLERANCE = 38
"""Of 255. The eleven pages drawn by Cairo, PDFium and MuPDF instead of poppler differ by 29 at most: their letters are
bolder or thinner, and up to a dot elsewhere. A line that is lost makes 57 at least, one that is moved by half its
height 59, four letters that are lost 49."""


def print_leaves(folder: Path) -> Printed:
    """Print the small archive."""
    source = folder / "docs"
    write_files(source, PAGES, CONF)
    put(source, {**FILES, "films/media/film.png": still()})
    with patch.dict(os.environ, {"SOURCE_DATE_EPOCH": "1795824000"}):
        return print_archive(source)


def draw(printed: Printed, name: str, program: str = "pdftoppm") -> Image.Image:
    """Return the picture of a page by its name."""
    volume, words = SHOWN[name]
    book = printed if volume in printed.path.name else printed.volume(volume)
    sheet = max(number for number, text in enumerate(book.pages, 1) if words in text)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "page")
        form = ["-png", "-gray", "-singlefile", "-r", str(RESOLUTION), "-f", str(sheet), "-l", str(sheet)]
        subprocess.run([program, *form, book.path, target], check=True)
        with Image.open(f"{target}.png") as picture:
            return picture.convert("L")


def unlikeness(one: Image.Image, other: Image.Image) -> int:
    """Return by how much two pictures differ where they differ most, from 0 to 255, whoever drew them."""
    if one.size != other.size:
        return 255
    left, right = (picture.filter(ImageFilter.GaussianBlur(1.5)) for picture in (one, other))
    return max(_beyond(left, right), _beyond(right, left))


def _beyond(one: Image.Image, other: Image.Image) -> int:
    """Return how far a picture goes beyond the tones that the other one has there and a dot around."""
    darkest, brightest = one.filter(ImageFilter.MinFilter(3)), one.filter(ImageFilter.MaxFilter(3))
    beyond = (ImageChops.subtract(darkest, other), ImageChops.subtract(other, brightest))
    return max(int(difference.getextrema()[1]) for difference in beyond)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture small: with sixteen tones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(16).save(path, optimize=True)


def kept(name: str) -> Image.Image:
    """Return the picture of a page that is expected."""
    with Image.open(KEPT / f"{name}.png") as picture:
        return picture.convert("L")


def main(names: Iterable[str]) -> None:
    """Write the pictures anew, all of them or some."""
    with tempfile.TemporaryDirectory() as folder:
        printed = print_leaves(Path(folder))
        for name in names:
            keep(draw(printed, name), KEPT / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1:] or SHOWN)
