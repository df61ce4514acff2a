"""CSL-JSON, read and set as a bibliography by citeproc-py."""

from __future__ import annotations

import json
import re
import warnings

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from sphinx_archive.exports.archive import Archive, columns
from sphinx_archive.exports.citations import csl
from sphinx_archive.records.dates import parse_date
from tests.conformance.of_citations import by_schema

# Types and variables of CSL 1.0.2, appendices III and IV.
TYPES = {"webpage", "report", "motion_picture", "entry-encyclopedia"}
VARIABLES = {
    *("id", "type", "title", "genre", "issued", "author", "director", "producer", "dimensions", "keyword", "language"),
    *("note", "abstract", "archive", "archive_collection", "container-title", "publisher", "URL"),
}


def items(archive: Archive) -> dict[str, dict]:
    """Return the whole archive as another program would load it."""
    rendered = [csl.render(record, archive) for record in archive.catalogue.records.values()]
    return {item["id"]: item for item in json.loads(json.dumps(rendered))}


def bibliography(found: list[dict]) -> list[str]:
    """Return the entries that citeproc-py sets, in the style it brings along."""
    with warnings.catch_warnings():
        # It knows neither films' people nor collections, and says so.
        warnings.filterwarnings("ignore", message="The following arguments for Reference are unsupported")
        source = CiteProcJSON(found)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    entries = CitationStylesBibliography(style, source, formatter.plain)
    for item in found:
        entries.register(Citation([CitationItem(item["id"])]))
    return [str(entry) for entry in entries.bibliography()]


def test_every_record_comes_back_whole(archive: Archive) -> None:
    found = items(archive)
    assert list(found) == list(archive.catalogue.records)
    for key, item in found.items():
        record = archive.catalogue.records[key]
        assert item["title"] == record.shown_title
        assert item["URL"] == archive.page(record)
        assert item["type"] in TYPES
        assert set(item) <= VARIABLES
        strings = {
            name: value for name, value in item.items() if name not in ("issued", "author", "director", "producer")
        }
        assert all(isinstance(value, str) and value for value in strings.values())


def test_people_have_two_names_and_organisations_one(archive: Archive) -> None:
    for key, item in items(archive).items():
        makers = [maker for name in archive.catalogue.records[key].creators if (maker := archive.catalogue.get(name))]
        wanted = [
            dict(zip(("family", "given"), maker.sort_name.split(", "), strict=True))
            if maker.kind == "person" and maker.sort_name
            else {"literal": maker.title}
            for maker in makers
        ]
        assert item.get("author", []) == wanted


def test_every_item_is_valid_by_the_schema(archive: Archive) -> None:
    found = list(items(archive).values())
    assert sorted(by_schema(json.dumps(found))) == sorted(archive.catalogue.records)


def test_a_citation_processor_sets_every_record(real: Archive) -> None:
    found = list(items(real).values())
    entries = bibliography(found)
    assert len(entries) == len(found)

    def letters(text: str) -> str:
        return re.sub(r"\W+", "", text).casefold()

    for item, entry in zip(found, entries, strict=True):
        assert letters(item["title"]) in letters(entry)
        assert item["type"] != "webpage" or item["URL"] in entry


def test_a_year_is_set_where_there_is_one(hostile: Archive) -> None:
    found = items(hostile)
    (entry,) = bibliography([found["korean"]])
    assert "2009" in entry
    assert entry.count("Archive of {Us} & Co") == 1


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2009", {"date-parts": [[2009]]}),
        ("2009-05-24", {"date-parts": [[2009, 5, 24]]}),
        ("2008-12/2012-01", {"date-parts": [[2008, 12], [2012, 1]]}),
        ("1893~/1904", {"date-parts": [[1893], [1904]], "circa": True}),
        ("1893?", {"date-parts": [[1893]], "circa": True}),
        ("2003/2009-04-28", {"literal": "2003 to 28 April 2009"}),
        ("2010/..", {"literal": "since 2010"}),
        ("../1945", {"literal": "until 1945"}),
        ("198X", {"literal": "1980s"}),
        ("2001-21", {"literal": "spring 2001"}),
    ],
)
def test_dates(written: str, date: dict) -> None:
    assert csl.date_of(parse_date(written)) == date


def test_a_life_is_no_date_of_publication(hostile: Archive) -> None:
    found = items(hostile)
    assert "issued" not in found["doe"]
    assert "issued" not in found["and-union"]


def test_the_language_is_one_and_the_items_own(hostile: Archive) -> None:
    found = items(hostile)
    assert found["foreign"]["language"] == "ko"
    assert found["korean"]["language"] == "en"
    assert found["term"]["language"] == "en"


def test_only_what_is_no_part_of_the_site_names_the_archive_as_its_repository(hostile: Archive) -> None:
    found = items(hostile)
    assert found["paper"]["archive"] == "Archive of {Us} & Co"
    # Styles print a place in an archive, and the key is no name for readers.
    assert "archive_location" not in found["paper"]
    assert found["paper"]["publisher"] == "Union of Smiths, Welders, and Turners"
    assert "archive" not in found["korean"]


def test_every_field_that_the_field_table_names_is_written(real: Archive) -> None:
    found = {name for item in items(real).values() for name in item}
    assert set(columns("csl")) <= found
