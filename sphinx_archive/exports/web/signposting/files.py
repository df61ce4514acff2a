"""The files that typed links lead to: beside a record's page, and of the whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.forms import BIBTEX, CSL_JSON, EAC_CPF, JSON_LD, RIS

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.forms import Form
    from sphinx_archive.records.fields import Record


class Whole(NamedTuple):
    """A file of the whole archive: its path, what readers call it, and the page that explains it.

    ``has_records`` holds where all records are in it; ``needs_address`` where it says nothing without absolute ones.
    """

    path: str
    title: str
    explained: str
    has_records: bool = False
    needs_address: bool = False


DESCRIPTIONS = (JSON_LD, BIBTEX, RIS, CSL_JSON)
GRAPH = Whole("data/archive.jsonld", "All records as linked data", "data/index", has_records=True)
WHOLES = (
    Whole("sitemap.xml", "Pages and when they changed", "data/harvesting", needs_address=True),
    Whole("oai.xml", "Static repository for OAI-PMH", "data/oai-pmh", needs_address=True),
    Whole("feeds/new.xml", "New records", "data/harvesting", needs_address=True),
    Whole("feeds/changed.xml", "Changed records", "data/harvesting", needs_address=True),
    GRAPH,
    Whole("data/records.jsonl", "All records, one to a line", "data/index", has_records=True),
    Whole("data/archive.sqlite", "All records in a database", "data/index", has_records=True),
    Whole("data/datapackage.json", "Tables of all records", "data/index", has_records=True),
    Whole("data/ead3.xml", "Finding aid of everything in EAD3", "data/finding-aids"),
    Whole("data/ead2002.xml", "Finding aid of everything in EAD 2002", "data/finding-aids"),
    Whole("data/subjects.ttl", "Subjects as a thesaurus in SKOS", "data/finding-aids", needs_address=True),
)


def descriptions(record: Record) -> tuple[Form, ...]:
    """Return the forms of the files that describe a record, the richest first."""
    return (*DESCRIPTIONS, EAC_CPF) if record.kind in ("organisation", "person") else DESCRIPTIONS


def wholes(archive: Archive) -> tuple[Whole, ...]:
    """Return the files of the whole that a build of the archive writes."""
    lacking = tuple(
        begin
        for begin, there in (("feeds/", archive.has_dates), ("data/subjects", archive.catalogue.of_kind("subject")))
        if not there
    )
    known = (file for file in WHOLES if archive.address or not file.needs_address)
    return tuple(file for file in known if not file.path.startswith(lacking))
