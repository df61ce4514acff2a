"""Signposting: the links of every record's page, read over HTTP by the client of those who wrote the convention."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING
from urllib.parse import unquote

from signposting.htmllinks import find_signposting_html
from signposting.linkset import find_signposting_linkset

from sphinx_archive.exports.web.signposting.catalogue import PATH
from sphinx_archive.records.kinds import FOLDERS
from tests.conformance.check import Check, Outcome
from tests.conformance.heads import serving_heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from signposting.signpost import Signpost

    # Where each link leads from, its relation, where it leads to, and the media type of what is there.
    Said = set[tuple[str, str, str, str]]

# What every record's page says at least; who made it and what it belongs to is not known of each.
NEEDED = frozenset({"cite-as", "type", "describedby", "license", "linkset"})
BACK = {"describedby": "describes", "item": "collection"}


def outcome(site: Path) -> Outcome:
    """Read the links of every page and its link set; hold them against each other and against the site's files."""
    found = (path for folder in sorted(FOLDERS) for path in sorted((site / folder).glob("*.jsonld")))
    names = [path.relative_to(site).as_posix().removesuffix(".jsonld") for path in found]
    paths = _paths(site)
    with serving_heads(site) as address, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        faults = [f"{name}: {fault}" for name in names for fault in _faults(name, address, paths)]
    return Outcome(len(names), tuple(faults))


def catalogue_outcome(site: Path) -> Outcome:
    """Read the list of interfaces, and look for each of them among the site's files."""
    with serving_heads(site) as address, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = find_signposting_linkset(f"{address}/{PATH}")
    said = _said(found.signposts)
    root = min(anchor for anchor, relation, _, _ in said if relation == "item").removesuffix(PATH)
    return Outcome(len(said), tuple(_missing(said, root, _paths(site))))


def _faults(name: str, address: str, paths: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with the links of a page."""
    page = find_signposting_html(f"{address}/{name}.html")
    here = str(page.citeAs.target) if page.citeAs else ""
    if not here.endswith(f"/{name}.html"):
        yield f"cite-as leads to {here or 'nothing'}"
        return
    kept = _said(find_signposting_linkset(f"{address}/{name}.linkset.json").signposts)
    said = {(here, *link[1:]) for link in _said(page)}
    relations = {relation for _, relation, _, _ in said}
    yield from (f"no {relation}" for relation in sorted(NEEDED - relations))
    unlike = said ^ {link for link in kept if link[0] == here}
    yield from (f"not alike on page and in link set: {' '.join(link[1:])}" for link in sorted(unlike))
    yield from _missing(said, here.removesuffix(f"{name}.html"), paths)
    for _, relation, target, _ in sorted(said):
        if relation in BACK and (target, BACK[relation], here, "text/html") not in kept:
            yield f"no {BACK[relation]} leads back from {target}"


def _said(found: Iterable[Signpost]) -> Said:
    return {(str(link.context), str(link.rel), str(link.target), str(link.type or "")) for link in found}


def _paths(site: Path) -> frozenset[str]:
    """Return the files of a site; where it has no books, which are made apart, they count as being there."""
    found = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if any(path.count("/") == 1 and path.endswith(".pdf") for path in found):
        return found
    return found | {f"{path.removesuffix('.jsonld')}.pdf" for path in found if path.endswith(".jsonld")}


def _missing(said: Said, root: str, paths: frozenset[str]) -> Iterator[str]:
    """Yield the targets below the root that the site has not."""
    for _, relation, target, _ in sorted(said):
        if target.startswith(root) and unquote(target.removeprefix(root)) not in paths:
            yield f"{relation} leads to nothing: {target}"


CHECKS = (
    Check("Links between a page and its files", "FAIR Signposting, level 2, and RFC 9264", "signposting", outcome),
    Check("List of interfaces", "RFC 9727", "signposting", catalogue_outcome),
)
