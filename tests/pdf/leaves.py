"""A small archive whose printed pages are kept as pictures: one of everything that a reader may see on paper."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from tests.pdf.test_volumes import CONF as RECORDS
from tests.sample import SOURCE, page, term

CONF = f"{RECORDS}extensions.insert(1, 'sphinxcontrib.video')\n"
STORY = (
    "On 19 December 2008 the company dismissed 38 workers who had joined the union {source}`leaflet-2009`. "
    "Most of the 470 employees then occupied the plant, and the police cleared it on the second day "
    "{source}`report-2010`. {person}`Malentacchi <jim>` asked in a letter that all be taken back at once and that the "
    "company talk with the union in good faith {source}`report-2010`.\n\n"
    "How many were dismissed is told differently {source}`leaflet-2009`. The local press wrote of 380, the federation "
    "of 350 and, two years later, of 394 {source}`report-2010`.\n"
)
CAMPAIGN = page(
    "campaign",
    "Reinstate them now",
    "date:\n  value: 2008-12/2012-01\n  sources: [leaflet-2009]\n  variants:\n    - value: 2009-01/2012\n"
    "      sources: [report-2010]\n  reason: the leaflet is older\n"
    "creators: [imf]\ncountries: [TR]\nplaces: [Istanbul, Üsküdar]\norganisations: [imf, arab]\npeople: [jim]\n"
    "subjects: [strikes]\nlanguages: [en, tr]\nfigures:\n  workers dismissed:\n    value: '394'\n"
    "    sources: [report-2010]\n    variants:\n      - value: '350'\n        sources: [leaflet-2009]\n"
    "    reason: the later count\n",
    f"{STORY}\n## Before the court\n\n{STORY}\n> The biggest dispute in 20 years {{source}}`leaflet-2009`.\n\n"
    "- a first judgment {source}`leaflet-2009`\n- a second one, which stood {source}`report-2010`\n\n"
    f"{STORY}",
).replace(
    SOURCE,
    f"{SOURCE}  report-2010:\n    url: https://example.org/archive/report-on-the-dismissals?page=1&language=de\n"
    "    title: Bericht über die Entlassungen\n    language: de\n    publisher: The court\n    date: 2010-03-04\n"
    "    accessed: 2026-11-23\n    archived: https://web.archive.org/web/2010/https://example.org/report\n",
)
TABLE = "| Congress | City | Members |\n|---|---|---|\n" + "".join(
    f"| {number}th | {city} | {members} |\n"
    for number, city, members in [(30, "Sydney", "23 million"), (31, "Vienna", "25 million"), (32, "Gothenburg", "—")]
)
FILM = (
    "The disc shows how many members were counted {source}`leaflet-2009`.\n\n"
    ":::{video} media/film.webm\n:poster: media/film.png\n"
    ":captions: media/film.vtt en English\n:transcript: media/film.txt\n:alt: A disc that grows year by year\n\n"
    "The congresses found so far.\n:::\n"
)
PAGES = {
    "index.md": "---\nsubtitle: Campaigns, congresses and films\n---\n# The Metalworkers' Archive\n\nWhat is here.\n\n"
    "```{toctree}\n:hidden:\n\ncampaigns/index\ncongress/index\nfilms/index\norganisations/index\npeople/index\n"
    "subjects/index\n```\n",
    **{
        f"{folder}/index.md": f"# {title}\n\nAll of them, in order.\n\n```{{listing}}\n:kind: {kind}\n```\n"
        for folder, title, kind in [
            ("campaigns", "Campaigns", "campaign"), ("congress", "Congresses", "congress"),
            ("films", "Film shorts", "film-short"), ("organisations", "Organisations", "organisation"),
            ("people", "People", "person"), ("subjects", "Subjects", "subject"),
        ]
    },
    "campaigns/reinstate.md": CAMPAIGN,
    "campaigns/korea.md": page(
        "campaign", "기륭전자 비정규직 노동자들의 파업",
        "title-language: ko\ndate: 2005~\ncountries: [KR]\nlanguages: [ko]\n"
        "alt-titles:\n  ja: 韓国の金属労働者のストライキ\n  ar: إضراب عمال المعادن في كوريا\n"
    ),
    "congress/vienna.md": page(
        "congress", "31st World Congress, Vienna 2005",
        "date: 2005-05-22/2005-05-26\ncountries: [AT]\nplaces: [Vienna]\norganisations: [imf]\n",
        f"Eight women are elected to the Executive {{source}}`leaflet-2009`.\n\n{TABLE}"
    ),
    "congress/speech.md": page(
        "congress-article", "A speech on the first day", "date: 2005-05-22\npart-of: [vienna]\npeople: [jim]\n"
    ),
    "films/disc.md": page("film-short", "A disc that grows", "date: 2026-11\nduration: PT1M15S\n", FILM),
    "organisations/imf.md": page(
        "organisation", "International Metalworkers' Federation", "date: 1893/2012-06\nalt-titles:\n"
        "  de: Internationaler Metallgewerkschaftsbund\nacronyms:\n  en: IMF\n  fr: FIOM\nplaces: [Geneva]\n"
    ),
    "organisations/arab.md": page(
        "organisation", "الاتحاد العام لنقابات العمال",
        "title-language: ar\nalt-titles:\n  en: General Federation of Trade Unions\n"
    ),
    "people/jim.md": page("person", "Marcello Malentacchi", "organisations: [imf]\n"),
    "subjects/strikes.md": term("Strikes"),
}  # fmt: skip
FILES = {
    "films/media/film.webm": b"",
    "films/media/film.vtt": b"WEBVTT\n\n00:00.000 --> 00:05.000\nZurich\n",
    "films/media/film.txt": b"1893, Zurich. A bureau is set up.\n\n1896, London. A meeting.\n",
}
SHOWN = {
    "title-page": ("the-metalworkers-archive", "Campaigns, congresses and films"),
    "contents": ("the-metalworkers-archive", "Contents"),
    "campaign": ("the-metalworkers-archive", "On 19 December 2008"),
    "campaign-end": ("the-metalworkers-archive", "Where this comes from"),
    "korean-and-arabic": ("the-metalworkers-archive", "기륭전자 비정규직 노동자들의 파업 Campaign"),
    "congress": ("the-metalworkers-archive", "Eight women"),
    "film": ("the-metalworkers-archive", "The congresses found so far"),
    "index": ("the-metalworkers-archive", "Index of"),
    "colophon": ("the-metalworkers-archive", "About this book How to cite"),
    "with-parts": ("congress/vienna.with-parts", "with the record that is"),
    "leaflet": ("campaigns/reinstate", "On 19 December 2008"),
}
"""Name of a picture -> the volume, and words of the last sheet that has them."""


def still() -> bytes:
    """Return the still of the film: a picture that shows which way it is turned."""
    stream = BytesIO()
    Image.linear_gradient("L").resize((320, 180)).save(stream, "PNG")
    return stream.getvalue()
