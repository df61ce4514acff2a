"""The catalogue in other people's formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_archive.exports.writing import write_after_pages, write_before_pages
from sphinx_archive.records.vocabulary import read_rights

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def setup(app: Sphinx) -> None:
    """Connect the exports to a build."""
    app.add_config_value("archive_licence", "", "env", str)
    app.connect("config-inited", _check_licence)
    app.connect("write-started", write_before_pages)
    app.connect("build-finished", write_after_pages)


def _check_licence(app: Sphinx, config: Config) -> None:
    """Refuse a licence that nobody could look up."""
    try:
        read_rights(config.archive_licence or "https://spdx.org/licenses/NONE")
    except ValueError as error:
        raise ConfigError(f"archive_licence in conf.py: {error}") from None
