"""Overviews: what can be said only of the archive as a whole. Each is a function from links to nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.pages.overviews.bibliographies import bibliographies
from sphinx_archive.pages.overviews.conformance import conformance
from sphinx_archive.pages.overviews.disagreements import disagreements
from sphinx_archive.pages.overviews.essentials import essentials
from sphinx_archive.pages.overviews.files import columns, files, queries
from sphinx_archive.pages.overviews.holdings import holdings
from sphinx_archive.pages.overviews.pictures import chart, chronology, world
from sphinx_archive.pages.overviews.terms import tree_of_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes

    from sphinx_archive.pages.links import Links

OVERVIEWS: Mapping[str, Callable[[Links], list[nodes.Node]]] = {
    "bibliographies": bibliographies,
    "chart": chart,
    "chronology": chronology,
    "columns": columns,
    "conformance": conformance,
    "disagreements": disagreements,
    "essentials": essentials,
    "files": files,
    "holdings": holdings,
    "map": world,
    "queries": queries,
    "subjects": tree_of_terms,
}
