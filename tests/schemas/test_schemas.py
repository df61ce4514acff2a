"""The schemas are those that were published, and each says where it is from and who allows its use."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FOLDERS = sorted(path for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_schema_has_its_origin_licence_and_digest(folder: Path) -> None:
    with (folder / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there - {"SOURCES.csv"} == set(rows)
    for name, row in rows.items():
        assert all((row["source"], row["licence"]))
        assert sha256((folder / name).read_bytes()).hexdigest() == row["sha256"], name
