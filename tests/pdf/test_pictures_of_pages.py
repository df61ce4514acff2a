"""Printed pages look as they did when somebody last looked at them: tests/pdf/pages has pictures of them."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageOps

from tests.pdf.draw_pages import COMMAND, KEPT, TOLERANCE, draw, keep, kept, print_leaves, unlikeness
from tests.pdf.leaves import SHOWN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf.printing import Printed

NO_POPPLER = "NOT CHECKED: what printed pages look like. Install poppler-utils (pdftoppm and pdftocairo)."
LINE = 11
"""Height of a line, in dots."""
every_page = pytest.mark.parametrize("name", SHOWN)


@pytest.fixture(scope="module")
def leaves(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    there = all(map(shutil.which, ("pdftoppm", "pdftocairo")))
    if not there and os.environ.get("CI"):
        pytest.fail(NO_POPPLER)
    if not there:
        pytest.skip(NO_POPPLER)
    printed = print_leaves(tmp_path_factory.mktemp("leaves"))
    assert printed.warnings == ""
    return printed


@every_page
def test_page_looks_as_it_did(name: str, leaves: Printed, tmp_path: Path) -> None:
    found, expected = draw(leaves, name), kept(name)
    unlike = unlikeness(found, expected)
    if unlike > TOLERANCE:
        beside = tmp_path / f"{name}.png"
        keep(_beside(expected, found), beside)
        pytest.fail(
            f"The printed page '{name}' looks otherwise than it did ({unlike}, where {TOLERANCE} are allowed). "
            f"Look at {beside}: on the left what is expected, on the right what was printed. "
            f"If it is meant so: {COMMAND} {name}"
        )


def _beside(one: Image.Image, other: Image.Image) -> Image.Image:
    both = Image.new("L", (one.width + other.width + 8, max(one.height, other.height)), 128)
    both.paste(one, (0, 0))
    both.paste(other, (one.width + 8, 0))
    return both


def test_pictures_are_of_the_pages_shown_and_small() -> None:
    assert {path.stem for path in KEPT.glob("*.png")} == SHOWN.keys()
    assert sum(path.stat().st_size for path in KEPT.glob("*.png")) < 500_000


@every_page
def test_another_way_of_drawing_letters_passes(name: str, leaves: Printed) -> None:
    assert unlikeness(draw(leaves, name, "pdftocairo"), kept(name)) <= TOLERANCE


@every_page
def test_lost_line_is_seen(name: str) -> None:
    picture = kept(name)
    picture.paste(255, (0, _middle(picture) - 4, picture.width, _middle(picture) - 4 + LINE))
    assert unlikeness(picture, kept(name)) > TOLERANCE


@every_page
def test_paragraph_that_is_moved_by_half_a_line_is_seen(name: str) -> None:
    picture, top = kept(name), _middle(kept(name)) - LINE
    rest = picture.crop((0, top, picture.width, picture.height - LINE // 2))
    picture.paste(rest, (0, top + LINE // 2))
    assert unlikeness(picture, kept(name)) > TOLERANCE


def test_sheet_of_another_size_is_seen() -> None:
    assert unlikeness(kept("campaign"), kept("leaflet")) == 255


def _middle(picture: Image.Image) -> int:
    """Return the row of dots in the middle of those with letters."""
    rows = ImageOps.invert(picture).resize((1, picture.height), Image.Resampling.BOX).tobytes()
    inked = [number for number, ink in enumerate(rows) if ink > 5]
    return inked[len(inked) // 2]
