"""Archives bound as e-books."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.epub.hostile import HOSTILE
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

ROOT = Path(__file__).parents[2]
EPUB = ("-b", "archive-epub")


@pytest.fixture(scope="session")
def sample(new_archive: Callable[..., Archive]) -> Archive:
    """Return the sample archive with its books: a project that says little of itself."""
    return new_archive(SAMPLE).build(*EPUB)


@pytest.fixture(scope="session")
def hostile(new_archive: Callable[..., Archive]) -> Archive:
    """Return a project without records whose pages hold all that could spoil a book."""
    return new_archive(HOSTILE, "exclude_patterns = []\nhtml_baseurl = ''\n").build(*EPUB)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the books of the archive itself; ARCHIVE_SITE names one that is built already."""
    if ready := os.environ.get("ARCHIVE_SITE"):
        return Path(ready).resolve()
    folder = tmp_path_factory.mktemp("books")
    sphinx = [sys.executable, "-m", "sphinx", "-q", *EPUB, "-d", folder / "trees", "-j", "2"]
    subprocess.run([*sphinx, ROOT / "docs", folder / "html"], check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    return folder / "html"
