"""What every test may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.archives import CONF, INDEX, Archive
from tests.building import built
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Archive]:
    """Return a maker of archives from pages: ``new_archive({"campaigns/x.md": text}, conf="html_theme = ...")``."""

    def make(files: Mapping[str, str | bytes], conf: str = "") -> Archive:
        archive = Archive(tmp_path_factory.mktemp("archive"))
        archive.write({"conf.py": CONF + conf, "index.md": INDEX, **files})
        return archive

    return make


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the archive's own site."""
    return built(tmp_path_factory, "html")


@pytest.fixture(scope="session")
def books(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the archive's own site with the books beside its pages."""
    folder = built(tmp_path_factory, "archive-pdf")
    built(tmp_path_factory, "archive-epub")
    assert list(folder.glob("*.pdf")), f"{folder} has no PDFs; put them there with: make pdf HTML={folder}"
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return headless Chromium, one for a whole process."""
    with chromium() as found:
        yield found
