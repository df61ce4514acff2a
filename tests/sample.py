"""A small archive that has one of everything; tests change it and look at what became of it."""

from __future__ import annotations

KEPT = "    not-archived: kept on paper\n"
SOURCE = f"sources:\n  leaflet-2009:\n    title: A leaflet\n{KEPT}"


def page(kind: str, title: str, front: str = "", text: str = "It was so {source}`leaflet-2009`.") -> str:
    """Return a page of a kind with a source and a text."""
    return f"---\nkind: {kind}\n{front}{SOURCE}---\n# {title}\n\n{text}\n"


def term(title: str, front: str = "") -> str:
    """Return a page of the thesaurus."""
    return f"---\nkind: subject\nscope: What is called so.\n{front}---\n# {title}\n"


INDEXES = {
    "campaigns/index.md": "# Campaigns\n\n```{listing}\n:kind: campaign\n```\n",
    "news/index.md": "# News\n\n```{listing}\n:kind: news\n```\n",
    "organisations/index.md": "# Organisations\n\n```{listing}\n:kind: organisation\n:group-by: letter\n```\n",
    "people/index.md": "# People\n\n```{listing}\n:kind: person\n```\n",
    "subjects/index.md": "# Subjects\n\n```{listing}\n:kind: subject\n```\n",
    "browse/years.md": "# By year\n\n```{listing}\n:group-by: year\n:pages:\n```\n",
    "browse/decades.md": "# By decade\n\n```{listing}\n:group-by: decade\n:pages:\n```\n",
    "browse/countries.md": "# By country\n\n```{listing}\n:group-by: country\n:pages:\n```\n",
    "browse/places.md": "# By place\n\n```{listing}\n:group-by: place\n:pages:\n```\n",
    "browse/languages.md": "# By language\n\n```{listing}\n:group-by: language\n:pages:\n```\n",
    "browse/whole.md": "# The whole\n"
    + "".join(
        f"\n## All {name}\n\n```{{overview}} {name}\n```\n"
        for name in ("chart", "map", "chronology", "disagreements", "subjects", "holdings")
    ),
}
SAMPLE = {
    **INDEXES,
    "index.md": "# Test archive\n\n```{toctree}\n:hidden:\n\n"
    + "".join(f"{path.removesuffix('.md')}\n" for path in INDEXES)
    + "```\n",
    "organisations/imf.md": page(
        "organisation",
        "International Metalworkers",
        "aliases: [fiom]\ndate: 1893/2012-06\nsuccessors: [industriall]\n"
        "alt-titles:\n  de: Metallarbeiterbund\nacronyms:\n  fr: FIOM\nvariants: [Monetary Fund]\nplaces: [Geneva]\n",
    ),
    "organisations/industriall.md": page("organisation", "IndustriALL", "date: 2012-06/..\n"),
    "organisations/emf.md": page("organisation", "[European Metalworkers]", "successors: [industriall]\n"),
    "organisations/osteras.md": page("organisation", "Østerås Union", "related: [imf]\n"),
    "people/jim.md": page(
        "person",
        "Jim",
        "offices:\n  - office: president\n    organisation: imf\n    dates: 1997/2009\n"
        "    sources: [leaflet-2009]\norganisations: [osteras]\n",
    ),
    "subjects/conflict.md": term("Conflict"),
    "subjects/strikes.md": term("Strikes", "broader: [conflict]\n"),
    "subjects/wildcat.md": term("Wildcat strikes", "broader: [strikes]\n"),
    "campaigns/sinter.md": page(
        "campaign",
        "Sinter Metal",
        "date:\n  value: 2008-12/2012-01\n  sources: [leaflet-2009]\n  variants:\n"
        "    - value: 2009-01/2012\n      sources: [report-2010]\n  reason: the leaflet is older\n"
        "creators: [imf]\ncountries: [TR]\nplaces: [Istanbul, Üsküdar]\norganisations: [fiom, emf]\npeople: [jim]\n"
        "subjects: [wildcat]\nlanguages: [en, tr]\nrelated: [mexico]\n"
        'figures:\n  dismissed:\n    value: "38"\n    sources: [report-2010]\n'
        "rights: http://rightsstatements.org/vocab/CNE/1.0/\nlinks:\n  Film: https://example.org/film?a=1&b=2\n",
        "Second {source}`report-2010`, then {source}`leaflet-2009`, again {source}`report-2010`. "
        "Led by {person}`our Jim <jim>` of {record}`imf`; see [a report](../news/court.md).",
    ).replace(
        SOURCE,
        f"{SOURCE}  report-2010:\n    url: https://example.org/report?x=1&y=2\n    title: Bericht\n    language: de\n"
        "    publisher: The court\n    date: 2010-03-04\n    accessed: 2026-11-23\n"
        "    archived: https://web.archive.org/web/2010/https://example.org/report\n",
    ),
    "campaigns/mexico.md": page("campaign", "Days of action", "date: 2011-02-14/2011-02-19\ncountries: [MX, KR]\n"),
    "campaigns/korea.md": page(
        "campaign",
        "기륭전자 파업",
        "title-language: ko\ndate: 2005~\ncountries: [KR]\nlanguages: [ko]\nsubjects: [strikes]\n",
    ),
    "campaigns/open.md": page("campaign", "Still open", "date: 2010/..\ncountries: [TR]\n"),
    "news/court.md": page(
        "news", "Court delays", "date: 2010-03-04\npart-of: [sinter]\norganisations: [imf]\nplaces: [Üsküdar]\n"
    ),
    "news/second.md": page(
        "news", "Éclair again", "date: 2010-03-04\npart-of: [sinter]\n", "{campaign}`sinter` {source}`leaflet-2009`."
    ),
}
