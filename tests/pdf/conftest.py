"""Archives written by a test and printed as a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.pdf.kitchen_sink import PAGES
from tests.pdf.printing import Printed, print_archive, write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., Printed]:
    """Return a function that writes files, builds them and returns what was printed."""

    def build(files: Mapping[str, str], conf: str = "") -> Printed:
        write_files(tmp_path / "docs", files, conf)
        return print_archive(tmp_path / "docs")

    return build


@pytest.fixture(scope="session")
def kitchen_sink(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Return a book in which every element is used."""
    source = tmp_path_factory.mktemp("kitchen-sink") / "docs"
    write_files(source, PAGES)
    return print_archive(source)
