"""The tables of an archive as files, and pages that try to break them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports import tables
from sphinx_archive.records.ledger import Reach
from sphinx_archive.records.page import read_page
from tests.building import put
from tests.exports.conftest import archive_with
from tests.exports.hostile import HOSTILE
from tests.exports.tables.worse import WORSE

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

ELSEWHERE = "https://example.org/2"


class Tables(NamedTuple):
    """An archive, and the folder of a site with its tables."""

    archive: Archive
    site: Path

    def read(self, name: str) -> bytes:
        return (self.site / "data" / name).read_bytes()


def written(archive: Archive, site: Path) -> Tables:
    """Return the tables of an archive, written below a folder."""
    return Tables(archive, put(site, tables.files(archive)))


def broken() -> Archive:
    """Return the hostile pages and worse ones, with a ledger, mentions and what no reader of pages would let pass."""
    pages = {**HOSTILE, **WORSE}
    found = archive_with({path: text.encode() for path, text in pages.items()})
    records = dict(found.catalogue.records)
    records["bare"] = records["bare"].model_copy(update={"title": "two\r\nlines\x00 \u2028here"})
    mentions = {path.removesuffix(".md"): _named(path, text) for path, text in pages.items()}
    reach = Reach(ELSEWHERE, "working", "2026-11-01", "2026-11-02", "https://kept.example/2")
    return replace(found, catalogue=Catalogue(records, mentions), ledger={reach.address: reach})


def _named(path: str, text: str) -> tuple[str, ...]:
    return tuple(use.target for use in read_page(path, text.encode()).uses if use.role != "source")


@pytest.fixture(scope="session")
def real_tables(real: Archive, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return written(real, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def hostile_tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return written(broken(), tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session", params=["real_tables", "hostile_tables"])
def made(request: pytest.FixtureRequest) -> Tables:
    """Return the tables of the real archive, then those of the hostile one."""
    return request.getfixturevalue(request.param)
