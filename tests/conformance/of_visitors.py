"""What visiting programs read first: whether they may, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from llms_txt import parse_llms_file
from protego import Protego
from resync.resource_list import ResourceList

from sphinx_archive.exports.harvesting.sitemap import PATH
from tests.conformance.check import Check, Outcome
from tests.conformance.of_harvesting import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A search engine, one that learns from texts, and any other.
VISITORS = ("Googlebot", "GPTBot", "a visitor")


def robots(site: Path) -> Outcome:
    """Ask a reader of robots.txt whether visitors may read every page, and where it says that all are listed."""
    return Outcome(1, tuple(_robots_faults(site, address_of(site))))


def _robots_faults(site: Path, address: str) -> Iterator[str]:
    rules = Protego.parse((site / "robots.txt").read_text("utf-8"))
    if (told := list(rules.sitemaps)) != [f"{address}/{PATH}"] or not (site / PATH).is_file():
        yield f"robots.txt: the list of pages is said to be at {told}"
    listed = ResourceList()
    listed.read(str(site / PATH))
    for name in VISITORS:
        for resource in listed:
            if not rules.can_fetch(resource.uri, name):
                yield f"robots.txt: {name} may not read {resource.uri}"


def llms(site: Path) -> Outcome:
    """Let the program of those who proposed llms.txt take it apart; every link in it must lead to a file."""
    return Outcome(1, tuple(_llms_faults(site, address_of(site))))


def _llms_faults(site: Path, address: str) -> Iterator[str]:
    try:
        read = parse_llms_file((site / "llms.txt").read_text("utf-8"))
    except (AttributeError, TypeError):  # what it makes of a text that is not of the form
        yield "llms.txt: cannot be taken apart"
        return
    yield from (f"llms.txt: no {part}" for part in ("title", "info", "sections") if not read[part])
    for name, links in read["sections"].items():
        for link in links:
            if not (site / unquote(link["url"]).removeprefix(f"{address}/")).is_file():
                yield f"llms.txt, {name}: {link['url']} leads to nothing"


CHECKS = (
    Check("robots.txt", "Robots Exclusion Protocol (RFC 9309)", "Protego", robots, package="protego"),
    Check("llms.txt", "llms.txt, a proposal", "llms-txt", llms),
)
