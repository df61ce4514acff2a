"""What the template of a leaf is given: plain texts and addresses, seen from the leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from sphinx_archive.catalogue.listings import LONGEST_PAGE
from sphinx_archive.exports.archive import ENDINGS, archive_of
from sphinx_archive.exports.web import coins
from sphinx_archive.pages.links import counted, facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.pages.browse.leaves import Entry, Leaf
    from sphinx_archive.records.fields import Record


class Row(NamedTuple):
    """A record as a leaf lists it; ``language`` is that of the title where it is not the archive's.

    ``coins`` says the record to Zotero; nothing where the list is too long for that.
    """

    link: str
    title: str
    language: str
    facts: str
    coins: str


class Link(NamedTuple):
    """A link of a leaf's frame; the theme prints titles as they are, so they are escaped."""

    link: str
    title: Markup
    current: bool = False


def sheet(leaf: Leaf, env: BuildEnvironment, builder: Builder) -> dict[str, Any]:
    """Return what the template of a leaf is given."""

    def to(page: str) -> str:
        return builder.get_relative_uri(leaf.page, page) or "#"

    archive = archive_of(env, ENDINGS[builder.name])
    before, after = (_link(entry, to) for entry in leaf.beside)
    above = env.titles[leaf.above].astext() if leaf.above in env.titles else leaf.above
    return {
        "title": escape(leaf.title if leaf.part == 0 else f"{leaf.title} ({leaf.part + 1})"),
        "prev": before,
        "next": after,
        "archive_above": [Link(to(leaf.above), escape(above))],
        "archive_counted": counted(leaf.records),
        "archive_parts": _parts(leaf, to),
        "archive_rows": [_row(record, to, archive, marked=len(leaf.shown) <= coins.MOST) for record in leaf.shown],
    }


def _link(entry: Entry | None, to: Callable[[str], str]) -> Link | None:
    return Link(to(entry.page), escape(entry.title)) if entry else None


def _parts(leaf: Leaf, to: Callable[[str], str]) -> list[Link]:
    """Return links to the pages that a long list fills; none if it fills only one."""
    if len(leaf.pages) < 2:
        return []
    ends = [min(start + LONGEST_PAGE, len(leaf.records)) for start in range(0, len(leaf.records), LONGEST_PAGE)]
    return [
        Link(to(page), escape(f"{place * LONGEST_PAGE + 1:,} to {end:,}"), place == leaf.part)
        for place, (page, end) in enumerate(zip(leaf.pages, ends, strict=True))
    ]


def _row(record: Record, to: Callable[[str], str], archive: Archive, *, marked: bool) -> Row:
    own = record.language_of(record.title) or ""
    language = "" if own == archive.language else own
    said = coins.render(record, archive) if marked else ""
    return Row(to(record.docname), record.shown_title, language, facts(record), said)
