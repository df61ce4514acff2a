"""Every form in which a site gives the archive away, told by the paths of its files."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple


class Form(NamedTuple):
    """What readers call the files of a form, and their paths (with ``*`` and ``?``) and media type.

    ``short`` is what they call one beside a page, where that is something else; ``profile`` the address of the dialect,
    if the media type does not tell it.
    """

    name: str
    paths: tuple[str, ...]
    media_type: str
    short: str = ""
    profile: str = ""

    @property
    def label(self) -> str:
        """Return what readers call one file."""
        return self.short or self.name

    @property
    def ending(self) -> str:
        """Return what follows the name of a page in that of a file beside it: ``csl.json``."""
        return self.paths[0].removeprefix("*.")


XML, JSON, TEXT = "application/xml", "application/json", "text/plain"
LINKS = "application/linkset+json"

# What lies beside a page, under its name.
BIBTEX = Form("BibTeX", ("*.bib",), "application/x-bibtex")
RIS = Form("RIS", ("*.ris",), "application/x-research-info-systems")
CSL_JSON = Form("CSL-JSON", ("*.csl.json",), "application/vnd.citationstyles.csl+json")
JSON_LD = Form("Linked data", ("*.jsonld",), "application/ld+json", "Linked data (JSON-LD)", "https://schema.org/")
LINKSET = Form("Links between a page and its files", ("*.linkset.json",), LINKS)
MARKDOWN = Form("Pages in Markdown", ("*.md",), "text/markdown", "Markdown")
CARD = Form("Cards for shared links", ("*.card.png",), "image/png")
# An authority record of archivists; its namespace tells it from other XML.
EAC_CPF = Form("Authority records", ("*.eac.xml",), XML, profile="urn:isbn:1-931666-33-4")
PDF = Form("PDFs", ("*.pdf",), "application/pdf", "PDF")
FEED = Form("Feeds", ("feeds/*.xml",), "application/atom+xml")
PAGE = Form("Pages", ("*.html",), "text/html")

# The first that fits counts.
FORMS = (
    Form("CITATION.cff", ("data/CITATION.cff",), "application/yaml"),
    *(BIBTEX, RIS, CSL_JSON, JSON_LD, LINKSET),
    Form("List of interfaces", (".well-known/api-catalog",), LINKS),
    *(MARKDOWN, CARD, EAC_CPF),
    Form("Finding aids in EAD3", ("data/*ead3.xml",), XML),
    Form("Finding aids in EAD 2002", ("data/*ead2002.xml",), XML),
    Form("Thesaurus of subjects", ("data/subjects.ttl",), "text/turtle"),
    Form("Thesaurus of subjects", ("data/subjects.rdf",), "application/rdf+xml"),
    Form("OAI-PMH", ("oai.xml", "oai/*.xml"), "text/xml"),
    Form("OAI-PMH", ("oai/*.json",), JSON),
    Form(
        "Sitemap, lists of ResourceSync, Signmap",
        ("sitemap.xml", "sitemap-*.xml", "resourcesync/*.xml", ".well-known/resourcesync"),
        XML,
    ),
    FEED,
    Form("robots.txt", ("robots.txt",), TEXT),
    Form("llms.txt", ("llms.txt",), TEXT),
    Form("Tables (CSV) and their data package", ("data/*.csv",), "text/csv"),
    Form("Tables (CSV) and their data package", ("data/datapackage.json",), JSON),
    Form("Records as JSON Lines", ("data/*.jsonl",), "application/jsonl"),
    Form("Records as JSON Lines", ("data/*.schema.json",), "application/schema+json"),
    Form("Countries and places (GeoJSON)", ("data/*.geojson",), "application/geo+json"),
    Form("Database", ("data/*.sqlite",), "application/vnd.sqlite3"),
    Form("E-books", ("*.epub",), "application/epub+zip"),
    *(PDF, PAGE),
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


def media_type_of(path: str) -> str:
    """Return the media type of a file that gives the archive away."""
    form = form_of(path)
    assert form, f"no form of the archive has a file {path}"
    return form.media_type


def is_part_of_pages(path: str) -> bool:
    """Whether a file is there for the sake of pages alone: a picture, a style, an index to search with."""
    return any(fnmatchcase(path, pattern) for pattern in PARTS_OF_PAGES)
