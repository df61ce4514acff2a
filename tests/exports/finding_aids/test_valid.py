"""Other people's validators accept every file, and refuse those that are damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.building import put
from tests.conformance.of_finding_aids import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive
    from tests.conformance.check import Check


@pytest.fixture(scope="module")
def site(made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("site"), made)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.export)
def test_every_file_is_valid(check: Check, site: Path) -> None:
    outcome = check.run(site)
    assert outcome.failures == ()
    assert outcome.checked


@pytest.mark.parametrize(
    ("place", "name", "right", "wrong"),
    [
        (0, "data/ead3.xml", b'level="series"', b'level="shelf"'),
        (1, "data/ead2002.xml", b"<unitid", b"<unitit"),
        (1, "data/ead2002.xml", b'normal="20', b'normal="9920'),
        (2, "people/doe.eac.xml", b"<entityType>person<", b"<entityType>hero<"),
        (3, "data/subjects.ttl", b'"Work, hours of"@en', b'"Work, hours of"@en, "Hours"@en'),
        (3, "data/subjects.rdf", b"Work, hours of", b"Hours of work"),
    ],
)
def test_a_damaged_file_is_refused(
    place: int,
    name: str,
    right: bytes,
    wrong: bytes,
    hostile: Archive,
    written: Callable[[Archive], dict[str, bytes]],
    tmp_path: Path,
) -> None:
    content = written(hostile)
    assert right in content[name]
    damaged = content[name].replace(right, wrong)
    folder = {path: data for path, data in content.items() if "subjects" in path}
    site = put(
        tmp_path, {**folder, name: damaged.replace(b"</unitid", b"</unitit") if b"<unitit" in wrong else damaged}
    )
    assert CHECKS[place].run(site).failures
