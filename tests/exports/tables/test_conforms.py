"""The checks of the tables pass for every archive, and fail where a file is broken."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.conformance.of_tables import CHECKS, database, lines, package, places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conformance.check import Check, Outcome
    from tests.exports.tables.conftest import Tables


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.validator)
def test_other_programs_find_nothing_wrong(check: Check, made: Tables) -> None:
    outcome = check.run(made.site)
    assert outcome.failures == ()
    assert outcome.checked
    assert check.version


def _changed(name: str, before: bytes, after: bytes) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        content = (folder / name).read_bytes()
        assert before in content
        (folder / name).write_bytes(content.replace(before, after, 1))

    return change


def _cut(folder: Path) -> None:
    content = (folder / "archive.sqlite").read_bytes()
    (folder / "archive.sqlite").write_bytes(content[: len(content) // 2])


def _orphaned(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "archive.sqlite")) as base:
        base.execute("DELETE FROM records WHERE key = 'bare'")
        base.commit()


def _described_anew(folder: Path) -> None:
    """Let the digests fit a table in which two rows have one key: only the key is wrong."""
    rows = (folder / "records.csv").read_bytes().splitlines(keepends=True)
    (folder / "records.csv").write_bytes(b"".join([*rows, rows[-1]]))
    described = json.loads((folder / "datapackage.json").read_bytes())
    for name in ("bytes", "hash", "rows"):
        del described["resources"][0][name]
    (folder / "datapackage.json").write_text(json.dumps(described), "utf-8")


BREAKAGES: dict[str, tuple[Callable[[Path], Outcome], Callable[[Path], None], str]] = {
    "a digest": (package, _changed("places.geojson", b"Antarctica", b"Antarctic "), "hash"),
    "a key twice": (package, _described_anew, "primary key"),
    "a day": (package, _changed("records.csv", b"2009-05-24,2009-05-24", b"2009-05-24,2009-13-24"), "2009-13-24"),
    "a record that is not there": (package, _changed("statements.csv", b",bare,", b",bore,"), "foreign key"),
    "a field that nobody knows": (lines, _changed("records.jsonl", b'"kind":', b'"kin":'), "kin"),
    "a kind that nobody knows": (lines, _changed("records.jsonl", b'"news"', b'"olds"'), "olds"),
    "half a database": (database, _cut, "malformed"),
    "a statement without a record": (database, _orphaned, "no such row in records"),
    "a point that is text": (places, _changed("places.geojson", b'"coordinates":[', b'"coordinates":["x",'), "number"),
}


@pytest.mark.parametrize("what", BREAKAGES)
def test_what_is_broken_is_found(what: str, hostile_tables: Tables, tmp_path: Path) -> None:
    check, spoil, told = BREAKAGES[what]
    shutil.copytree(hostile_tables.site / "data", tmp_path / "data")
    spoil(tmp_path / "data")
    assert told in "\n".join(check(tmp_path).failures)
