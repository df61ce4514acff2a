"""All records of the archive, and some that try to break every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sphinx_archive.catalogue.history import Dates, History
from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports.archive import Archive
from sphinx_archive.records.page import read_page
from sphinx_archive.records.withdrawn import Withdrawn
from tests.exports.hostile import HOSTILE

NEWEST = datetime(2026, 11, 28, tzinfo=UTC)
DOCS = Path(__file__).parents[2] / "docs"


def archive_with(pages: dict[str, bytes]) -> Archive:
    """Return an archive of the records on some pages."""
    found = [record for path, content in pages.items() if (record := read_page(path, content).record)]
    return Archive(
        catalogue=Catalogue({record.key: record for record in found}),
        name="Archive of {Us} & Co",
        address="https://archive.example/en",
        edition="2026.11",
        licence="https://spdx.org/licenses/CC-BY-4.0",
        history=History({f"{record.docname}.md": dates(number) for number, record in enumerate(found)}, NEWEST),
        withdrawn=(Withdrawn("gone", "news", "2026-11-20", "Told twice & <once>."),),
        source=lambda docname: pages[f"{docname}.md"].decode(),
        docnames=tuple(sorted(path.removesuffix(".md") for path in pages)),
        folder=DOCS,
    )


def dates(number: int) -> Dates:
    """Return when a page came and changed; they change on thirty days, and several on one."""
    changed = datetime(2026, 10, 1 + number % 30, 12, number % 60, tzinfo=UTC)
    return Dates(datetime(2026, 9, 1, tzinfo=UTC), changed)


def changed(archive: Archive, days: dict[str, str]) -> Archive:
    """Return an archive whose records changed on these days, by key."""
    pages = dict(archive.history.pages)
    for key, day in days.items():
        moment = datetime.fromisoformat(f"{day}T23:59:59").replace(tzinfo=UTC)
        pages[f"{archive.catalogue.records[key].docname}.md"] = Dates(moment, moment)
    return replace(archive, history=History(pages, archive.history.edition))


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
