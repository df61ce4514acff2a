"""Two builds, in different folders and with another order of Python's sets, give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.building import ROOT
from tests.pdf.kitchen_sink import PAGES
from tests.pdf.printing import print_archive, write_files
from tests.pdf.test_volumes import CONF
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


EPOCH = "1795824000"


def built(source: Path, out: Path) -> None:
    """Build an archive in a process of its own, which has another order of sets."""
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "archive-pdf", "-d", out / "trees", source, out]
    environment = {**os.environ, "PYTHONHASHSEED": "1893", "SOURCE_DATE_EPOCH": EPOCH}
    run = subprocess.run(sphinx, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def pdfs(folder: Path) -> dict[str, bytes]:
    """Return the PDFs in a folder by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the PDFs that are not in both, or not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


@pytest.mark.parametrize(("pages", "conf"), [(SAMPLE, CONF), (PAGES, "")], ids=["records", "every element"])
def test_an_archive_gives_the_same_pdfs_in_another_folder(
    pages: Mapping[str, str], conf: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    write_files(tmp_path / "one" / "docs", pages, conf)
    shutil.copytree(tmp_path / "one" / "docs", tmp_path / "another place" / "docs")
    first = pdfs(print_archive(tmp_path / "one" / "docs").path.parent)
    assert "the-metalworkers-archive.pdf" in first
    built(tmp_path / "another place" / "docs", tmp_path / "another place" / "html")
    assert differing(first, pdfs(tmp_path / "another place" / "html")) == []
