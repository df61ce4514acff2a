"""Records whose titles, names and dates would break a format that does not guard itself."""

from __future__ import annotations

import json

TITLES = {
    "braces": r"A {strike} and } a half { \emph{title} 100 % of $5 & #3 a_b c^d e~f",
    "unbalanced": "}}} only closing {{{{ then opening",
    "tex": r"\input{/etc/passwd} \write18{rm} @article{x, %",
    "quotes": "\"Quoted\" 'twice', “really”; a, b",
    "formula": '=HYPERLINK("http://evil.example","click")',
    "plus": "+1 for the union",
    "minus": "-1 for the boss",
    "at": "@SUM(A1:A9)",
    "wide": "＝1+1",
    "tag": "<b>bold</b> & <script>alert(1)</script>",
    "ris": "ER  - TY  - JOUR",
    "korean": "기륭전자 파업",
    "japanese": "国際金属労連の大会",
    "cyrillic": "Забастовка на заводе «Форд»",
    "turkish": "Birleşik Metal-İş’in ıssız grevi",
    "arabic": "إضراب عمال المعادن",
    "emoji": "Strike 🛠️ day",
    "long": "Words and " * 300 + "an end",
}
# What is valid EDTF and never occurs in a plain table of years.
DATES = (
    *("2009", "2009-05", "2009-05-24", "1893~", "1893?", "1893%", "2008-12/2012-01", "2009-06-11/2009-06-12"),
    *("1893~/1904", "2010/..", "../1945", "2010/", "198X", "19XX", "2001-21", "[1667,1668,1670..1672]", "{1960,1961}"),
    *("2009-06~-11", "1999-XX-12"),
)
SOURCES = (
    "sources:\n  first:\n    url: https://example.org/a_b?x={1}&y=50%25#top\n    title: T\n"
    "    archived: https://web.archive.org/web/2010/https://example.org/a_b\n"
)


def _page(kind: str, title: str, front: str = "") -> str:
    return f"---\nkind: {kind}\n{front}{SOURCES}---\n# {_marked(title)}\n\nIt was so {{source}}`first`.\n"


def _marked(title: str) -> str:
    """Return a title as Markdown that stands for just these characters."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-.!|~^$@&%=\"'" else sign for sign in title)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


HOSTILE = {
    **{
        f"news/{key}.md": _page(
            "news",
            title,
            "title-origin: supplied\ndate: 2009-05-24\nversions: [first]\ncreators: [comma-union, doe, and-union]\n"
            f"languages: [tr, en]\nplaces: [{_quoted(title[:80])}]\nunlinked-names: [x]\n"
            "organisations: [comma-union, and-union]\nsubjects: [term]\n",
        )
        for key, title in TITLES.items()
    },
    **{
        f"campaigns/d-{place}.md": _page("campaign", f"Dated {place}", f'date: "{date}"\n')
        for place, date in enumerate(DATES)
    },
    "news/foreign.md": _page(
        "news", "파업", "date: 2009\ntitle-language: ko\nalt-titles: {en: A strike, de: Streik}\nlanguages: [ko]\n"
    ),
    "news/bare.md": _page("news", "Nothing else", "date: 2009\n"),
    "briefings/paper.md": _page("briefing-note", "A {paper}", "creators: [comma-union, doe]\nversions: [first]\n"),
    "films/both.md": _page(
        "film-short",
        "Both",
        "creators: [and-union]\ndirector: Ann Doe; Bo Roe\nproducer: A, B & Co\nduration: 1:04:05\n",
    ),
    "films/none.md": _page("film-short", "Nobody told", "creators: [and-union]\n"),
    "organisations/comma-union.md": _page("organisation", "Union of Smiths, Welders, and Turners", "date: 1901/..\n"),
    "organisations/and-union.md": _page("organisation", "Iron and Steel {Workers} & Sons", "date: 1901/2001\n"),
    "people/doe.md": _page("person", "Jane and Doe", "sort-name: Doe, Jane and\ndate: 1870?/1940-02-03\n"),
    "people/mononym.md": _page("person", "Öztürk"),
    "subjects/term.md": "---\nkind: subject\nscope: What is {called} so, & more.\n---\n# Work, hours of\n",
}
