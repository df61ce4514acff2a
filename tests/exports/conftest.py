"""All records of the archive, and some that try to break every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports.archive import Archive
from sphinx_archive.records.page import read_page
from tests.exports.hostile import HOSTILE

DOCS = Path(__file__).parents[2] / "docs"


def archive_with(pages: dict[str, bytes]) -> Archive:
    """Return an archive of the records on some pages."""
    found = (read_page(path, content).record for path, content in pages.items())
    catalogue = Catalogue({record.key: record for record in found if record})
    return Archive(catalogue=catalogue, name="Archive of {Us} & Co", address="https://archive.example/en")


@pytest.fixture(scope="session")
def real() -> Archive:
    pages = {path.relative_to(DOCS).as_posix(): path.read_bytes() for path in sorted(DOCS.glob("*/*.md"))}
    archive = archive_with({path: content for path, content in pages.items() if not path.startswith("handbook/")})
    assert len(archive.catalogue.records) > 300
    return archive


@pytest.fixture(scope="session")
def hostile() -> Archive:
    return archive_with({path: text.encode() for path, text in HOSTILE.items()})


@pytest.fixture(scope="session", params=["real", "hostile"])
def archive(request: pytest.FixtureRequest) -> Archive:
    """Return the real archive, then the hostile one."""
    return request.getfixturevalue(request.param)
