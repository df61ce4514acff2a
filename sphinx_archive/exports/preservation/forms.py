"""Every form in which a site gives the archive away, told by the paths of its files."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from sphinx_archive.exports.web.signposting.files import BIBTEX, CSL_JSON, JSON_LD, LINKSET, PDF, RIS


class Form(NamedTuple):
    """What readers call a form, and the paths (with ``*`` and ``?``) and the media type of its files.

    ``standard`` is told where no check of the form tells it.
    """

    name: str
    paths: tuple[str, ...]
    media_type: str
    standard: str = ""


XML, TEXT, JSON = "application/xml", "text/plain", "application/json"
SITEMAPS = ("sitemap.xml", "sitemap-*.xml", "resourcesync/*.xml")

# The first that fits counts.
FORMS = (
    Form("CITATION.cff", ("data/CITATION.cff",), "application/yaml"),
    Form("BibTeX", ("*.bib",), BIBTEX.type),
    Form("RIS", ("*.ris",), RIS.type),
    Form("CSL-JSON", ("*.csl.json",), CSL_JSON.type),
    Form("Linked data", ("*.jsonld",), JSON_LD.type),
    Form("Links between a page and its files", ("*.linkset.json",), LINKSET.type),
    Form("List of interfaces", (".well-known/api-catalog",), LINKSET.type),
    Form("Pages in Markdown", ("*.md",), "text/markdown"),
    Form("Cards for shared links", ("*.card.png",), "image/png"),
    Form("Authority records", ("*.eac.xml",), XML),
    Form("Finding aids in EAD3", ("data/*ead3.xml",), XML),
    Form("Finding aids in EAD 2002", ("data/*ead2002.xml",), XML),
    Form("Thesaurus of subjects", ("data/subjects.ttl",), "text/turtle"),
    Form("Thesaurus of subjects", ("data/subjects.rdf",), "application/rdf+xml"),
    Form("OAI-PMH", ("oai.xml", "oai/*.xml"), "text/xml"),
    Form("OAI-PMH", ("oai/*.json",), JSON),
    Form("Sitemap, lists of ResourceSync, Signmap", (*SITEMAPS, ".well-known/resourcesync"), XML),
    Form("Feeds", ("feeds/*.xml",), "application/atom+xml"),
    Form("robots.txt", ("robots.txt",), TEXT, "Robots Exclusion Protocol (RFC 9309)"),
    Form("llms.txt", ("llms.txt",), TEXT, "llms.txt, a proposal"),
    Form("Tables (CSV) and their data package", ("data/*.csv",), "text/csv"),
    Form("Tables (CSV) and their data package", ("data/datapackage.json",), JSON),
    Form("Records as JSON Lines", ("data/*.jsonl",), "application/jsonl"),
    Form("Records as JSON Lines", ("data/*.schema.json",), "application/schema+json"),
    Form("Countries and places (GeoJSON)", ("data/*.geojson",), "application/geo+json"),
    Form("Database", ("data/*.sqlite",), "application/vnd.sqlite3"),
    Form("E-books", ("*.epub",), "application/epub+zip"),
    Form("PDFs", ("*.pdf",), PDF.type),
    Form("Pages", ("*.html",), "text/html"),
)
# What pages are made of and what they search with: no forms of the archive, but parts of its pages.
PARTS_OF_PAGES = (
    *("_static/*", "_images/*", "_downloads/*", "_sources/*", "pagefind/*", "archive-data/*"),
    *("*.webm", "*.vtt", "*.svg", "*.jpg", "objects.inv", "searchindex.js", ".buildinfo*", ".archive-*.json"),
)


def form_of(path: str) -> Form | None:
    """Return the form of a file by its path below the site's folder; None where it is a part of pages."""
    if is_part_of_pages(path):
        return None
    return next((form for form in FORMS if any(fnmatchcase(path, pattern) for pattern in form.paths)), None)


def is_part_of_pages(path: str) -> bool:
    """Whether a file is there for the sake of pages alone: a picture, a style, an index to search with."""
    return any(fnmatchcase(path, pattern) for pattern in PARTS_OF_PAGES)
