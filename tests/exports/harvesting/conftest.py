"""Sites as harvesters find them: a page for every record and author's page, and the lists of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_archive.exports import harvesting
from sphinx_archive.exports.harvesting.marks import LIMITS, Limits
from sphinx_archive.exports.harvesting.pages import path_of
from tests.building import put

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive


class Site(NamedTuple):
    archive: Archive
    folder: Path


def write(archive: Archive, folder: Path, limits: Limits = LIMITS) -> Site:
    """Write pages that say no more than which they are, and what harvesters read."""
    pages = {path_of(docname, archive.ending): archive.source(docname).encode() for docname in archive.docnames}
    for files in (pages, harvesting.files(archive)):
        put(folder, files)
    put(folder, harvesting.files_of_pages(archive, folder, limits))
    return Site(archive, folder)


@pytest.fixture(scope="session")
def harvest(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the site of the real archive, then that of the hostile one."""
    return write(archive, tmp_path_factory.mktemp("site"))


@pytest.fixture
def hostile_site(hostile: Archive, tmp_path: Path) -> Site:
    """Return the site of the hostile archive, for a test to change."""
    return write(hostile, tmp_path)
