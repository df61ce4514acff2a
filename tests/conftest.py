"""What every test may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.archives import CONF, INDEX, Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Archive]:
    """Return a maker of archives from pages: ``new_archive({"campaigns/x.md": text}, conf="html_theme = ...")``."""

    def make(files: Mapping[str, str | bytes], conf: str = "") -> Archive:
        archive = Archive(tmp_path_factory.mktemp("archive"))
        archive.write({"conf.py": CONF + conf, "index.md": INDEX, **files})
        return archive

    return make
