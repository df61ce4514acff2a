"""The archive as a whole: the institution, its site, the series of its records and what can be taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.catalogue.history import stamp
from sphinx_archive.exports.forms import media_type_of
from sphinx_archive.exports.web.schema_org.nodes import filled
from sphinx_archive.exports.web.signposting.files import wholes
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.web.schema_org.nodes import Node, Standpoint
    from sphinx_archive.exports.web.signposting.files import Whole
    from sphinx_archive.records.kinds import Kind


def nodes_of_site(at: Standpoint) -> list[Node]:
    """Return the nodes that pages of records lead to: institution, site, series, and the catalogue of files."""
    found = [_series(kind, at) for kind in _kinds(at.archive)]
    return [_institution(at), _site(at), *found, _catalogue(at), _dataset(at)]


def _kinds(archive: Archive) -> list[Kind]:
    """Return the kinds that are a series: people and organisations are no part of what an archive keeps."""
    kept = (kind for kind in KINDS.values() if not kind.is_authority or kind.name == "subject")
    return [kind for kind in kept if archive.catalogue.of_kind(kind.name)]


def _institution(at: Standpoint) -> Node:
    root = at.archive.at("")
    return filled({**at.holder(), "url": root, "archiveHeld": {"@id": at.root("records")}})


def _site(at: Standpoint) -> Node:
    archive = at.archive
    return filled(
        {
            "@type": "WebSite",
            "@id": at.root("site"),
            "url": archive.at(""),
            "name": archive.name,
            "inLanguage": archive.language,
            "license": archive.licence,
            "version": archive.edition,
            "publisher": {"@id": at.root("archive")},
        }
    )


def _series(kind: Kind, at: Standpoint) -> Node:
    """Return the series of a kind; that of subjects is the thesaurus."""
    terms = kind.name == "subject"
    return filled(
        {
            "@type": "DefinedTermSet" if terms else ["ArchiveComponent", "Collection"],
            "@id": at.series(kind),
            "url": at.first_page(kind.folder) if at.archive.address else "",
            "name": kind.plural,
            "holdingArchive": {} if terms else {"@id": at.root("archive")},
            "isPartOf": {"@id": at.root("records")},
            "license": at.archive.licence if terms else "",
        }
    )


def _catalogue(at: Standpoint) -> Node:
    return filled(
        {
            "@type": "DataCatalog",
            "@id": at.root("data"),
            "url": at.first_page("data") if at.archive.address else "",
            "name": f"Catalogue of {at.archive.name}",
            "dataset": [{"@id": at.root("records")}],
            "publisher": {"@id": at.root("archive")},
        }
    )


def _dataset(at: Standpoint) -> Node:
    """Return the records as one whole: a collection for readers, and a dataset in files to take away.

    Source: https://developers.google.com/search/docs/appearance/structured-data/dataset.
    """
    archive = at.archive
    changed = newest(archive)
    return filled(
        {
            "@type": ["Collection", "Dataset"],
            "@id": at.root("records"),
            "url": archive.at(""),
            "name": f"Records of {archive.name}",
            "description": _described(archive),
            "creator": {"@id": at.root("archive")},
            "license": archive.licence,
            "version": archive.edition,
            "inLanguage": archive.language,
            "dateModified": stamp(changed) if changed else "",
            "isAccessibleForFree": True,
            "includedInDataCatalog": {"@id": at.root("data")},
            "hasPart": [{"@id": at.series(kind)} for kind in _kinds(archive)],
            "distribution": [_download(file, at) for file in wholes(archive) if file.has_records],
        }
    )


def newest(archive: Archive) -> datetime | None:
    """Return when a record last changed, as far as that is known."""
    known = (archive.history.of(record.docname) for record in archive.catalogue.records.values())
    return max((dates.changed for dates in known if dates), default=None)


def _described(archive: Archive) -> str:
    """Return how many records of each kind there are, in a sentence."""
    counted = [(len(archive.catalogue.of_kind(name)), kind) for name, kind in KINDS.items()]
    parts = [f"{count:,} {(kind.label if count == 1 else kind.plural).lower()}" for count, kind in counted if count]
    return f"{archive.name}: {', '.join(parts)}, each with its sources." if parts else ""


def _download(file: Whole, at: Standpoint) -> Node:
    address = at.address(file.path)
    return {
        "@type": "DataDownload",
        "name": file.title,
        "contentUrl": address,
        "encodingFormat": media_type_of(file.path),
    }
