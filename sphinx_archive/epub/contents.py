"""The contents of a book: its parts, and the pages of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.epub.addresses import file_of_page
from sphinx_archive.epub.leaf import title_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.parts import Part
    from sphinx_archive.catalogue.volumes import Volume


class Entry(NamedTuple):
    """A line of the contents: a title with its language if it has one of its own, where it leads, what is below it."""

    title: str
    language: str
    href: str
    below: tuple[Entry, ...]


def parts_of(volume: Volume, env: BuildEnvironment) -> tuple[Entry, ...]:
    """Return the contents; those of a book with one part are that part's."""
    found = tuple(_entry(part, env) for part in volume.parts)
    if len(found) > 1 or not found[0].below:
        return found
    return (found[0]._replace(below=()), *found[0].below) if found[0].href else found[0].below


def _entry(part: Part, env: BuildEnvironment) -> Entry:
    """Return a part; a first page of the same title opens it and is not listed again."""
    pages = tuple(_page(docname, env) for docname in part.docnames)
    if pages[0].title == part.title:
        return pages[0]._replace(below=pages[1:])
    return Entry(part.title, "", "", pages)


def _page(docname: str, env: BuildEnvironment) -> Entry:
    record = catalogue_of(env).at(docname)
    language = (record.title_language or "") if record else ""
    title = record.shown_title if record else title_of(docname, env)
    return Entry(title, language, file_of_page(docname), ())
