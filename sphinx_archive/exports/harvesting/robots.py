"""Robots: that they may read everything, and where the list of all pages is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.harvesting.sitemap import PATH

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive


def render(archive: Archive) -> str:
    """Return what a visiting program reads first. Source: RFC 9309; https://www.sitemaps.org/protocol.html#informing"""
    return f"User-agent: *\nAllow: /\n\nSitemap: {archive.at(PATH)}\n"
