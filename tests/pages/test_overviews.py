"""What is drawn from all records at once."""

from __future__ import annotations

import pytest

from sphinx_archive.pages.overviews.holdings import _share
from tests.archives import Archive, one, words_of
from tests.sample import SAMPLE, page


@pytest.fixture(scope="module")
def whole(new_archive):
    pages = {
        **SAMPLE,
        "browse/whole.md": f"{SAMPLE['browse/whole.md']}\n## All essentials\n\n```{{overview}} essentials\n```\n",
        "news/third.md": page("news", "Third", "date: 2011\nunlinked-names: [Ada, Bob]\n"),
        "news/fourth.md": page("news", "Fourth", "date: 2011\nunlinked-names: [Ada]\n"),
    }
    archive: Archive = new_archive(pages).build()
    assert archive.warnings == ()
    return archive.page("browse/whole")


def section(whole, name: str):
    return one(whole, f"#{name}")


def rows(table) -> list[list[str]]:
    return [[words_of(cell) for cell in row.cssselect("th, td")] for row in table.cssselect("tr")]


def test_the_chart_has_its_numbers_as_a_table(whole) -> None:
    head, *body = rows(one(section(whole, "all-chart"), "table"))
    assert head == ["Year", "Campaigns", "News"]
    assert ["2010", "2", "2"] in body
    assert one(section(whole, "all-chart"), "[role=group]:has(svg)").get("aria-label").startswith("Bars: how many")


def test_drawings_lead_to_the_listings(whole) -> None:
    hrefs = {link.get("href") for link in section(whole, "all-map").cssselect("svg a")}
    assert "countries/tr.html" in hrefs
    hrefs = {link.get("href") for link in section(whole, "all-chart").cssselect("svg a")}
    assert "years/2010.html" in hrefs
    hrefs = {link.get("href") for link in section(whole, "all-chronology").cssselect("svg a")}
    assert {"../campaigns/sinter.html", "../organisations/imf.html"} <= hrefs


def test_the_map_has_its_numbers_as_a_table(whole) -> None:
    assert ["Türkiye", "2"] in rows(one(section(whole, "all-map"), "table"))


def test_the_chronology_has_its_records_as_lists(whole) -> None:
    names = [words_of(link) for link in section(whole, "all-chronology").cssselect("ul.listing a")]
    assert names[:3] == ["International Metalworkers", "IndustriALL", "기륭전자 파업"]


def test_disagreements_show_both_sides_with_their_sources(whole) -> None:
    shown = section(whole, "all-disagreements")
    assert "Sources disagree about 1 dates, lengths and figures, in 1 records." in words_of(shown)
    said = words_of(one(shown, "dl.field-list"))
    assert "December 2008 to January 2012 (A leaflet)" in said
    assert "January 2009 to 2012 (The court, 4 March 2010)" in said
    assert "the leaflet is older" in said
    links = {link.get("href") for link in shown.cssselect("dd a")}
    assert links == {"../campaigns/sinter.html#source-leaflet-2009", "../campaigns/sinter.html#source-report-2010"}


def test_the_tree_counts_records_under_narrower_terms(whole) -> None:
    shown = section(whole, "all-subjects")
    assert [words_of(line) for line in shown.cssselect("p")] == ["Conflict 2", "Strikes 2", "Wildcat strikes 1"]
    assert len(shown.cssselect("ul ul ul")) == 1


def test_the_holdings_count_statements_and_name_what_is_missing(whole) -> None:
    shown = section(whole, "all-holdings")
    table = {row[0]: row[1:] for row in rows(one(shown, "table"))}
    assert table["News"] == ["4", "4", "100 %", "4", "0 %", "0 %", "100 %"]
    assert table["Campaigns"][4:] == ["20 %", "20 %", "80 %"]
    orphans = [words_of(link) for link in one(shown, "#holdings-orphans").cssselect("a") if words_of(link) != "¶"]
    assert {"Third", "Fourth", "Still open"} <= set(orphans)
    assert "Sinter Metal" not in orphans
    names = [words_of(item) for item in one(shown, "#holdings-names").cssselect("li")]
    assert names == ["Ada: Fourth, Third"]


def test_the_essentials_are_counted_in_items_and_not_in_names(whole) -> None:
    head, *body = rows(one(section(whole, "all-essentials"), "table"))
    assert head == ["Element of ISAD(G)", "Filled", "Of"]
    filled = {name: (part, of) for name, part, of in body}
    assert filled["3.1.1 Reference code"] == ("8", "8")
    assert filled["3.2.1 Creator"] == ("1", "8")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 0, "–"), (0, 9, "0 %"), (1, 1745, "1 %"), (1, 2, "50 %"), (1744, 1745, "99 %"), (9, 9, "100 %")],
)
def test_all_and_none_are_said_of_all_and_none_only(part: int, whole: int, said: str) -> None:
    assert _share(part, whole) == said


def test_a_term_shows_the_records_under_its_narrower_terms(new_archive) -> None:
    strikes = new_archive(SAMPLE).build().page("subjects/conflict")
    assert "Under narrower terms" in words_of(strikes)
    assert "Sinter Metal" in words_of(one(strikes, "#record-mentions"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("chrat", "There is no overview 'chrat'. Did you mean 'chart'?"),
        ("x" * 300, "Write one of: bibliographies, chart"),
    ],
)
def test_an_overview_that_does_not_exist(new_archive, name: str, told: str) -> None:
    archive = new_archive({"index.md": f"# Test\n\nBefore.\n\n```{{overview}} {name}\n```\n"}).build()
    (line,) = archive.warnings
    assert "index.md:5: WARNING: There is no overview" in line
    assert told in line
    assert "[archive.unknown-overview]" in line
    assert "Before." in words_of(archive.page("index"))


def test_overviews_of_an_empty_archive(new_archive) -> None:
    text = "# Test\n" + "".join(
        f"\n## {name}\n\n```{{overview}} {name}\n```\n"
        for name in ("chart", "map", "chronology", "disagreements", "subjects", "holdings", "essentials")
    )
    archive = new_archive({"index.md": text}).build()
    assert archive.warnings == ()
    assert "No two sources disagree." in words_of(archive.page("index"))
