"""The heads of the pages: what readers of tags, cards and linked data find there is what the records state."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import extruct
from lxml import html
from PIL import Image

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.citations.types import TYPES
from sphinx_archive.records.page import read_page
from tests.conformance.check import Check, Outcome
from tests.exports.web.zotero import AS_OF, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_archive.records.fields import Record

DOCS = Path(__file__).parents[2] / "docs"
BASE = "https://archive.example/"
OPEN_GRAPH = ("og:title", "og:type", "og:url", "og:site_name", "og:image", "og:image:alt")


@cache
def _records() -> dict[str, Record]:
    """Return the records of the archive by docname."""
    pages = ((path.relative_to(DOCS).as_posix(), path.read_bytes()) for path in sorted(DOCS.glob("*/*.md")))
    read = (read_page(path, content).record for path, content in pages if not path.startswith("handbook/"))
    return {record.docname: record for record in read if record}


def _head_of(page: str) -> str:
    """Return a page without its text, which none of these programs needs and all of them would read."""
    return f"{page.partition('<body')[0]}<body></body></html>"


def _read(page: str, syntax: str) -> Any:
    found = extruct.extract(_head_of(page), base_url=BASE, syntaxes=[syntax], errors="strict")
    return found[syntax]


def in_dublin_core(page: str, record: Record) -> Iterator[str]:
    """Yield what Dublin Core says otherwise than the record."""
    said: dict[str, list[str]] = {}
    for found in _read(page, "dublincore"):
        for term in (*found["elements"], *found["terms"]):
            # It takes typed links and plain descriptions for terms as well.
            if term.get("name", "").startswith("dcterms."):
                said.setdefault(term["name"].removeprefix("dcterms."), []).append(term["content"])
    wanted = {"title": [one_line(record.shown_title)], "temporal": [record.date.value.text] if record.date else []}
    wanted |= {"language": list(record.languages), "rights": [record.rights] if record.rights else []}
    for term, values in wanted.items():
        if said.get(term, []) != values:
            yield f"dcterms.{term} is {said.get(term)}, not {values}"


def in_open_graph(page: str, record: Record) -> Iterator[str]:
    """Yield what Open Graph lacks, or says otherwise than the record."""
    said = dict(pair for found in _read(page, "opengraph") for pair in found["properties"])
    yield from (f"{name} is not there" for name in OPEN_GRAPH if not said.get(name))
    if said.get("og:title") != one_line(record.shown_title):
        yield f"og:title is {said.get('og:title')}"


def in_linked_data(page: str, record: Record) -> Iterator[str]:
    """Yield what the graph in the head does not have: a name or headline that is the record's title."""
    found = _read(page, "json-ld")
    names = [
        node.get(name) for graph in found for node in graph.get("@graph", [graph]) for name in ("name", "headline")
    ]
    if not {record.title, one_line(record.shown_title)} & {name for name in names if isinstance(name, str)}:
        yield f"no node of {len(found)} graphs is called {record.title}"


def in_zotero(page: str, record: Record) -> Iterator[str]:
    """Yield what Zotero would save otherwise than the record states it, by the rules of its translators."""
    items = saved(html.document_fromstring(page))
    wanted = TYPES[record.kind].zotero, one_line(record.shown_title)
    if [(item.type, item["title"]) for item in items] != [wanted]:
        yield f"Zotero saves {[(item.type, item['title']) for item in items]}"


def every(read: Callable[[str, Record], Iterator[str]]) -> Callable[[Path], Outcome]:
    """Return a run of a reader over the pages of all records."""

    def run(site: Path) -> Outcome:
        failures = []
        for docname, record in _records().items():
            page = site / f"{docname}.html"
            told = read(page.read_text("utf-8"), record) if page.is_file() else ["there is no page"]
            failures += [f"{docname}: {failure}" for failure in told]
        return Outcome(len(_records()), tuple(failures))

    return run


def cards(site: Path) -> Outcome:
    """Open the card of every record and of the first page."""
    paths = [site / "index.card.png", *(site / f"{docname}.card.png" for docname in _records())]
    return Outcome(len(paths), tuple(failure for path in paths for failure in _of_card(path)))


def _of_card(path: Path) -> Iterator[str]:
    try:
        with Image.open(path) as picture:
            picture.load()
            if (picture.size, picture.format) != ((1200, 630), "PNG"):
                yield f"{path.name}: {picture.format} of {picture.size}"
    except OSError as error:
        yield f"{path.name}: {error}"


def files_named(site: Path) -> Outcome:
    """Look for every file that the head of a record's page names as another form of it, or as a feed."""
    failures = []
    for docname in _records():
        page = html.document_fromstring(_head_of((site / f"{docname}.html").read_text("utf-8")))
        links = page.xpath("//link[@rel='alternate']/@href")
        # PDFs are put there by another builder.
        paths = [urljoin(f"{docname}.html", link) for link in links if not link.endswith(".pdf")]
        failures += [f"{docname}: {path} is not there" for path in paths if not (site / path).is_file()]
        failures += [] if len(links) > 4 else [f"{docname}: only {len(links)} other forms"]
    return Outcome(len(_records()), tuple(failures))


CHECKS = (
    Check(
        "Dublin Core in the heads of pages",
        "Dublin Core in HTML (DCMI, 2008)",
        "extruct",
        every(in_dublin_core),
    ),
    Check("Open Graph in the heads of pages", "Open Graph protocol", "extruct", every(in_open_graph)),
    Check(
        "JSON-LD in the heads of pages",
        "JSON-LD 1.1, section 7",
        "extruct",
        every(in_linked_data),
    ),
    Check(
        "Tags for Zotero and Google Scholar",
        "Embedded Metadata, as Zotero reads it",
        "the rules of Zotero's translators",
        every(in_zotero),
        release=AS_OF,
    ),
    Check("Cards for shared links", "PNG 3", "Pillow", cards, package="pillow"),
    Check(
        "Links to the other forms of a page",
        "HTML (WHATWG), rel=alternate",
        "lxml",
        files_named,
    ),
)
