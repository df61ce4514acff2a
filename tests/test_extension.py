"""The extension knows nothing of this archive: whoever takes it for another one finds no stranger's names in it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.editing.folder import read_archive
from tests.building import DOCS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.records.fields import Record

EXTENSION = ROOT / "sphinx_archive"
OTHER_THAN_TEXT = {".otf", ".ttf", ".pyc", ".json"}


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """Return what only this archive speaks of: its name, its records' keys, its organisations and its people."""
    records = (page.record for page in read_archive(DOCS) if page.record)
    project = re.search(r'^project = "(.+)"', (DOCS / "conf.py").read_text("utf-8"), re.MULTILINE)
    assert project
    own = {project[1], *re.findall(r"\w{9,}", project[1])}
    return frozenset(own.union(*map(_names, records)))


def _names(record: Record) -> Iterator[str]:
    """Yield the names of a record; common words, such as the key of a subject, are no names."""
    if "-" in record.key:
        yield record.key
    if record.kind == "organisation":
        yield from (name for name in record.acronyms.values() if len(name) >= 3)
        yield from (name for name in (record.key, *record.aliases) if len(name) >= 6)
    if record.kind in ("organisation", "person"):
        full = chain([record.title], record.variants, record.alt_titles.values())
        yield from (name for name in full if len(name) >= 6)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_no_name_of_this_archive_stands_in_the_extension(names: frozenset[str]) -> None:
    files = [path for path in EXTENSION.rglob("*") if path.is_file() and path.suffix not in OTHER_THAN_TEXT]
    words = {path: path.read_text("utf-8") for path in files}
    assert len(names) > 1000
    assert EXTENSION / "editing" / "check.py" in words
    spoken = {word for text in words.values() for word in _words(text)}
    likely = [re.escape(name) for name in names if spoken.issuperset(_words(name))]  # few, so that one pattern is fast
    name = re.compile(rf"(?<![\w-])(?:{'|'.join(likely)})(?![\w-])" if likely else r"(?!)", re.IGNORECASE)
    found = [
        f"{path.relative_to(ROOT)}:{number}: {told[0]}"
        for path, text in words.items()
        for number, line in enumerate(text.splitlines(), 1)
        for told in name.finditer(line)
    ]
    assert found == [], "the extension is for any archive: use invented names"
