"""The JSON Schema of front matter accepts what the archive holds and refuses what a schema can refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from sphinx_archive.__main__ import main
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.schemas.front_matter import schema_of
from sphinx_archive.editing.schemas.patterns import PATTERNS
from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.frontmatter import Loader, split
from sphinx_archive.records.page import read_page
from tests.records.problem_cases import cases
from tests.records.test_dates import dates_of_docs, made_dates

if TYPE_CHECKING:
    from sphinx_archive.records.page import Page

DOCS = Path(__file__).parents[2] / "docs"
# What is wrong with a value itself, wherever in front matter it stands.
SEEN = {
    "bad-address",
    "bad-date",
    "bad-duration",
    "bad-key",
    "empty-field",
    "field-not-of-kind",
    "missing-field",
    "not-archived",
    "unknown-country",
    "unknown-field",
    "unknown-language",
    "unknown-rights",
    "unknown-value",
    "wrong-shape",
}
# A schema sees no file names and no text, and cannot compare.
BEYOND = {
    "A file name that is no key",
    "A span that ends before it begins",
    "Words marked as a language that does not exist",
}
UNREADABLE = {"broken-yaml", "duplicate-field", "tab"}
# A line is no list: dates hold commas and spaces alike.
ODD_DATES = """
2011-21 2011-34 190X 19XX 2004-XX 2004-06-XX [1667,1668,1670..1672] [..1760-12-03] [1760-12..] {1960,1961-12}
2009-06~-11 ?2009-06-11 2009-06-11T10:00:00 ../1950 2009/ /2009-05 1893~/2012-06
"""
NO_DATES = """
2009-13 2009-00 2009-02-30 2009-04-31 24.5.2009 24/05/2009 2009-5-24 May .. / ../.. /.. 0000 -0044 2009-05-24-01
2009~~~ 2009/2010/2011 1950S2 Y170000
"""


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [page for page in read_archive(DOCS) if page.record]


def values_of(text: str) -> Any:
    """Return front matter as a validator gets it: nothing is left out, and everything is text."""
    block = split(text.replace("\r\n", "\n").removeprefix("\N{BOM}"))[0]
    return yaml.load(block.strip().removesuffix("---"), Loader=Loader)  # noqa: S506


def test_every_page_of_the_archive_is_accepted(pages: list[Page]) -> None:
    schema = schema_of(page.record for page in pages)
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    refused = {
        page.path: [error.message for error in validator.iter_errors(values_of((DOCS / page.path).read_text("utf-8")))]
        for page in pages
    }
    assert len(refused) > 700
    assert {path: messages for path, messages in refused.items() if messages} == {}


def test_what_the_check_tells_of_a_field_the_schema_refuses() -> None:
    tried, accepted = 0, []
    for case in cases():
        records = [page.record for path, content in case.files.items() if (page := read_page(path, content)).record]
        validator = Draft7Validator(schema_of(records))
        for path in case.files:
            codes = {re.search(r"\[archive\.([\w-]+)\]$", line)[1] for line in case.told if line.startswith(f"{path}:")}
            if codes & SEEN and not codes & UNREADABLE and case.title not in BEYOND:
                tried += 1
                if validator.is_valid(values_of(case.files[path].decode())):
                    accepted.append(case.title)
    assert tried > 40
    assert accepted == []


def test_what_the_check_finds_right_the_schema_accepts() -> None:
    tried = 0
    for case in cases():
        records = [page.record for path, content in case.files.items() if (page := read_page(path, content)).record]
        validator = Draft7Validator(schema_of(records))
        for path, content in case.files.items() if not case.told else ():
            values = values_of(content.decode())
            if values and "kind" in values:
                tried += 1
                assert [error.message for error in validator.iter_errors(values)] == [], f"{case.title}: {path}"
    assert tried > 10


def test_the_pattern_of_dates_takes_what_the_reader_takes() -> None:
    texts = {*made_dates(), *dates_of_docs(), *ODD_DATES.split(), *NO_DATES.split()}
    for text in texts:
        is_taken = re.search(PATTERNS["date"], text) is not None
        # Only whether the end comes after the beginning, and 29 February, no pattern can tell.
        assert is_taken == _is_date(text) or (is_taken and ("/" in text or text.endswith("-02-29"))), text


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def test_a_field_of_another_kind_and_a_key_nobody_has_are_named() -> None:
    schema = Draft7Validator(
        schema_of([read_page("subjects/strikes.md", b"---\nkind: subject\nscope: x\n---\n# S").record])
    )
    page = {"kind": "news", "date": "2009", "scope": "x", "subjects": ["stirkes"], "sources": {}}
    told = " ".join(error.message for error in schema.iter_errors(page))
    assert "'scope' was unexpected" in told
    assert "'stirkes' is not one of ['strikes']" in told


def test_the_command_writes_a_schema_that_others_can_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "new" / "schema.json"
    assert main(["schema", "--any-key", "--out", str(path)]) == 0
    schema = json.loads(path.read_text("utf-8"))
    assert Draft7Validator(schema).is_valid({"kind": "subject", "scope": "x", "broader": ["anything"]})
    assert schema["definitions"]["date"]["title"] == "Date"
    assert main(["schema"]) == 2
    assert "--out FILE" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert main(["schema", "--any-key", "--out", str(tmp_path / "file" / "schema.json")]) == 1
