"""The head of a page: what Zotero, harvesters, search engines and those who share a link read before the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup
from sphinx.util.osutil import relative_uri

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.exports.archive import ENDINGS, archive_of
from sphinx_archive.exports.forms import FEED, MARKDOWN, PDF
from sphinx_archive.exports.web import description, open_graph, schema_org, signposting, tags
from sphinx_archive.exports.web.signposting.files import DESCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.web.signposting import Link
    from sphinx_archive.exports.web.tags import Meta
    from sphinx_archive.records.fields import Record

FEEDS = {"feeds/new.xml": "New", "feeds/changed.xml": "Changed"}
# In a script element neither an end tag nor a comment may begin. Source: HTML, section 4.12.1.3.
HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


class Alternate(NamedTuple):
    """The page in another form, or a feed: where it is from the page, its media type and what readers call it."""

    href: str
    type: str
    title: str


class Head(NamedTuple):
    """What the template of a head is given besides what Sphinx prints anyway; ``prefixes`` are those of the tags."""

    metas: tuple[Meta, ...] = ()
    prefixes: tuple[tuple[str, str], ...] = ()
    links: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    script: Markup = Markup()


def setup(app: Sphinx) -> None:
    """Tell the templates what stands in the head of each page."""
    app.connect("html-page-context", _add_context)


def of_record(record: Record, archive: Archive) -> Head:
    """Return the head of a record's page, but for feeds."""
    said = description.render(record, archive)
    return Head(
        (_described(said), *tags.render(record, archive), *open_graph.render(record, archive, said)),
        tuple(tags.PREFIXES.items()),
        signposting.links(record, archive),
        tuple(_forms(record, archive)),
        script(schema_org.render(record, archive, described=said)),
    )


def of_first_page(docname: str, place: str, archive: Archive) -> Head:
    """Return the head of the first page, which is at a place below the archive's root, but for feeds."""
    said = description.of_page(docname, archive)
    metas = (_described(said), *open_graph.front(archive, place, said))
    return Head(metas, script=script(schema_org.site(archive, place or "index.html")))


def script(said: dict[str, Any]) -> Markup:
    """Return data as JSON that may stand in a script element as it is, whatever titles are in it."""
    compact = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Markup(compact.translate(HARMLESS))  # noqa: S704  nothing in it is a tag


def _add_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    if not (ending := ENDINGS.get(app.builder.name)):
        return
    archive = archive_of(app.env, ending)
    place = app.builder.get_target_uri(pagename)
    head = _head(app, pagename, archive)
    if 'name="description"' in context.get("metatags", ""):
        head = head._replace(metas=tuple(meta for meta in head.metas if meta.name != "description"))
    context["archive_head"] = head._replace(alternates=(*head.alternates, *_feeds(place, archive)))


def _head(app: Sphinx, pagename: str, archive: Archive) -> Head:
    """Return the head of a page; one that is no record has a description, and one that no author wrote has none."""
    if record := archive_domain(app.env).catalogue.at(pagename):
        return of_record(record, archive)
    if pagename == app.config.root_doc:
        return of_first_page(pagename, app.builder.get_target_uri(pagename), archive)
    if pagename in app.env.found_docs:
        return Head(tuple(meta for meta in [_described(description.of_page(pagename, archive))] if meta.content))
    return Head()


def _described(said: str) -> Meta:
    return tags.Meta("description", said)


def _forms(record: Record, archive: Archive) -> Iterator[Alternate]:
    """Yield the page in other forms, as programs that know no typed links look for them."""
    place = f"{record.docname}{archive.ending}"
    for form in (*DESCRIPTIONS, *([PDF] if archive.books else ()), MARKDOWN):
        yield Alternate(relative_uri(place, f"{record.docname}.{form.ending}"), form.media_type, form.label)


def _feeds(place: str, archive: Archive) -> Iterator[Alternate]:
    """Yield the feeds; there are none without the archive's address, or without a history."""
    if archive.address and archive.has_dates:
        for path, title in FEEDS.items():
            yield Alternate(relative_uri(place, path), FEED.media_type, title)
