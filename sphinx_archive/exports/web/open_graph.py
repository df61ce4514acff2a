"""Open Graph: title, description and picture of a page, for those who show a link to it.

Sources: https://ogp.me; https://developer.x.com/en/docs/x-for-websites/cards/overview/markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import get_global

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.archive import title
from sphinx_archive.exports.forms import CARD
from sphinx_archive.exports.web import card
from sphinx_archive.exports.web.tags import Meta

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record

TYPES = {"film-short": "video.other", "person": "profile"}


def render(record: Record, archive: Archive, description: str) -> tuple[Meta, ...]:
    """Return the tags of a record's page; ``description`` is how it begins."""
    dates = archive.history.of(record.docname)
    kind = TYPES.get(record.kind, "article")
    changed = stamp(dates.changed) if dates and kind == "article" else ""
    page = _page(archive, title(record), kind, archive.page(record), description)
    picture = _picture(archive, f"{record.docname}.{CARD.ending}", card.told(record))
    return _said((*page, _property("article:modified_time", changed), *picture))


def front(archive: Archive, path: str, description: str) -> tuple[Meta, ...]:
    """Return the tags of the first page, which is at a path below the archive's root."""
    page = _page(archive, archive.name, "website", archive.at(path), description)
    return _said((*page, *_picture(archive, card.FRONT, archive.name)))


def _page(archive: Archive, name: str, kind: str, address: str, description: str) -> Iterator[Meta]:
    yield _property("og:title", name)
    yield _property("og:type", kind)
    yield _property("og:url", address)
    yield _property("og:site_name", archive.name)
    yield _property("og:description", description)
    yield _property("og:locale", locale(archive.language))


def _picture(archive: Archive, path: str, told: str) -> Iterator[Meta]:
    """Yield the picture, which has to have a whole address."""
    if address := archive.at(path):
        yield _property("og:image", address)
        yield _property("og:image:type", CARD.media_type)
        yield _property("og:image:width", str(card.WIDTH))
        yield _property("og:image:height", str(card.HEIGHT))
        yield _property("og:image:alt", told)
        yield Meta("twitter:card", "summary_large_image")


def locale(language: str) -> str:
    """Return a language as Open Graph wants it, with the territory where most speak it: ``en`` is ``en_US``."""
    parts = language.split("-")
    likely = str(get_global("likely_subtags").get(parts[0], "")).split("_")
    territory = next((part for part in (*parts[1:], *likely[1:]) if len(part) == 2), "")
    return f"{parts[0]}_{territory}" if territory else ""


def _property(name: str, content: str) -> Meta:
    return Meta(name, content, is_property=True)


def _said(metas: tuple[Meta, ...]) -> tuple[Meta, ...]:
    return tuple(meta for meta in metas if meta.content)
