"""Releases, and how the archive is cited as a whole."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import bagit

from sphinx_archive.exports.preservation.citation_file import PATH
from sphinx_archive.exports.preservation.release import release
from tests.conformance.check import Check, Outcome
from tests.exports.preservation.apart import citation_faults, crate_faults

if TYPE_CHECKING:
    from sphinx_archive.exports.preservation.release import Release

ROOT = Path(__file__).parents[2]
PINS = (ROOT / "requirements-apart.txt").read_text("utf-8")
SHELF = TemporaryDirectory()
TEST = "tests/exports/preservation/test_release.py"


def pinned(package: str) -> str:
    """Return the version of a program that stands in an environment apart."""
    found = re.search(rf"(?m)^{package}==(\S+)", PINS)
    assert found, f"requirements-apart.txt does not pin {package}"
    return found[1]


@lru_cache
def _release(site: Path) -> Release:
    return release(ROOT, site, Path(SHELF.name))


def bag_outcome(site: Path) -> Outcome:
    """Make a release and let bagit compare every digest."""
    made = _release(site)
    try:
        bagit.Bag(str(made.folder)).validate()
    except bagit.BagError as error:
        return Outcome(made.payload.files, (str(error),))
    return Outcome(made.payload.files)


def crate_outcome(site: Path) -> Outcome:
    """Make a release and hold what it says of itself against its profile."""
    return Outcome(1, tuple(crate_faults(_release(site).folder / "data")))


def citation_outcome(site: Path) -> Outcome:
    """Hold the file that says how the archive is cited against its schema."""
    return Outcome(1, tuple(citation_faults(site / PATH)))


CHECKS = (
    Check(
        "Releases",
        "BagIt 1.0 (RFC 8493)",
        "bagit",
        bag_outcome,
        tested_by=f"{TEST}::test_the_bag_is_whole_and_says_what_it_is",
    ),
    Check(
        "Releases",
        "RO-Crate 1.3",
        "roc-validator",
        crate_outcome,
        release=pinned("roc-validator"),
        tested_by=f"{TEST}::test_the_crate_keeps_what_its_standard_requires",
    ),
    Check("CITATION.cff", "Citation File Format 1.2.0", "cffconvert", citation_outcome, release=pinned("cffconvert")),
)
