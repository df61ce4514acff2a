"""The order of the book: which pages, in which parts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class Part(NamedTuple):
    """A part of the book: its title, and its pages in order; a first page of the same title opens it."""

    title: str
    docnames: tuple[str, ...]


def parts(env: BuildEnvironment) -> tuple[Part, ...]:
    """Return every page once: the first page, other pages of the top folder, then folder by folder.

    Pages need not be in any table of contents. The `index` of a folder comes first and names the part.
    """
    root = env.config.root_doc
    others = sorted(env.found_docs - {root}, key=_folder_then_index)
    folders = groupby(others, key=_folder)
    first = Part(_title(env, root), (root,))
    return (first, *(part for folder, docnames in folders for part in _parts_of(env, folder, tuple(docnames))))


def _parts_of(env: BuildEnvironment, folder: str, docnames: tuple[str, ...]) -> tuple[Part, ...]:
    if not folder:
        return tuple(Part(_title(env, docname), (docname,)) for docname in docnames)
    if docnames[0] == f"{folder}/index":
        return (Part(_title(env, docnames[0]), docnames),)
    return (Part(folder.replace("-", " ").replace("_", " ").capitalize(), docnames),)


def _folder(docname: str) -> str:
    return docname.partition("/")[0] if "/" in docname else ""


def _folder_then_index(docname: str) -> tuple[str, bool, str]:
    folder = _folder(docname)
    return folder, docname != f"{folder}/index", docname


def _title(env: BuildEnvironment, docname: str) -> str:
    title = env.titles.get(docname)
    return title.astext() if title is not None else docname
