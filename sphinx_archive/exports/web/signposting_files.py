"""The files beside a record's page, with their media types."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive


class Kept(NamedTuple):
    """A file beside a page: what follows the page's name, its media type, and the address of the dialect if any."""

    ending: str
    type: str
    profile: str = ""


JSON_LD = Kept("jsonld", "application/ld+json", "https://schema.org/")
BIBTEX = Kept("bib", "application/x-bibtex")
RIS = Kept("ris", "application/x-research-info-systems")
CSL_JSON = Kept("csl.json", "application/vnd.citationstyles.csl+json")
PDF = Kept("pdf", "application/pdf")
# Source: RFC 9264, section 8.2; the profile of link sets themselves is that of FAIR Signposting.
LINKSET = Kept("linkset.json", "application/linkset+json")


def descriptions(archive: Archive) -> tuple[Kept, ...]:
    """Return the files that describe a record, the richest first."""
    return JSON_LD, BIBTEX, RIS, CSL_JSON
