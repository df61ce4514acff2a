"""Keeping in step: the client of ResourceSync copies a site, and follows what is new, changed and gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from resync.capability_list import CapabilityList
from resync.change_list import ChangeList
from resync.source_description import SourceDescription

from sphinx_archive.catalogue.history import Dates, History
from sphinx_archive.exports.harvesting.marks import Limits
from sphinx_archive.records.withdrawn import Withdrawn
from tests.exports.conftest import archive_with
from tests.exports.harvesting.conftest import write
from tests.exports.harvesting.harvesters import Copy, served

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive
    from tests.exports.harvesting.conftest import Site

DAYS = [datetime(2026, 5, day, 12, tzinfo=UTC) for day in (1, 2, 3, 4)]


def made(texts: dict[str, str], history: dict[str, Dates], *gone: str) -> Archive:
    pages = {f"news/{key}.md": f"---\nkind: news\ndate: 2009\n---\n# {text}\n".encode() for key, text in texts.items()}
    withdrawn = tuple(Withdrawn(key, "news", "2026-05-04", "Told twice.") for key in gone)
    known = {f"news/{key}.md": dates for key, dates in history.items()}
    return replace(archive_with(pages), history=History(known), withdrawn=withdrawn)


def pages(site: Site) -> dict[str, bytes]:
    return {path.relative_to(site.folder).as_posix(): path.read_bytes() for path in site.folder.rglob("*.html")}


def test_a_copy_begins_equal_to_the_source(hostile: Archive, tmp_path: Path) -> None:
    site = write(hostile, tmp_path / "site")
    with served(site.folder, hostile.address) as here:
        copy = Copy(here, tmp_path / "copy")
        assert copy.differs() == (0, 0, len(pages(site)))
        copy.begin()
        assert copy.files() == pages(site)
        assert copy.differs() == (0, 0, 0)
        (copy.pages / "news/tag.html").write_bytes(b"something else")
        assert copy.differs() == (1, 0, 0)


def test_a_copy_follows_what_is_new_changed_and_gone(tmp_path: Path) -> None:
    first = made(
        {"stays": "Stays", "changes": "Before", "goes": "Goes"},
        {key: Dates(DAYS[0], DAYS[0]) for key in ("stays", "changes", "goes")},
    )
    second = made(
        {"stays": "Stays", "changes": "After", "comes": "Comes"},
        {
            "stays": Dates(DAYS[0], DAYS[0]),
            "changes": Dates(DAYS[0], DAYS[1]),
            "goes": Dates(DAYS[0], DAYS[2]),
            "comes": Dates(DAYS[2], DAYS[2]),
        },
        "goes",
    )
    site = write(first, tmp_path / "site")
    with served(site.folder, first.address) as here:
        copy = Copy(here, tmp_path / "copy")
        copy.begin()
        (site.folder / "news/goes.html").unlink()
        site = write(second, tmp_path / "site")
        copy.follow()
    assert copy.files() == pages(site)
    assert set(copy.files()) == {"news/stays.html", "news/changes.html", "news/comes.html"}


def test_changes_stand_in_the_order_of_time_and_say_what_happened(tmp_path: Path) -> None:
    archive = made(
        {"new": "New", "old": "Old"}, {"new": Dates(DAYS[1], DAYS[1]), "old": Dates(DAYS[0], DAYS[2])}, "gone"
    )
    site = write(archive, tmp_path)
    found = ChangeList()
    found.read(str(site.folder / "resourcesync/changelist.xml"))
    told = [(change.uri.rpartition("/")[2], change.change, change.datetime) for change in found]
    assert told == [
        ("old.html", "created", "2026-05-01T12:00:00Z"),
        ("new.html", "created", "2026-05-02T12:00:00Z"),
        ("old.html", "updated", "2026-05-03T12:00:00Z"),
        ("gone.html", "deleted", "2026-05-04T00:00:00Z"),
    ]
    assert found.md["md_from"] == "2026-05-01T12:00:00Z"
    assert [bool(change.sha256) for change in found] == [False, True, True, False]


def test_a_long_list_of_changes_comes_in_parts(tmp_path: Path) -> None:
    archive = made({"new": "New", "old": "Old"}, {key: Dates(DAYS[0], DAYS[2]) for key in ("new", "old")})
    site = write(archive, tmp_path, Limits(entries=3))
    found = ChangeList()
    found.read(str(site.folder / "resourcesync/changelist-1.xml"))
    assert len(found) == 3
    assert found.index == archive.at("resourcesync/changelist.xml")


def test_both_lists_are_found_from_the_well_known_place(harvest: Site) -> None:
    source, capabilities = SourceDescription(), CapabilityList()
    source.read(str(harvest.folder / ".well-known/resourcesync"))
    capabilities.read(str(harvest.folder / "resourcesync/capabilitylist.xml"))
    at = harvest.archive.at
    assert [resource.uri for resource in source] == [at("resourcesync/capabilitylist.xml")]
    assert capabilities.capability_info("resourcelist").uri == at("sitemap.xml")
    assert capabilities.capability_info("changelist").uri == at("resourcesync/changelist.xml")
    assert capabilities.up == at(".well-known/resourcesync")
