"""Every key that was ever published stands in docs/data/keys.csv, and leads somewhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from sphinx_archive.editing.check import problems_of_keys
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.records.published import KEYS, read_keys, with_keys_of
from sphinx_archive.records.withdrawn import REGISTER, read_register

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / KEYS).read_text("utf-8")
PAGES = list(read_archive(DOCS))


def test_every_key_of_the_archive_stands_in_the_register() -> None:
    rows, _ = read_keys(TEXT)
    missing = {*with_keys_of(rows, (page.record for page in PAGES if page.record), "")} - {*rows}
    assert not missing, f"'make check' writes them into docs/{KEYS}; commit that file"
    assert len(rows) >= 741


def test_every_key_of_the_register_leads_somewhere() -> None:
    file = DOCS / REGISTER
    withdrawn, _ = read_register(file.read_text("utf-8") if file.exists() else "", {})
    assert list(problems_of_keys(TEXT, PAGES, withdrawn)) == []


def test_no_row_was_ever_taken_away() -> None:
    log = ["git", "-C", DOCS, "log", "-p", "--format=", "--relative", "--", KEYS]
    ever = subprocess.run(log, capture_output=True, text=True, check=False).stdout
    keys = set(re.findall(r"^[-+]([a-z0-9-]+),[a-z-]+,\d{4}-", ever, re.MULTILINE))
    assert keys <= {row.key for row in read_keys(TEXT)[0]}
