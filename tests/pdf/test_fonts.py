"""The fonts are the ones their list says, small enough, and free."""

from __future__ import annotations

import hashlib
import re

import typst

from sphinx_archive.pdf.glyphs import FONTS

LISTED = dict(
    reversed(line) for line in re.findall(r"^([0-9a-f]{64})  (\S+)$", (FONTS / "README.md").read_text("utf-8"), re.M)
)
FILES = [path for path in sorted(FONTS.iterdir()) if path.suffix in {".otf", ".ttf"}]


def test_every_font_is_listed_with_its_hash() -> None:
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES} == LISTED


def test_every_font_has_its_licence() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
    assert "Bitstream Vera" in (FONTS / "DejaVu-LICENSE.txt").read_text("utf-8")


def test_no_font_is_large() -> None:
    assert max(path.stat().st_size for path in FILES) < 6_000_000


def test_typst_reads_them_all() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    assert set(fonts.families()) == {
        "Amiri", "DejaVu Sans Mono", "Frank Ruhl Libre", "Libertinus Serif", "Noto Emoji", "Noto Serif CJK JP",
        "Noto Serif CJK KR",
    }  # fmt: skip
    assert len(fonts.fonts()) == len(FILES)
