"""Pages with nothing but a head, drawn from the template that draws it on the site."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from lxml import html

from sphinx_archive.pages import head
from sphinx_archive.pages.layout import HERE

if TYPE_CHECKING:
    from jinja2 import Template
    from lxml.html import HtmlElement

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


@cache
def _template() -> Template:
    # Sphinx escapes nothing by itself, and neither does this.
    return Environment(loader=FileSystemLoader(HERE / "templates")).get_template("archive-head.html")  # noqa: S701


def written(record: Record, archive: Archive) -> str:
    """Return the page of a record as text, with its head alone."""
    drawn = _template().render(archive_head=head.of_record(record, archive))
    return f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{drawn}</head><body></body></html>'


def page(record: Record, archive: Archive) -> HtmlElement:
    """Return the page of a record as a browser reads it, with its head alone."""
    return html.document_fromstring(written(record, archive))


def contents(page: HtmlElement, name: str) -> list[str]:
    """Return what the tags of a name say, in order."""
    return [meta.get("content") for meta in page.xpath(f"//meta[@name='{name}' or @property='{name}']")]
