"""Every form in which a site gives the archive away, told by the paths of its files."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import NamedTuple

CSL_JSON, JSON, JSON_LD = "application/vnd.citationstyles.csl+json", "application/json", "application/ld+json"


class Form(NamedTuple):
    """What readers call a form, the paths (with ``*`` and ``?``) and media type of its files, and its standard."""

    name: str
    paths: tuple[str, ...]
    media_type: str
    standard: str = ""


# The first that fits counts.
FORMS = (
    Form("CITATION.cff", ("data/CITATION.cff",), "application/yaml"),
    Form("BibTeX", ("*.bib",), "application/x-bibtex"),
    Form("RIS", ("*.ris",), "application/x-research-info-systems"),
    Form("CSL-JSON", ("*.csl.json",), CSL_JSON),
    Form("E-books", ("*.epub",), "application/epub+zip"),
    Form("PDFs", ("*.pdf",), "application/pdf"),
    Form("Pages", ("*.html",), "text/html"),
)
# What pages are made of and what they search with: no forms of the archive, but parts of its pages.
PARTS_OF_PAGES = (
    *("_static/*", "_images/*", "_downloads/*", "_sources/*", "pagefind/*", "archive-data/*"),
    *("*.webm", "*.vtt", "*.svg", "*.png", "*.jpg", "objects.inv", "searchindex.js", ".buildinfo*", ".archive-*.json"),
)


def form_of(path: str) -> Form | None:
    """Return the form of a file by its path below the site's folder; None where it is a part of pages."""
    if any(fnmatchcase(path, pattern) for pattern in PARTS_OF_PAGES):
        return None
    return next((form for form in FORMS if any(fnmatchcase(path, pattern) for pattern in form.paths)), None)
