"""RIS, read back by the letter of its specification."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
import rispy
from rispy.config import TAG_KEY_MAPPING

from sphinx_archive.exports.archive import Archive, columns
from sphinx_archive.exports.citations import ris
from tests.exports.conftest import archive_with

LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)", re.DOTALL)
TYPES = {"ELEC", "RPRT", "MPCT", "ENCYC"}
ONCE = {"TY", "TI", "TT", "DA", "PY", "LA", "AB", "M3", "SP", "T2", "PB", "DB", "UR", "ID"}

NAMES = {tag: name for tag, name in TAG_KEY_MAPPING.items() if tag != "ER"}
Entry = dict[str, list[str]]


def read(archive: Archive) -> dict[str, Entry]:
    """Return the entries of the whole archive by key: lines end in CR LF, an entry with ER, and nothing is between."""
    text = "".join(ris.render(record, archive) for record in archive.catalogue.records.values())
    found: dict[str, Entry] = {}
    entry: Entry = defaultdict(list)
    for line in text.split("\r\n"):
        if not line:
            assert not entry, "an empty line in an entry"
            continue
        match = LINE.fullmatch(line)
        assert match, line
        tag, value = match.groups()
        assert "\n" not in value
        assert (tag == "TY") == (not entry), line
        if tag == "ER":
            found[entry["ID"][0]] = dict(entry)
            entry = defaultdict(list)
        else:
            entry[tag].append(value)
    assert not entry
    return found


def one(front: str, kind: str = "campaign", folder: str = "campaigns") -> Entry:
    page = f"---\nkind: {kind}\n{front}sources:\n  a: {{title: T}}\n---\n# A strike\n\nSo {{source}}`a`.\n"
    return read(archive_with({f"{folder}/x.md": page.encode()}))["x"]


def test_every_record_comes_back_whole(archive: Archive) -> None:
    found = read(archive)
    assert list(found) == list(archive.catalogue.records)
    for key, entry in found.items():
        record = archive.catalogue.records[key]
        assert entry["TI"] == [record.shown_title]
        assert entry["UR"] == [archive.page(record)]
        assert entry["TY"][0] in TYPES
        assert all(len(entry[tag]) == 1 for tag in ONCE & set(entry))
        assert all(value.strip() == value and value for values in entry.values() for value in values)
        subjects = [term.title for subject in record.subjects if (term := archive.catalogue.get(subject))]
        assert entry.get("KW", [])[-len(subjects) :] == subjects or not subjects


def test_another_reader_finds_the_same(archive: Archive) -> None:
    written = read(archive)
    text = "".join(ris.render(record, archive) for record in archive.catalogue.records.values())
    for entry in rispy.loads(text):
        found = {
            tag: [entry[name]] if isinstance(entry[name], str) else entry[name]
            for tag, name in NAMES.items()
            if name in entry
        }
        assert found == written[entry["id"]]


def test_makers_have_one_comma_if_they_are_people_and_none_otherwise(archive: Archive) -> None:
    for key, entry in read(archive).items():
        record = archive.catalogue.records[key]
        if record.kind == "film-short":
            continue
        makers = [maker for name in record.creators if (maker := archive.catalogue.get(name))]
        wanted = [
            maker.sort_name if maker.sort_name and ", " in maker.sort_name else maker.title.replace(",", "")
            for maker in makers
        ]
        assert entry.get("AU", []) == wanted


@pytest.mark.parametrize(
    ("written", "date", "year"),
    [
        ("2009", "2009///", "2009"),
        ("2009-05", "2009/05//", "2009"),
        ("2009-05-24", "2009/05/24/", "2009"),
        ("1893~", "1893///c. 1893", "1893"),
        ("2008-12/2012-01", "2008///December 2008 to January 2012", "2008"),
        ("../1945", "1945///until 1945", "1945"),
        ("198X", "1980///1980s", "1980"),
        ("2001-21", "2001///spring 2001", "2001"),
    ],
)
def test_dates(written: str, date: str, year: str) -> None:
    entry = one(f'date: "{written}"\n')
    assert (entry["DA"], entry["PY"]) == ([date], [year])
    assert date.count("/") == 3


def test_dates_of_every_form_have_a_year_and_three_slashes(hostile: Archive) -> None:
    for key, entry in read(hostile).items():
        if key.startswith("d-"):
            assert re.fullmatch(r"\d{4}/(\d\d)?/(\d\d)?/[^/]*", entry["DA"][0])


def test_a_film_has_its_director_where_readers_look_for_one(hostile: Archive) -> None:
    both, none = read(hostile)["both"], read(hostile)["none"]
    assert both["AU"] == ["Ann Doe", "Bo Roe"]
    assert both["A3"] == ["A B & Co", "Iron and Steel {Workers} & Sons"]
    assert both["SP"] == ["1 h 4 min 5 s"]
    assert none["AU"] == ["Iron and Steel {Workers} & Sons"]
    assert "A3" not in none


def test_only_web_pages_and_reports_tell_their_kind(archive: Archive) -> None:
    told = {entry["TY"][0] for entry in read(archive).values() if "M3" in entry}
    assert told == {"ELEC", "RPRT"}


def test_every_field_that_the_field_table_names_is_written(real: Archive, hostile: Archive) -> None:
    found = {tag for archive in (real, hostile) for entry in read(archive).values() for tag in entry}
    assert set(columns("ris")) <= found
