"""The file at the root of the source, where forges look for it, is the one that the site gives out."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_source_says_how_it_is_cited_as_the_site_does(site: Path) -> None:
    kept, made = ROOT / "CITATION.cff", site / "data" / "CITATION.cff"
    assert kept.read_bytes() == made.read_bytes(), "Run make release, which writes it anew, and commit it."
