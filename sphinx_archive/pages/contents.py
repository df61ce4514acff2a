"""The contents of a page: its headings, as the side of the page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Heading(NamedTuple):
    """A heading of a page, where it stands (``#anchor``) and the headings below it."""

    title: str
    link: str
    below: tuple[Heading, ...]


def contents(env: BuildEnvironment, docname: str) -> tuple[Heading, ...]:
    """Return the headings of a page below its title; of a page with several titles all of them."""
    found = _headings(env.tocs[docname]) if docname in env.tocs else ()
    return found[0].below if len(found) == 1 else found


def _headings(found: nodes.Element) -> tuple[Heading, ...]:
    entries = (entry for entry in found.children if isinstance(entry, nodes.list_item))
    return tuple(heading for entry in entries for heading in _heading(entry))


def _heading(entry: nodes.list_item) -> tuple[Heading, ...]:
    """Return the heading of an entry; nothing if the entry is no heading but a list of pages."""
    link = next(entry[0].findall(nodes.reference), None) if entry.children else None
    if link is None:
        return ()
    below = (heading for part in entry[1:] if isinstance(part, nodes.bullet_list) for heading in _headings(part))
    return (Heading(link.astext(), link["anchorname"] or "#", tuple(below)),)
