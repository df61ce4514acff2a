"""The tables, held against their own descriptions by other people's programs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from frictionless import Package
from geojson_pydantic import FeatureCollection
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.conformance.check import Check, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def package(site: Path) -> Outcome:
    """Read every file of the data package: sizes, digests, types, keys, and keys of other tables."""
    read = Package(str(site / "data/datapackage.json"))
    report = read.validate()
    wrong = [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]
    return Outcome(len(read.resources), (*(error.message for error in report.errors), *wrong))


def lines(site: Path) -> Outcome:
    """Hold every line against the schema that lies beside it."""
    schema = json.loads((site / "data/record.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    records = [json.loads(line) for line in (site / "data/records.jsonl").read_bytes().splitlines()]
    wrong = [
        f"{record.get('key')}: {error.json_path}: {error.message}"
        for record in records
        for error in validator.iter_errors(record)
    ]
    return Outcome(len(records), tuple(wrong))


def database(site: Path) -> Outcome:
    """Let SQLite look at every page, index and key of the database."""
    file = site / "data/archive.sqlite"
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as base:
        try:
            (number,) = base.execute("SELECT count(*) FROM records").fetchone()
            return Outcome(number, tuple(_told(base)))
        except sqlite3.DatabaseError as error:
            return Outcome(1, (str(error),))


def _told(base: sqlite3.Connection) -> Iterator[str]:
    yield from (said for (said,) in base.execute("PRAGMA integrity_check") if said != "ok")
    for table, row, other, _ in base.execute("PRAGMA foreign_key_check"):
        yield f"{table}, row {row}: no such row in {other}"


def places(site: Path) -> Outcome:
    """Read the map file with the models of RFC 7946."""
    try:
        read = FeatureCollection.model_validate_json((site / "data/places.geojson").read_bytes())
    except ValidationError as error:
        return Outcome(1, tuple(f"{one['loc']}: {one['msg']}" for one in error.errors()))
    return Outcome(len(read.features))


CHECKS = (
    Check("Tables (CSV) and their data package", "Data Package 1", "Frictionless", package, package="frictionless"),
    Check("Records as JSON Lines", "JSON Schema 2020-12", "jsonschema", lines),
    Check("Database", "SQLite 3", "SQLite", database, release=sqlite3.sqlite_version),
    Check("Countries and places (GeoJSON)", "RFC 7946", "geojson-pydantic", places),
)
