"""The frame around a page: sidebar, breadcrumbs and neighbours, at a cost that does not grow with the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.pages.contents import contents
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record

HERE = Path(__file__).parent
# The theme draws every part it is told of twice, the first time to see whether it is empty, and its list of
# contents four times. The templates here draw what is needed once, so the theme is told of nothing.
DRAWN_HERE: dict[str, Any] = dict.fromkeys(
    ("article_header_start", "article_header_end", "primary_sidebar_end", "secondary_sidebar_items"), ()
) | {"shorten_urls": False}


def setup(app: Sphinx) -> None:
    """Add templates, style sheet and what the templates need."""
    app.connect("config-inited", _add_files)
    app.connect("html-page-context", _add_context)
    app.connect("html-collect-pages", _not_found)
    app.add_css_file("archive.css")


def _add_files(app: Sphinx, config: Config) -> None:
    # New lists: the old ones may be the defaults that every build of this process shares.
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
    if config.html_theme == "sphinx_book_theme":
        config.html_theme_options = config.html_theme_options | DRAWN_HERE


def _add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    catalogue = archive_domain(app.env).catalogue
    frame = _Frame(app, pagename, catalogue)
    record = catalogue.at(pagename)
    context["archive_sections"] = frame.sections(record)
    place = [section for section in context["archive_sections"] if section["current"] == "true"]
    known = [section["link"] for section in place]
    context["archive_place"] = [*place, *(link for link in context.get("archive_above", ()) if link.link not in known)]
    context["archive_contents"] = contents(app.env, pagename)
    if record:
        before, after = catalogue.neighbours(record)
        context["prev"] = frame.entry(before) if before else None
        context["next"] = frame.entry(after) if after else None


def _not_found(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page that Read the Docs shows where an address leads nowhere.

    It is shown at any address, so its links start from the archive's own.
    """
    yield "404", {"archive_address": app.config.html_baseurl}, "404.html"


class _Frame:
    """Makes the links of one page's frame."""

    def __init__(self, app: Sphinx, pagename: str, catalogue: Catalogue) -> None:
        self.app = app
        self.pagename = pagename
        self.catalogue = catalogue

    def sections(self, record: Record | None) -> list[dict[str, Any]]:
        """Return the root page's own entries; the section of a record's kind holds the records near it."""
        env = self.app.env
        index = f"{KINDS[record.kind].folder}/index" if record else ""
        return [
            {
                "title": escape(env.titles[docname].astext()),
                "link": self._link(docname),
                "current": self._current(docname),
                "near": self._near(record) if record and docname == index else [],
            }
            for docname in env.toctree_includes.get(self.app.config.root_doc, [])
            if docname in env.titles
        ]

    def _current(self, docname: str) -> str:
        """Return how a section stands to this page, as ``aria-current`` says it: ``page``, ``true`` or not at all."""
        folder, slash, name = docname.rpartition("/")
        if docname == self.pagename:
            return "page"
        return "true" if name == "index" and slash and self.pagename.startswith(f"{folder}/") else ""

    def _near(self, record: Record) -> list[dict[str, Any]]:
        before, after = self.catalogue.near(record)
        own = {**self.entry(record), "current": "page"}
        return [*map(self.entry, before), own, *map(self.entry, after)]

    def entry(self, record: Record) -> dict[str, Any]:
        """Return a record as templates show it; its title is escaped, as the theme prints it as it is."""
        language = record.title_language or ""
        return {
            "title": escape(record.shown_title),
            "link": self._link(record.docname),
            "language": language,
            "current": "",
        }

    def _link(self, docname: str) -> str:
        return self.app.builder.get_relative_uri(self.pagename, docname)
