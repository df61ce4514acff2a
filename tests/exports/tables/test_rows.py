"""Every record and every statement, read back from the tables by readers that know nothing of them."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_archive.catalogue.history import History
from sphinx_archive.exports import tables
from sphinx_archive.records.dates import Edtf
from sphinx_archive.records.fields import FIELDS, Fields, in_yaml
from sphinx_archive.records.page import read_page
from tests.exports.tables.conftest import ELSEWHERE, broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record
    from tests.exports.tables.conftest import Tables

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def rows(made: Tables, name: str) -> list[dict[str, str]]:
    """Return the rows of a table, without the apostrophes before what looks like a formula."""
    read = csv.DictReader(io.StringIO(made.read(name).decode(), newline=""), strict=True)
    found = [{column: _bare(cell) for column, cell in row.items()} for row in read]
    assert all(None not in row and None not in row.values() for row in found)
    return found


def _bare(cell: str) -> str:
    assert not cell.startswith(FORMULA)
    assert cell.isprintable() or any(sign in cell for sign in "\u202e\u200f\u2028")
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def listed(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("; ")))


def objects(made: Tables) -> dict[str, dict[str, Any]]:
    return {(one := json.loads(line))["key"]: one for line in made.read("records.jsonl").decode().splitlines()}


def asked(made: Tables, sql: str, *values: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(made.site / "data/archive.sqlite")) as base:
        return base.execute(sql, values).fetchall()


def test_a_row_says_all_that_its_record_does(made: Tables) -> None:
    found = {row["key"]: row for row in rows(made, "records.csv")}
    records = made.archive.catalogue.records
    assert list(found) == sorted(records)
    for key, record in records.items():
        row = found[key]
        for name, field in FIELDS.items():
            value = getattr(record, name)
            assert bool(row[in_yaml(name)]) >= bool(value and not field.keys), name
            if field.keys:
                assert listed(row[f"{in_yaml(name)}-keys"]) == value
        assert row["date"] == str(record.date.value if record.date else "")
        assert listed(row["country-codes"]) == record.countries
        assert row["duration"] == (record.duration.value if record.duration else "")
        assert row["address"] == made.archive.page(record)
        assert row["changed"] == f"{made.archive.history.of(record.docname).changed:%Y-%m-%dT%H:%M:%SZ}"


def test_every_cited_sentence_is_a_statement(made: Tables) -> None:
    found = rows(made, "statements.csv")
    told = Counter(key for key, _ in {(row["record"], row["statement"]) for row in found if row["field"] == "text"})
    cited = {}
    for key, record in made.archive.catalogue.records.items():
        page = read_page(f"{record.docname}.md", made.archive.source(record.docname).encode())
        cited[key] = page.statements.cited
    assert told == {key: number for key, number in cited.items() if number}
    assert all(row["source"] and row["line"] and row["says"] for row in found if row["field"] == "text")


def _claimed(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Yield field, value, standing and source of what a record's fields state."""
    for place, claim in record.claims.items():
        if claim.sources or claim.variants:
            standing = "preferred" if claim.variants else "stated"
            yield from ((place[0], str(claim.value), standing, name) for name in claim.sources or ("",))
        for other in claim.variants:
            yield from ((place[0], str(other.value), "variant", name) for name in other.sources)
    for office in record.offices:
        yield from (("offices", str(office.dates or ""), "stated", name) for name in office.sources)
    for name in record.versions:
        source = record.sources.get(name)
        yield "versions", (source and source.url) or "", "stated", name


def test_every_value_of_a_field_stands_with_each_of_its_sources(made: Tables) -> None:
    found = defaultdict(list)
    for row in rows(made, "statements.csv"):
        if row["field"] != "text":
            found[row["record"]].append((row["field"], row["value"], row["standing"], row["source"]))
    for key, record in made.archive.catalogue.records.items():
        assert found[key] == list(_claimed(record)), key


def test_a_statement_tells_all_of_its_source(made: Tables) -> None:
    for row in rows(made, "statements.csv"):
        record = made.archive.catalogue.records[row["record"]]
        source = record.sources.get(row["source"])
        said = [row[name] for name in ("source-title", "publisher", "source-date", "source-address", "source-note")]
        expected = [source.title, source.publisher, source.date, source.url, source.note] if source else [None] * 5
        assert said == [str(value or "") for value in expected]
        assert row["statement"].rpartition(".")[0] == record.key


def test_the_ledger_tells_what_the_page_does_not(hostile_tables: Tables) -> None:
    found = [row for row in rows(hostile_tables, "statements.csv") if row["source-address"] == ELSEWHERE]
    assert {(row["seen"], row["archived"], row["not-archived"]) for row in found} == {
        ("2026-11-02", "https://kept.example/2", "")
    }


def test_hostile_statements_are_told_in_plain_words(hostile_tables: Tables) -> None:
    found = [row for row in rows(hostile_tables, "statements.csv") if row["record"] == "worse"]
    said = {row["says"]: row["source"] for row in found if row["field"] == "text"}
    assert said == {
        'It was “so”, "so", إضراب, 파업.': "second",
        "=1+1.": "nobody",
        "one": "first",
        "+2 more lines.": "first",
    }
    assert [(row["says"], row["reason"]) for row in found if row["field"] == "date"] == [
        ("Date: c. 1893 to 1904", "=1+1"),
        ("Date: until 1904", ""),
        ("Date: until 1904", ""),
    ]
    assert [row["says"] for row in found if row["field"] == "figures"] == ["@SUM(A1): -1", "Hers: 5", "Hers: 6"]


def test_a_line_holds_the_front_matter_as_editors_write_it(made: Tables) -> None:
    names = {in_yaml(name) for name in Fields.model_fields}
    for key, found in objects(made).items():
        record = made.archive.catalogue.records[key]
        read = Fields.model_validate({name: value for name, value in found.items() if name in names})
        assert read == Fields.model_construct(**{name: getattr(record, name) for name in Fields.model_fields})
        assert found["address"] == made.archive.page(record)
        if record.date:
            assert isinstance(read.date.value, Edtf)
            assert found["date"]["value"] == record.date.value.text


SIDES = {"part-of": "parts", "broader": "narrower", "related": "related", "mentions": "mentioned-in"}


def test_a_relation_stands_on_both_of_its_sides(made: Tables) -> None:
    found = objects(made)
    for one, other in {**SIDES, "predecessors": "successors"}.items():
        there = {(key, name) for key, record in found.items() for name in record.get("relations", {}).get(one, ())}
        back = {(name, key) for key, record in found.items() for name in record.get("relations", {}).get(other, ())}
        assert there == back
    in_base = {row for row in asked(made, "SELECT record, relation, target FROM relations") if row[1] in SIDES}
    assert in_base == {
        (key, relation, name)
        for key, record in found.items()
        for relation in SIDES
        for name in record.get("relations", {}).get(relation, ())
    }


def test_hostile_relations_follow_earlier_keys(hostile_tables: Tables) -> None:
    found = objects(hostile_tables)
    assert found["worse"]["relations"] == {"part-of": ["whole"], "related": ["whole"], "mentions": ["whole"]}
    assert found["whole"]["relations"] == {"parts": ["worse"], "related": ["worse"], "mentioned-in": ["worse"]}
    assert found["cited"]["relations"] == {"broader": ["term"]}


def test_the_database_has_the_same_records_statements_and_sources(made: Tables) -> None:
    records = {row["key"]: row for row in rows(made, "records.csv")}
    for key, title, date, earliest, latest in asked(made, "SELECT key, title, date, earliest, latest FROM records"):
        row = records.pop(key)
        assert [title, *(cell or "" for cell in (date, earliest, latest))] == [
            row[name] for name in ("title", "date", "earliest", "latest")
        ]
    assert records == {}
    stated = {(row["statement"], row["says"], row["value"], row["standing"]) for row in rows(made, "statements.csv")}
    in_base = asked(made, "SELECT id, says, coalesce(value, ''), standing FROM statements")
    assert sorted(in_base) == sorted(stated)
    declared = {(key, name) for key, one in made.archive.catalogue.records.items() for name in one.sources}
    assert set(asked(made, "SELECT record, name FROM sources")) == declared
    cited = {
        (row["statement"], row["record"], row["source"])
        for row in rows(made, "statements.csv")
        if (row["record"], row["source"]) in declared
    }
    joined = "SELECT statement, record, name FROM statement_sources JOIN sources ON sources.id = source"
    assert set(asked(made, joined)) == cited
    assert asked(made, "PRAGMA user_version") == [(1,)]


@pytest.mark.parametrize("words", ["파업", "إضراب", "esrow", "OZTURK"])
def test_the_text_can_be_searched_in_any_writing(words: str, hostile_tables: Tables) -> None:
    assert asked(hostile_tables, "SELECT key FROM search WHERE search MATCH ?", f'"{words}"')


def test_places_count_their_records_and_have_no_invented_point(made: Tables) -> None:
    features = json.loads(made.read("places.geojson"))["features"]
    named = defaultdict(list)
    for key, record in sorted(made.archive.catalogue.records.items()):
        for what in ("countries", "places"):
            for name in dict.fromkeys(getattr(record, what)):
                named[what, name].append(key)
    assert len(features) == len(named)
    for feature in features:
        said = feature["properties"]
        what = ("countries", said["code"]) if said["is"] == "country" else ("places", said["name"])
        assert (said["keys"], said["records"]) == (named[what], len(named[what]))
        if said["is"] == "place":
            assert feature["geometry"] is None
            records = [made.archive.catalogue.records[key] for key in said["keys"]]
            assert set(said["named-with"]) == set.intersection(*(set(record.countries) for record in records))


def test_the_same_records_give_the_same_bytes(hostile_tables: Tables) -> None:
    again = dict(tables.files(broken()))
    assert [path for path, content in again.items() if (hostile_tables.site / path).read_bytes() != content] == []


def test_without_an_address_or_a_history_the_rest_is_there(hostile: Archive) -> None:
    bare = replace(hostile, address="", history=History(), licence="", edition="")
    found = dict(tables.files(bare))
    described = json.loads(found["data/datapackage.json"])
    assert not {"homepage", "licenses", "version"} & described.keys()
    assert not {"address", "created", "changed"} & json.loads(found["data/records.jsonl"].splitlines()[0]).keys()
    assert "$id" not in json.loads(found["data/record.schema.json"])
