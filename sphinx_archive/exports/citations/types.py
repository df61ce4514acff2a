"""What bibliographies call each kind of record."""

from __future__ import annotations

from typing import NamedTuple


class Types(NamedTuple):
    """The type of a kind in CSL, BibLaTeX and RIS, and the item of Zotero that all of them come to."""

    csl: str
    bibtex: str
    ris: str
    zotero: str


# Chosen so that Zotero reads web page, report, film and encyclopaedia article, whichever format it is given. The
# texts came out on federations' web sites: neither a newspaper nor a magazine is known that styles could print.
WEB_PAGE = Types("webpage", "online", "ELEC", "webpage")
ENTRY = Types("entry-encyclopedia", "inreference", "ENCYC", "encyclopediaArticle")
TYPES: dict[str, Types] = {
    "campaign": WEB_PAGE,
    "briefing-note": Types("report", "report", "RPRT", "report"),
    "congress": WEB_PAGE,
    "congress-article": WEB_PAGE,
    "film-short": Types("motion_picture", "movie", "MPCT", "film"),
    "news": WEB_PAGE,
    "meeting": WEB_PAGE,
    "organisation": ENTRY,
    "person": ENTRY,
    "subject": ENTRY,
}
