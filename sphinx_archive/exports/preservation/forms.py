"""Every form in which a site gives the archive away, told by the paths of its files."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

from sphinx_archive.exports.web.signposting_files import BIBTEX, CSL_JSON, JSON_LD, LINKSET, PDF, RIS


class Form(NamedTuple):
    """What readers call a form, the paths (with ``*`` and ``?``) and media type of its files, and its standard."""

    name: str
    paths: tuple[str, ...]
    media_type: str
    standard: str = ""


ATOM, XML, TEXT, JSON = "application/atom+xml", "application/xml", "text/plain", "application/json"

# The first that fits counts.
FORMS = (
    Form("CITATION.cff", ("data/CITATION.cff",), "application/yaml", "Citation File Format 1.2.0"),
    Form("BibTeX", ("*.bib",), BIBTEX.type),
    Form("RIS", ("*.ris",), RIS.type),
    Form("CSL-JSON", ("*.csl.json",), CSL_JSON.type, "CSL-JSON 1.0"),
    Form("Linked data", ("*.jsonld",), JSON_LD.type, "schema.org in JSON-LD 1.1"),
    Form("Signposting", ("*.linkset.json",), LINKSET.type, "Linkset (RFC 9264)"),
    Form("API catalogue", (".well-known/api-catalog",), LINKSET.type, "API catalog (RFC 9727)"),
    Form("Pages in Markdown", ("*.md",), "text/markdown", "CommonMark"),
    Form("Authority records", ("*.eac.xml",), XML, "EAC-CPF"),
    Form("Finding aids in EAD3", ("data/*.ead3.xml",), XML, "EAD3"),
    Form("Finding aids in EAD 2002", ("data/*.ead2002.xml",), XML, "EAD 2002"),
    Form("Thesaurus of subjects", ("data/subjects.ttl",), "text/turtle", "SKOS in Turtle"),
    Form("Thesaurus of subjects", ("data/subjects.rdf",), "application/rdf+xml", "SKOS in RDF/XML"),
    Form("OAI-PMH", ("oai.xml", "oai/*.xml"), "text/xml", "OAI-PMH 2.0"),
    Form("OAI-PMH", ("oai/*.json",), JSON),
    Form("Sitemap and ResourceSync", ("sitemap.xml", "resourcesync/*.xml", ".well-known/resourcesync"), XML),
    Form("Feeds", ("feeds/*.xml",), ATOM, "Atom (RFC 4287)"),
    Form("robots.txt", ("robots.txt",), TEXT, "Robots Exclusion Protocol (RFC 9309)"),
    Form("llms.txt", ("llms.txt",), TEXT),
    Form("Tables", ("data/*.csv",), "text/csv", "CSV (RFC 4180)"),
    Form("Tables", ("data/datapackage.json",), JSON, "Data Package 1.0"),
    Form("Tables", ("data/*.schema.json",), "application/schema+json", "JSON Schema 2020-12"),
    Form("JSON Lines", ("data/*.jsonl",), "application/jsonl"),
    Form("Places", ("data/*.geojson",), "application/geo+json", "GeoJSON (RFC 7946)"),
    Form("SQLite", ("data/*.sqlite",), "application/vnd.sqlite3", "SQLite 3"),
    Form("E-books", ("*.epub",), "application/epub+zip", "EPUB 3.3"),
    Form("PDFs", ("*.pdf",), PDF.type),
    Form("Pages", ("*.html",), "text/html", "HTML"),
)
# What pages are made of and what they search with: no forms of the archive, but parts of its pages.
PARTS_OF_PAGES = (
    *("_static/*", "_images/*", "_downloads/*", "_sources/*", "pagefind/*", "archive-data/*", "*.card.png"),
    *("*.webm", "*.vtt", "*.svg", "*.png", "*.jpg", "objects.inv", "searchindex.js", ".buildinfo*", ".archive-*.json"),
)


def form_of(path: str) -> Form | None:
    """Return the form of a file by its path below the site's folder; None where it is a part of pages."""
    if is_part_of_pages(path):
        return None
    return next((form for form in FORMS if any(fnmatchcase(path, pattern) for pattern in form.paths)), None)


def is_part_of_pages(path: str) -> bool:
    """Whether a file is there for the sake of pages alone: a picture, a style, an index to search with."""
    return any(fnmatchcase(path, pattern) for pattern in PARTS_OF_PAGES)
