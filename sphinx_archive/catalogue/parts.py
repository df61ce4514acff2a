"""The order of the book: which pages, in which parts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.records.kinds import FOLDERS

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Part(NamedTuple):
    """A part of the book: its title, and its pages in order; a first page of the same title opens it."""

    title: str
    docnames: tuple[str, ...]


def catalogue_of(env: BuildEnvironment) -> Catalogue:
    """Return the catalogue of a build; an empty one where the project has no records."""
    return archive_domain(env).catalogue if "archive" in env.domains else Catalogue({})


def parts(env: BuildEnvironment) -> tuple[Part, ...]:
    """Return the first page, then folder by folder the pages of the book; pages need not be in any toctree.

    Folders stand in the order of the first page's own table of contents, records in that of the catalogue. Where
    there are records the book holds them, and the pages that look at all of them at once; lists and handbooks, which
    are for the screen, stay out.
    """
    catalogue, root = catalogue_of(env), env.config.root_doc
    place = {record.docname: number for number, record in enumerate(catalogue.ordered)}
    folders = _folders(env)
    overviews = _overviews(env) if place else set()
    others = sorted(
        (docname for docname in env.found_docs - {root} if not place or _is_printed(docname) or docname in overviews),
        key=lambda docname: (*_folder_then_index(docname, folders), place.get(docname, 0), docname),
    )
    grouped = [(folder, tuple(docnames)) for folder, docnames in groupby(others, key=_folder)]
    return (Part(_title(env, root), (root,)), *(part for entry in grouped for part in _parts_of(env, *entry)))


def _overviews(env: BuildEnvironment) -> set[str]:
    """Return the pages for readers that look at all records at once; what editors count is for the screen."""
    return {docname for docname, names in archive_domain(env).overviews.items() if set(names) - {"holdings"}}


def _is_printed(docname: str) -> bool:
    """Whether a page belongs to the book of an archive by its folder."""
    return "/" not in docname or _folder(docname) in FOLDERS


def _parts_of(env: BuildEnvironment, folder: str, docnames: tuple[str, ...]) -> tuple[Part, ...]:
    if not folder:
        return tuple(Part(_title(env, docname), (docname,)) for docname in docnames)
    if docnames[0] == f"{folder}/index":
        return (Part(_title(env, docnames[0]), docnames),)
    if f"{folder}/index" in env.titles:
        return (Part(_title(env, f"{folder}/index"), docnames),)
    return (Part(folder.replace("-", " ").replace("_", " ").capitalize(), docnames),)


def _folders(env: BuildEnvironment) -> list[str]:
    """Return the folders that the first page's table of contents names, in its order."""
    return list(dict.fromkeys(map(_folder, env.toctree_includes.get(env.config.root_doc, ()))))


def _folder(docname: str) -> str:
    return docname.partition("/")[0] if "/" in docname else ""


def _folder_then_index(docname: str, folders: list[str]) -> tuple[int, str, bool]:
    folder = _folder(docname)
    place = folders.index(folder) if folder in folders else len(folders)
    return place if folder else -1, folder, docname != f"{folder}/index"


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles.get(docname)
    return title.astext() if title is not None else docname
