"""What readers search with: the index, built with the pages, and the search page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.search.passages import PassageCollector
from sphinx_archive.search.writing import write_index

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

HERE = Path(__file__).parent


def setup(app: Sphinx) -> None:
    """Connect the search to a build."""
    app.add_env_collector(PassageCollector)
    app.connect("config-inited", _add_files)
    app.connect("html-page-context", _prepare_page)
    app.connect("build-finished", write_index)
    app.add_js_file("archive-search/search-key.js", loading_method="defer")


def _add_files(app: Sphinx, config: Config) -> None:
    # New lists: the old ones may be the defaults that every build of this process shares.
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]


def _prepare_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if pagename == "search":
        context["archive_facets"] = list(FACETS)
        context["archive_common_words"] = _common_words(app)
        app.add_css_file("archive-search/search.css")
        app.add_js_file("archive-search/search-start.js", loading_method="defer")


def _common_words(app: Sphinx) -> list[str]:
    """Return the words that Sphinx leaves out of its own index: too common to be looked for."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    return sorted(word for word in app.builder.indexer.lang.stopwords if word.isalpha()) if app.builder.indexer else []
