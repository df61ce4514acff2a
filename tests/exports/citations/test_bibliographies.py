"""The files that bibliography programs read: each record's, each series' and those of the whole."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.exports import citations
from sphinx_archive.exports.citations import bibliographies, bibtex, csl, ris
from sphinx_archive.records.kinds import KINDS
from tests.conformance.of_citations import CHECKS, by_bibtexparser, by_pybtex, by_rispy, by_schema
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

READERS = {"bib": by_bibtexparser, "ris": by_rispy, "csl.json": by_schema}


def files(archive: Archive) -> dict[str, bytes]:
    found = dict(citations.files(archive))
    return {path: content for path, content in found.items() if not path.startswith("archive-data/")}


def test_every_record_series_and_the_whole_have_a_file_in_each_form(archive: Archive) -> None:
    records = archive.catalogue.records.values()
    series = {f"data/{KINDS[record.kind].folder}" for record in records}
    places = {*(record.docname for record in records), *series, "data/records"}
    assert set(files(archive)) == {f"{place}.{ending}" for place in places for ending in READERS}


def test_a_file_beside_a_page_is_that_record_alone(archive: Archive) -> None:
    found = files(archive)
    for record in archive.catalogue.records.values():
        assert found[f"{record.docname}.bib"].decode() == bibtex.render(record, archive)
        assert found[f"{record.docname}.ris"].decode() == ris.render(record, archive)
        assert json.loads(found[f"{record.docname}.csl.json"]) == [csl.render(record, archive)]


@pytest.mark.parametrize("ending", READERS)
def test_series_and_whole_are_read_in_the_order_of_lists(archive: Archive, ending: str) -> None:
    found = files(archive)
    ordered = archive.catalogue.ordered
    assert list(READERS[ending](found[f"data/records.{ending}"].decode())) == [record.key for record in ordered]
    for path in bibliographies.series(archive):
        keys = [record.key for record in ordered if f"data/{KINDS[record.kind].folder}" == path]
        assert list(READERS[ending](found[f"{path}.{ending}"].decode())) == keys


def test_the_whole_is_read_by_pybtex(hostile: Archive) -> None:
    whole = files(hostile)["data/records.bib"].decode()
    assert list(by_pybtex(whole)) == [record.key for record in hostile.catalogue.ordered]


def test_two_kinds_of_one_folder_are_one_series(real: Archive) -> None:
    found = bibliographies.series(real)
    assert found["data/congress"] == "Congresses and congress articles"
    assert found["data/campaigns"] == "Campaigns"


def test_an_archive_without_records_has_no_files(real: Archive) -> None:
    assert files(replace(real, catalogue=Catalogue({}))) == {}


@pytest.fixture(scope="module")
def built(new_archive) -> Path:
    return new_archive(SAMPLE).build().out


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.export}: {check.validator}")
def test_checks_pass_a_whole_site_and_tell_of_what_is_wrong(check, built: Path, broken: Callable[[str], None]) -> None:
    outcome = check.run(built)
    assert outcome.failures == ()
    assert outcome.checked == len(list(built.glob("*/*.bib")))
    broken({"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}[check.export])
    assert check.run(built).failures


@pytest.fixture
def broken(built: Path):
    """Return what breaks a file of a record in a site, which is mended afterwards."""
    kept: dict[Path, bytes] = {}

    def cut(ending: str) -> None:
        path = built / f"campaigns/sinter.{ending}"
        kept[path] = path.read_bytes()
        path.write_bytes(kept[path][: len(kept[path]) // 4])

    yield cut
    for path, content in kept.items():
        path.write_bytes(content)


def test_a_missing_record_and_a_foreign_one_are_told(built: Path) -> None:
    path = built / "data/records.ris"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(b"ID  - sinter\r\n", b"ID  - other\r\n"))
    for check in CHECKS:
        if check.export == "RIS":
            assert "sinter" in str(check.run(built).failures)
    path.write_bytes(kept)
