"""The files that a build writes for other programs: beside a record's page, and of the whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


class Beside(NamedTuple):
    """A file beside a page: what follows the page's name, its media type, and the address of the dialect if any."""

    ending: str
    type: str
    profile: str = ""


class Whole(NamedTuple):
    """A file of the whole archive: its path, media type, what readers call it, and the page that explains it.

    ``has_records`` holds where all records are in it; ``needs_address`` where it says nothing without absolute ones.
    """

    path: str
    type: str
    title: str
    explained: str
    has_records: bool = False
    needs_address: bool = False


JSON_LD = Beside("jsonld", "application/ld+json", "https://schema.org/")
BIBTEX = Beside("bib", "application/x-bibtex")
RIS = Beside("ris", "application/x-research-info-systems")
CSL_JSON = Beside("csl.json", "application/vnd.citationstyles.csl+json")
DESCRIPTIONS = (JSON_LD, BIBTEX, RIS, CSL_JSON)
# An authority record of archivists; its namespace tells it from other XML.
EAC_CPF = Beside("eac.xml", "application/xml", "urn:isbn:1-931666-33-4")
PDF = Beside("pdf", "application/pdf")
LINKSET = Beside("linkset.json", "application/linkset+json")

GRAPH = Whole("data/archive.jsonld", "application/ld+json", "All records as linked data", "data/index", True)
WHOLES = (
    Whole("sitemap.xml", "application/xml", "Pages and when they changed", "data/harvesting", needs_address=True),
    Whole("oai.xml", "text/xml", "Static repository for OAI-PMH", "data/oai-pmh", needs_address=True),
    Whole("feeds/new.xml", "application/atom+xml", "New records", "data/harvesting", needs_address=True),
    Whole("feeds/changed.xml", "application/atom+xml", "Changed records", "data/harvesting", needs_address=True),
    GRAPH,
    Whole("data/records.jsonl", "application/jsonl", "All records, one to a line", "data/index", True),
    Whole("data/archive.sqlite", "application/vnd.sqlite3", "All records in a database", "data/index", True),
    Whole("data/datapackage.json", "application/json", "Tables of all records", "data/index", True),
)


def descriptions(record: Record) -> tuple[Beside, ...]:
    """Return the files that describe a record, the richest first."""
    return (*DESCRIPTIONS, EAC_CPF) if record.kind in ("organisation", "person") else DESCRIPTIONS


def wholes(archive: Archive) -> tuple[Whole, ...]:
    """Return the files of the whole that a build of the archive writes."""
    has_dates = bool(archive.history.pages or archive.history.edition)
    return tuple(
        file
        for file in WHOLES
        if (archive.address or not file.needs_address) and (has_dates or not file.path.startswith("feeds/"))
    )
