"""The thesaurus as a tree of plain lists, each term with the number of records under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.pages.links import Links
    from sphinx_archive.records.fields import Record


def tree_of_terms(links: Links) -> list[nodes.Node]:
    """Return the terms that have no broader one, by name, each with its narrower terms below it."""
    tops = [term for term in links.catalogue.of_kind("subject") if not links.catalogue.related(term, "broader")]
    return [_list(tops, links, frozenset())] if tops else [nodes.paragraph("", "Nothing yet.")]


def _list(terms: Iterable[Record], links: Links, above: frozenset[str]) -> nodes.bullet_list:
    """Return terms as a list; a term that stands above itself, which is told to its author, ends there."""
    found = nodes.bullet_list("", classes=["term-tree"])
    for term in terms:
        catalogue = links.catalogue
        number = len(catalogue.naming(term, "subjects")) + len(catalogue.under_narrower(term))
        count = nodes.inline("", f" {number}", classes=["listing-count"])
        item = nodes.list_item("", nodes.paragraph("", "", links.to(term), count))
        narrower = [other for other in catalogue.narrower(term) if other.key not in above]
        if narrower:
            item += _list(narrower, links, above | {term.key})
        found += item
    return found
