"""The drawings of the whole: what they show, that they are SVG, and that names cannot break them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml.etree import fromstring

from sphinx_archive.catalogue.view import Catalogue
from sphinx_archive.drawings import chart, chronology, svg, world
from sphinx_archive.drawings.scale import Scale, is_exact, scale_of
from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.vocabulary import countries
from tests.archives import record_of
from tests.sample import page

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OUTLINES = Path(world.__file__).with_name("world.json")
# Of the file that tools/world_outlines.py writes: after a change there run it, look at the map, and change this.
OUTLINES_SHA_256 = "45101638751e1b9f511da71950fa9188605365b5867aed45f2f045e4f4d6cb97"
SVG = "{http://www.w3.org/2000/svg}"


def catalogue(**pages: tuple[str, str, str]) -> Catalogue:
    """Return a catalogue of records: key to kind, title and front matter."""
    folders = {"news": "news", "campaign": "campaigns", "congress": "congress", "organisation": "organisations"}
    records = {
        key: record_of(page(kind, title, front), f"{folders[kind]}/{key}.md")
        for key, (kind, title, front) in pages.items()
    }
    return Catalogue(records)


def links(drawing: str) -> dict[str, Element]:
    """Return the links of a drawing by what they say of themselves."""
    return {found.findtext(f"{SVG}title") or "": found for found in fromstring(drawing).iter(f"{SVG}a")}


def test_the_chart_counts_every_year_that_a_record_touches() -> None:
    held = catalogue(
        one=("campaign", "One", "date: 2008/2010\n"),
        two=("news", "Two", "date: 2010-03-04\n"),
        three=("news", "Three", "date: 2010\n"),
        name=("organisation", "A union", "date: 1893/2012\n"),
    )
    counts = chart.counts(held)
    assert counts.kinds == ("campaign", "news")
    assert counts.years == (2008, 2009, 2010)
    assert counts.numbers["news", 2010] == 2
    assert counts.numbers["campaign", 2009] == 1
    drawn = chart.chart(held, lambda year: f"years.html#{year}")
    assert links(drawn)["Records of 2009"].get("href") == "years.html#2009"
    assert sum(found.get("class") == "drawing-bar" for found in fromstring(drawn).iter()) == 4


def test_the_chronology_marks_what_is_uncertain() -> None:
    held = catalogue(
        sure=("campaign", "Sure", "date: 2008-12/2012-01\n"),
        around=("campaign", "Around", "date: 2009~\n"),
        open=("campaign", "Open", "date: 2010/..\n"),
        undated=("organisation", "No date", ""),
    )
    (drawn,) = chronology.chronology("campaign", held, lambda record: f"{record.docname}.html")
    rows = links(drawn)
    bars = {said: row.find(f"{SVG}rect").get("class") for said, row in rows.items()}
    assert bars == {
        "Sure, December 2008 to January 2012": "drawing-bar",
        "Around, c. 2009": "drawing-doubt",
        "Open, since 2010": "drawing-doubt",
    }


def test_only_organisations_that_came_from_or_became_others_are_in_the_chronology() -> None:
    held = catalogue(
        imf=("organisation", "IMF", "date: 1893/2012\nsuccessors: [industriall]\n"),
        industriall=("organisation", "IndustriALL", "date: 2012/..\n"),
        alone=("organisation", "Alone", "date: 1900/1950\n"),
    )
    assert [record.key for record in chronology.lane("organisation", held)] == ["imf", "industriall"]


def test_the_map_says_every_country_with_its_number_and_links_it_once() -> None:
    held = catalogue(
        one=("news", "One", "date: 2009\ncountries: [TR, SG, MX]\n"),
        two=("news", "Two", "date: 2009\ncountries: [TR]\n"),
    )
    drawn = world.world(held, lambda code: f"countries.html#{code}")
    found = [link.findtext(f"{SVG}title") for link in fromstring(drawn).iter(f"{SVG}a")]
    assert sorted(found) == ["Mexico: 1 record", "Singapore: 1 record", "Türkiye: 2 records"]


def test_every_outline_is_of_a_country_and_on_the_map() -> None:
    drawn = world.atlas()
    assert {*drawn["outlines"], *drawn["middles"]} <= set(countries())
    assert not {*drawn["outlines"]} & {*drawn["middles"]}
    assert len(drawn["outlines"]) > 170
    assert all(path.startswith("M") and path.endswith("Z") for path in drawn["outlines"].values())


def test_the_outlines_are_those_that_the_tool_wrote() -> None:
    assert hashlib.sha256(OUTLINES.read_bytes()).hexdigest() == OUTLINES_SHA_256


@pytest.mark.parametrize("title", ['<script>alert("x")</script>', '기륭전자 & "파업"', "İş" * 300, "x" * 5000])
def test_names_cannot_break_a_drawing(title: str) -> None:
    held = catalogue(one=("campaign", title.replace("<", "\\<").replace("&", "\\&"), "date: 2009\n"))
    (text,) = chronology.chronology("campaign", held, lambda _: 'a"b<c')
    drawn = fromstring(text)
    (link,) = drawn.iter(f"{SVG}a")
    assert link.get("href") == 'a"b<c'
    label = link.findtext(f"{SVG}text")
    assert label is not None
    assert len(label) <= svg.WIDTH / svg.LETTER_WIDTH
    assert not list(drawn.iter(f"{SVG}script"))


def test_an_archive_with_nothing_in_it() -> None:
    assert chronology.chronology("campaign", Catalogue({}), lambda _: "") == ()
    assert fromstring(world.world(Catalogue({}), lambda _: "")).tag == f"{SVG}svg"


def test_a_long_chronology_is_cut_into_sheets_over_the_same_scale() -> None:
    held = catalogue(**{f"c-{number}": ("campaign", f"C {number}", f"date: {1980 + number}\n") for number in range(45)})
    sheets = chronology.chronology("campaign", held, lambda record: record.key)
    shown = [[said.partition(",")[0] for said in links(sheet)] for sheet in sheets]
    assert [len(names) for names in shown] == [15, 15, 15]
    assert [name for names in shown for name in names] == [f"C {number}" for number in range(45)]
    years = {
        tuple(text.text for text in fromstring(sheet).iter(f"{SVG}text") if text.text.isdigit()) for sheet in sheets
    }
    assert years == {("1980", "1990", "2000", "2010", "2020")}


def test_a_scale_holds_its_dates_and_has_few_round_years() -> None:
    dates = [parse_date(text) for text in ("1893-08", "2012-06-19", "1938~")]
    scale = scale_of(dates, 0, 400)
    assert scale == Scale(1893, 2013, 0, 400)
    assert scale.ticks == (1900, 1920, 1940, 1960, 1980, 2000)
    assert scale_of([], 0, 400) is None


@pytest.mark.parametrize(
    ("date", "exact"),
    [("2009", True), ("2009-01/2010", True), ("2009~", False), ("2009?", False), ("2009/..", False), ("/2009", False)],
)
def test_which_dates_are_exact(date: str, exact: bool) -> None:
    assert is_exact(parse_date(date)) is exact
