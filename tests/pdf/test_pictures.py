"""The images of the book: copied under safe names that depend on nothing but their own path."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_archive.pdf.pictures import copy_pictures, staged_name
from tests.pdf.printing import picture

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ["a.png", "A.png", "b/a.png", 'quo"te.png', "back\\slash.png", "#panic().png", "with space.png", "파업.PNG"]


def test_a_staged_name_is_safe_and_belongs_to_one_path() -> None:
    staged = [staged_name(name) for name in NAMES]
    assert len({name.lower() for name in staged}) == len(NAMES)
    assert all(re.fullmatch(r"/images/[0-9a-f]{24}\.png", name) for name in staged), staged


def test_copies_are_the_same_whatever_else_is_copied(tmp_path: Path) -> None:
    sources = tmp_path / "docs"
    for name in NAMES:
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_bytes(picture())
    alone = copy_pictures(["b/a.png"], sources, tmp_path / "one")
    among = copy_pictures(NAMES, sources, tmp_path / "all")
    assert set(among) == set(NAMES)
    assert among["b/a.png"] == alone["b/a.png"]
    assert all((tmp_path / "all" / staged.lstrip("/")).read_bytes() == picture() for staged in among.values())
