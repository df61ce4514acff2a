"""Edits of front matter: what was meant changes, and not a byte besides."""

from __future__ import annotations

import random
from difflib import ndiff

import pytest

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.writing import front_matter, page_text, set_field, set_fields, set_scalar
from sphinx_archive.records.page import read_page

PAGE = """\
---
kind: campaign   # what it is
# When it was.
date: 2008-12/2012-01  # EDTF
countries: [TR, KR] # two
related: # see also
  - first   # the first
  - 'second'

  - "third"
scope: >-
  Two lines
  of text

figures:
  dismissed: {value: "38", sources: [leaflet]}
  hours, in a week:
    value: 40
    sources: [leaflet]
    variants:
      - value: 41
        sources: [report]
sources: # where from
  leaflet:
    url: 'https://example.org/a?b=c#d'
    title: A leaflet
  # the second
  report: {title: Bericht, language: de}
---
# Title

kind: not a field. {source}`leaflet`
"""


def changed(before: str, after: str) -> list[str]:
    """Return the lines that went and came."""
    lines = ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("- ", "+ "))]


@pytest.mark.parametrize(
    ("field", "value", "difference"),
    [
        ("date", "2010~", ["- date: 2008-12/2012-01  # EDTF", "+ date: 2010~  # EDTF"]),
        ("date", None, ["- date: 2008-12/2012-01  # EDTF"]),
        (
            "date",
            {"value": "2010", "sources": ["report"]},
            ["- date: 2008-12/2012-01  # EDTF", "+ date:", "+   value: 2010", "+   sources: [report]  # EDTF"],
        ),
        ("countries", ["TR"], ["- countries: [TR, KR] # two", "+ countries: [TR] # two"]),
        ("countries", ["KR"], ["- countries: [TR, KR] # two", "+ countries: [KR] # two"]),
        ("countries", ["DE", "TR", "KR", "FR"], ["- countries: [TR, KR] # two", "+ countries: [DE, TR, KR, FR] # two"]),
        ("countries", ["TR", "a, b"], ["- countries: [TR, KR] # two", '+ countries: [TR, "a, b"] # two']),
        ("related", ["second", "third"], ["-   - first   # the first"]),
        ("related", ["first", "other", "third"], ["-   - 'second'", "+   - other"]),
        ("related", ["zero", "first", "second", "third", "last"], ["+   - zero", "+   - last"]),
        ("scope", "Short.", ["- scope: >-", "-   Two lines", "-   of text", "+ scope: Short."]),
        ("languages", ["no", "ja"], ["+ languages: [no, ja]"]),
        ("director", "Kim: #1", ['+ director: "Kim: #1"']),
        (
            "offices",
            [{"office": "president", "organisation": "imf"}, {"office": "chair", "organisation": "emf"}],
            [
                "+ offices:",
                "+   - office: president",
                "+     organisation: imf",
                "+   - office: chair",
                "+     organisation: emf",
            ],
        ),
        (
            "sources",
            {"leaflet": {"url": "https://example.org/a?b=c#d", "date": "2009"}, "report": {"title": "Report"}},
            [
                "-     title: A leaflet",
                "+     date: 2009",
                "-   report: {title: Bericht, language: de}",
                "+   report: {title: Report}",
            ],
        ),
    ],
)
def test_only_what_differs_is_written_anew(field, value, difference):
    assert sorted(changed(PAGE, set_field(PAGE, field, value))) == sorted(difference)


def test_new_field_stands_where_the_field_table_has_it():
    names = [line.split(":")[0] for line in set_field(PAGE, "places", ["İstanbul"]).splitlines() if line[:1].isalpha()]
    assert names[:4] == ["kind", "date", "countries", "places"]
    assert list(front_matter(set_fields("---\n---\n", {"sources": {"a": {"title": "b"}}, "kind": "news"}))) == [
        "kind",
        "sources",
    ]


def test_a_field_that_ends_a_source_comes_before_the_next_source():
    sources = {**front_matter(PAGE)["sources"], "third": {"title": "3"}}
    sources["leaflet"] = {**sources["leaflet"], "note": "torn"}
    after = set_field(PAGE, "sources", sources)
    assert "    title: A leaflet\n    note: torn\n  # the second\n" in after
    assert "  report: {title: Bericht, language: de}\n  third:\n    title: 3\n---\n" in after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\N{BOM}"])
def test_line_ends_and_byte_order_mark_stay(end, mark):
    page = mark + PAGE.replace("\n", end)
    after = set_fields(page, {"countries": ["MX"], "people": ["jim"], "offices": [{"office": "a"}], "date": None})
    expected = set_fields(PAGE, {"countries": ["MX"], "people": ["jim"], "offices": [{"office": "a"}], "date": None})
    assert after == mark + expected.replace("\n", end)


def test_mixed_line_ends_stay_where_they_are():
    page = "---\r\nkind: news\ndate: 2009\r\nplaces: [a]\n---\r\n# T\n\r\nx\r"
    assert set_field(page, "date", "2010") == page.replace("2009", "2010")
    assert set_field(page, "date", None) == page.replace("date: 2009\r\n", "")


VALUES = [
    *("yes", "2011", "no", "~", "null", "0x1F", "1e3", "12:30:45", "2011-02-30", "=", "<<", "|", ">", "---", "..."),
    *("a: b", "a:", "a #b", "#a", "- a", "-", "?", "[a", "{a}", "]", "a, b", "'a", '"a"', "a'b\"c", "a\\nb"),
    *("&a", "*a", "!a", "!!str a", "%a", "@a", "`a`", " a", "a ", "a\nb", "a\r\nb", "a\tb", "\ta", "a" * 5000),
    *("😀 #", "기륭전자: 파업", "ıİ", "שלום: a", "\u200fa", "\u2028", "a\x85b", "\xa0", "\ufeffa", "\x07"),
]


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_every_text_reads_back_as_it_was(value):
    if not value.strip():
        with pytest.raises(Refused):
            set_field(PAGE, "producer", value)
        return
    for field, whole in (
        ("producer", value),
        ("places", [value, value]),
        ("countries", ["TR", value]),
        ("related", ["first", value]),
        ("links", {value[:100]: value}),
    ):
        assert front_matter(set_field(PAGE, field, whole)) == {**front_matter(PAGE), field: whole}


def test_quotes_only_where_yaml_needs_them():
    written = set_fields(
        "---\n---\n", {"date": "2011-02-19", "languages": ["no"], "producer": "It's 5: #2", "seat": "#"}
    )
    assert written == '---\ndate: 2011-02-19\nproducer: "It\'s 5: #2"\nseat: "#"\nlanguages: [no]\n---\n'


@pytest.mark.parametrize(
    ("place", "value", "before", "after"),
    [
        (("related", 1), "other", "  - 'second'\n", "  - other\n"),
        (("countries", 0), "MX", "[TR, KR]", "[MX, KR]"),
        (("figures", "dismissed", "value"), "40: or", '{value: "38"', '{value: "40: or"'),
        (("figures", "hours, in a week", "variants", 0, "value"), "42", "value: 41", "value: 42"),
        (("sources", "leaflet", "url"), "https://example.org", "'https://example.org/a?b=c#d'", "https://example.org"),
    ],
)
def test_one_text_is_replaced(place, value, before, after):
    assert set_scalar(PAGE, place, value) == PAGE.replace(before, after)


@pytest.mark.parametrize("place", [("related",), ("related", 7), ("nothing",), ("date", "value"), ("related", "0")])
def test_a_place_without_a_text_is_refused(place):
    with pytest.raises(Refused):
        set_scalar(PAGE, place, "x")


@pytest.mark.parametrize(
    "page",
    [
        "---\nkind: &a news\nrelated: [*a]\n---\n",
        "---\nplaces: &a [x]\nrelated: *a\n---\n",
        "---\nkind: [\n---\n",
        "---\n\tkind: news\n---\n",
        "---\nkind: news\nkind: news\n---\n",
        "---\nkind: news\n# T\n",
        "---\n? kind\n: news\n---\n",
        "---\n- kind\n---\n",
    ],
)
def test_what_cannot_be_edited_safely_is_refused(page):
    with pytest.raises(Refused, match=r"by hand|Line|Close"):
        set_field(page, "kind", "meeting")


@pytest.mark.parametrize("value", ["", "  ", [], {}, ["a", ""], "\ud800"])
def test_an_empty_value_is_no_value(value):
    with pytest.raises(Refused):
        set_field(PAGE, "places", value)


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("# T\n", "---\nkind: news\n---\n# T\n"),
        ("", "---\nkind: news\n---\n"),
        ("---\n---\n", "---\nkind: news\n---\n"),
        ("---\n# later\n---\nx", "---\n# later\nkind: news\n---\nx"),
        ("\n---\ndate: 2009\n---", "\n---\nkind: news\ndate: 2009\n---"),
        ("---\nkind:\n---\n", "---\nkind: news\n---\n"),
        ("---\nkind: # c\n---\n", "---\nkind: news # c\n---\n"),
        ("---\n{date: 2009}\n---\n", "---\n{kind: news, date: 2009}\n---\n"),
    ],
)
def test_front_matter_that_is_not_there_or_empty(page, after):
    assert set_field(page, "kind", "news") == after


def test_taking_out_the_first_field_of_an_entry():
    page = "---\noffices:\n  - office: chair\n    organisation: imf\n    dates: 2009\n---\n"
    assert set_field(page, "offices", [{"dates": "2009"}]) == "---\noffices:\n  - dates: 2009\n---\n"
    put = set_field("---\noffices:\n  - dates: 2009\n---\n", "offices", [{"office": "chair", "dates": "2009"}])
    assert put == "---\noffices:\n  - office: chair\n    dates: 2009\n---\n"


def test_nothing_to_do_leaves_a_page_with_slips_alone():
    page = "---\nrelated:\nkind: news\n---\n"
    assert set_field(page, "kind", "news") == page
    assert set_field(page, "kind", "meeting") == "---\nrelated:\nkind: meeting\n---\n"


def _some(dice: random.Random, depth: int = 0):
    shape = dice.choice(["text", "text", "list", "block"] if depth < 3 else ["text"])
    if shape == "text":
        return dice.choice(["a", "b c", "x: y", "#", "it's", "5", "ü, 😀", "[", "- d"])
    size = range(dice.randint(1, 4))
    if shape == "list":
        return [_some(dice, depth + 1) for _ in size]
    return {dice.choice("abcdefgh") + dice.choice(["", " b", ": c"]): _some(dice, depth + 1) for _ in size}


def test_any_values_become_any_others():
    dice = random.Random(1893)  # noqa: S311
    names = ["kind", "date", "places", "sources", "of my own"]
    for _ in range(400):
        before, after = ({name: _some(dice) for name in names if dice.random() < 0.7} for _ in range(2))
        page = set_fields("---\n# first\n---\n# T\n\ntext\n", before)
        assert front_matter(page) == before
        edited = set_fields(page, {**dict.fromkeys(before), **after})
        assert front_matter(edited) == after
        assert edited.startswith("---\n# first\n")
        assert edited.endswith("---\n# T\n\ntext\n")


@pytest.mark.parametrize(
    "title",
    [
        "Strike",
        "1. Our mission",
        "*Stars* and _lines_",
        "`tick`",
        "# C#",
        "A & B &amp; C",
        "<b>",
        "[a](b)",
        "\\",
        "기륭 \\*",
        "ı",
    ],
)
def test_new_page_has_title_fields_and_text(title):
    sources = {"leaflet": {"title": "x", "not-archived": "paper"}}
    text = page_text({"sources": sources, "kind": "news", "date": "2011"}, title, "It was {source}`leaflet`.")
    page = read_page("news/strike.md", text.encode())
    assert page.record
    assert (page.record.title, page.record.kind, page.problems) == (title, "news", ())
    assert text.endswith("\n\nIt was {source}`leaflet`.\n")


def test_new_page_without_a_title_is_refused():
    with pytest.raises(Refused, match="title"):
        page_text({"kind": "news"}, "  ", "")
