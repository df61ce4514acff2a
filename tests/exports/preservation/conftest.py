"""A tiny archive in Git with a tiny site, and a release of both."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.preservation import citation_file
from sphinx_archive.exports.preservation.release import release
from tests.building import put
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.exports.preservation.release import Release

PAGES = {
    "index.html": b"<!DOCTYPE html><title>Archive</title>",
    "archive.pdf": b"%PDF-1.7\n",
    "campaigns/sinter metal.html": b"<!DOCTYPE html><title>Sinter</title>",
    "campaigns/기륭전자.bib": "@misc{기륭전자}".encode(),
    "_static/archive.css": b"a {}",
    "data/CITATION.cff": citation_file.render(archive_with({})),
    ".buildinfo": b"notes of a builder",
    ".archive-exports.json": b"[]",
    ".well-known/api-catalog": b"{}",
}


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Editor", "-c", "user.email=editor@archive.example")
    when = {"GIT_COMMITTER_DATE": "2026-11-28T10:00:00+0200", "GIT_AUTHOR_DATE": "2026-11-28T10:00:00+0200"}
    subprocess.run(["git", *who, "-C", folder, *words], check=True, capture_output=True, env=os.environ | when)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with one commit: a page with a name in Korean, and a program."""
    folder = tmp_path / "root"
    put(
        folder,
        {
            "docs/index.md": b"# Archive\n",
            "docs/news/기륭.md": b"# News\n",
            ".gitignore": b"/_build/\n",
            "LICENSE": b"MIT\n",
        },
    )
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin")
    return folder


@pytest.fixture
def site(root: Path) -> Path:
    """Return a built site of that archive."""
    return put(root / "_build" / "html", PAGES)


@pytest.fixture
def made(root: Path, site: Path) -> Release:
    """Return a release of it."""
    return release(root, site, root / "_build" / "release")
