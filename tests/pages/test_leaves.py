"""The pages that no author wrote: one for each value of a listing, complete, in order of date."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from sphinx_archive.pages.overviews import holdings
from tests.archives import Archive, one, record_of, words_of
from tests.sample import SAMPLE, page, term

LISTINGS = ("years", "decades", "countries", "places", "languages")
TOO_LONG = 3


@pytest.fixture(scope="module")
def built(new_archive) -> Archive:
    archive: Archive = new_archive(SAMPLE).build("-W")
    return archive


def leaves_of(archive: Archive, listing: str) -> dict[str, str]:
    """Return the names of a listing's leaves by what the listing calls them."""
    rows = archive.page(f"browse/{listing}").cssselect(".listing-counts a")
    return {words_of(link): f"browse/{link.get('href').removesuffix('.html')}" for link in rows}


def rows_of(archive: Archive, name: str) -> list[str]:
    """Return the titles that a page lists, in the order of its source."""
    return [words_of(link) for link in archive.page(name).cssselect(".listing > li a")]


def total_of(archive: Archive, name: str) -> str:
    return words_of(archive.page(name).cssselect("p.listing-total")[0])


@pytest.mark.parametrize(
    ("name", "titles", "total"),
    [
        ("countries/tr", ["Sinter Metal", "Still open"], "Campaigns 2"),
        ("countries/kr", ["기륭전자 파업", "Days of action"], "Campaigns 2"),
        ("places/uskudar", ["Sinter Metal", "Court delays"], "2 records: Campaigns 1 · News 1"),
        ("languages/ko", ["기륭전자 파업"], "Campaigns 1"),
        (
            "years/2010",
            ["Sinter Metal", "Still open", "Court delays", "Éclair again"],
            "4 records: Campaigns 2 · News 2",
        ),
        ("years/1893", ["International Metalworkers"], "Organisations 1"),
        ("decades/1950s", ["International Metalworkers"], "Organisations 1"),
    ],
)
def test_a_value_has_a_page_with_all_its_records(built: Archive, name: str, titles: list[str], total: str) -> None:
    assert rows_of(built, f"browse/{name}") == titles
    assert total_of(built, f"browse/{name}") == total


def test_every_value_of_every_record_has_its_page(built: Archive) -> None:
    """What the front matter says is the measure, not the code that lists."""
    records = [
        record_of(text, path)
        for path, text in SAMPLE.items()
        if text.startswith("---") and not path.startswith("subjects/")
    ]
    listed = {listing: leaves_of(built, listing) for listing in LISTINGS}
    for record in records:
        pages = [f"browse/countries/{code.lower()}" for code in record.countries]
        pages += [f"browse/languages/{tag}" for tag in record.languages]
        pages += [listed["places"][place] for place in record.places]
        years = record.date.value.years if record.date else ()
        pages += [f"browse/decades/{year // 10 * 10}s" for year in years]
        pages += [f"browse/years/{year}" for year in {*years[:1], *years[-1:]}]
        for name in pages:
            assert record.shown_title in rows_of(built, name), name


def test_a_list_is_in_order_of_date(built: Archive) -> None:
    when = {
        record.shown_title: record.date.value.sort_key
        for path, text in SAMPLE.items()
        if text.startswith("---") and (record := record_of(text, path)).date
    }
    for listing in LISTINGS:
        for name in leaves_of(built, listing).values():
            dates = [when[title] for title in rows_of(built, name) if title in when]
            assert all(one <= other for one, other in pairwise(dates)), name


def test_a_listing_counts_what_its_pages_list(built: Archive) -> None:
    for listing in LISTINGS:
        for row in built.page(f"browse/{listing}").cssselect(".listing-counts li"):
            name = row.cssselect("a")[0].get("href").removesuffix(".html")
            assert int(words_of(one(row, ".listing-count"))) == len(rows_of(built, f"browse/{name}"))


def test_items_without_a_date_come_last(new_archive) -> None:
    undated = page("briefing-note", "A note", "date-unknown: no copy is dated\n")
    archive = new_archive({**SAMPLE, "briefings/note.md": undated}).build()
    for listing in ("years", "decades"):
        assert [*leaves_of(archive, listing)][-1] == "Undated"
        assert rows_of(archive, f"browse/{listing}/undated") == ["A note"]


def test_a_leaf_says_where_it_is_and_what_is_beside_it(new_archive) -> None:
    archive = new_archive(
        SAMPLE,
        conf='html_theme = "sphinx_book_theme"\n',
    ).build()
    leaf = archive.page("browse/countries/kr")
    assert words_of(one(leaf, "h1")) == "South Korea"
    above = leaf.cssselect("nav.archive-place a")[-1]
    assert (words_of(above), above.get("href")) == ("By country", "../countries.html")
    around = {link.get("rel"): link.get("href") for link in leaf.cssselect("head link") if link.get("rel")}
    assert (around["prev"], around["next"]) == ("mx.html", "tr.html")
    assert leaf.cssselect(".listing a[lang]")[0].get("lang") == "ko"


@pytest.mark.parametrize("address", ["country-tr", "country-kr"])
def test_links_from_before_there_were_pages_still_lead_to_the_value(built: Archive, address: str) -> None:
    assert built.page("browse/countries").cssselect(f"li#{address} a")


LONG = "x" * 300
PLACES = {
    "con": "browse/places/place.con",
    "index": "browse/places/place.index",
    "COM1": "browse/places/place.com1",
    "../x": "browse/places/x",
    "a/b": "browse/places/a-b",
    "Sao Paulo": "browse/places/sao-paulo",
    "<b>&amp;\"'": "browse/places/b-amp",
}


@pytest.fixture(scope="module")
def hostile(new_archive) -> Archive:
    places = [*PLACES, "São Paulo", "東京", "大阪", LONG, f"{LONG}y", "..."]
    files = {
        f"news/n-{number}.md": page("news", f"News {number}", f"date: 2009\nplaces: [{place!r}]\n")
        for number, place in enumerate(places)
        if "'" not in place
    }
    files["news/quoted.md"] = page("news", "Quoted", "date: 2009\nplaces: ['<b>&amp;\"''']\n")
    files["browse/all.md"] = "# All\n" + "".join(
        f"\n```{{listing}}\n:group-by: {group}\n:pages:\n```\n" for group in ("country", "language")
    )
    files["news/both.md"] = page("news", "Both", "date: 2009\ncountries: [DE]\nlanguages: [de]\n")
    listing = SAMPLE["browse/places.md"]
    archive: Archive = new_archive({**files, "browse/places.md": listing, "browse/places/x-y.md": "# Mine\n"}).build()
    return archive


def test_any_name_of_a_place_makes_an_address(hostile: Archive) -> None:
    found = leaves_of(hostile, "places")
    assert len(found) == len(PLACES) + 5
    for place, name in PLACES.items():
        assert found[place] == name
    for name in found.values():
        assert rows_of(hostile, name)
        assert name.isascii()
        assert len(PurePosixPath(name).name) < 110
        assert not {"..", "%"} & set(unquote(name).split("/"))
    assert not list(hostile.root.glob("x*"))


def test_spellings_that_fold_to_one_address_share_its_page(hostile: Archive) -> None:
    assert rows_of(hostile, "browse/places/sao-paulo") == ["News 5", "News 7"]


def test_texts_of_a_leaf_are_escaped(hostile: Archive) -> None:
    assert words_of(one(hostile.page("browse/places/b-amp"), "h1")) == "<b>&amp;\"'"


def test_two_listings_of_a_page_keep_their_pages_apart(hostile: Archive) -> None:
    assert rows_of(hostile, "browse/all/de") == ["Both"]
    assert rows_of(hostile, "browse/all/by-language/de") == ["Both"]
    assert words_of(one(hostile.page("browse/all/de"), "h1")) == "Germany"
    assert words_of(one(hostile.page("browse/all/by-language/de"), "h1")) == "German"


def test_a_page_that_an_author_wrote_keeps_its_address(new_archive) -> None:
    own = {"browse/countries/tr.md": "---\norphan: true\n---\n# My own Türkiye\n"}
    archive = new_archive({**SAMPLE, **own}).build()
    assert words_of(one(archive.page("browse/countries/tr"), "h1")).startswith("My own Türkiye")
    assert leaves_of(archive, "countries")["Türkiye"] == "browse/countries/country.tr"
    assert rows_of(archive, "browse/countries/country.tr") == ["Sinter Metal", "Still open"]


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three records fill a page."""
    for module in ("catalogue.listings", "pages.browse.leaves", "pages.browse.sheet", "pages.connections"):
        monkeypatch.setattr(f"sphinx_archive.{module}.LONGEST_PAGE", TOO_LONG)
    monkeypatch.setattr(sys.modules[holdings.__module__], "LONGEST_PAGE", TOO_LONG)
    monkeypatch.setattr("sphinx_archive.pages.connections.SHORT", 1)


MANY = {
    f"news/n-{number}.md": page(
        "news",
        f"News {number}",
        f"date: 2009-0{number}\ncountries: [SE]\norganisations: [osteras]\nsubjects: [quarrel]\n",
    )
    for number in range(1, 9)
} | {"subjects/quarrel.md": term("Quarrel"), "organisations/osteras.md": SAMPLE["organisations/osteras.md"]}


@pytest.mark.usefixtures("short_pages")
def test_a_page_that_would_be_too_long_is_continued_on_others(new_archive) -> None:
    archive = new_archive({**SAMPLE, **MANY}).build()
    names = ["browse/countries/se", "browse/countries/se.2", "browse/countries/se.3"]
    assert [rows_of(archive, name) for name in names] == [
        ["News 1", "News 2", "News 3"],
        ["News 4", "News 5", "News 6"],
        ["News 7", "News 8"],
    ]
    for name in names:
        parts = archive.page(name).cssselect(".listing-contents a")
        assert [words_of(part) for part in parts] == ["1 to 3", "4 to 6", "7 to 8"]
        others = ["se.html", "se.2.html", "se.3.html"]
        others[names.index(name)] = "#"
        assert [part.get("href") for part in parts] == others
        assert total_of(archive, name) == "News 8"
    assert words_of(one(archive.page(names[1]), ".listing-contents [aria-current=page]")) == "4 to 6"
    assert words_of(one(archive.page(names[1]), "h1")) == "Sweden (2)"


@pytest.mark.usefixtures("short_pages")
def test_a_listing_that_would_be_too_long_has_pages_unasked(new_archive) -> None:
    archive = new_archive({**SAMPLE, **MANY}).build()
    (link,) = [link for link in archive.page("news/index").cssselect(".listing-counts a") if words_of(link) == "2000s"]
    assert link.get("href") == "news-by-decade/2000s.html"
    assert rows_of(archive, "news/news-by-decade/2000s") == ["News 1", "News 2", "News 3"]


@pytest.mark.usefixtures("short_pages")
def test_connections_that_would_be_too_many_have_pages_of_their_own(new_archive) -> None:
    archive = new_archive({**SAMPLE, **MANY}).build()
    for record, name in (("organisations/osteras", "records-news"), ("subjects/quarrel", "records-news")):
        found = one(archive.page(record), "#record-mentions")
        (link,) = [link for link in found.cssselect("a") if words_of(link) == "News"]
        assert link.get("href") == f"{record.rpartition('/')[2]}.{name}.html"
        assert rows_of(archive, f"{record}.{name}") == ["News 1", "News 2", "News 3"]
        assert rows_of(archive, f"{record}.{name}.3") == ["News 7", "News 8"]


@pytest.mark.usefixtures("short_pages")
def test_what_no_record_names_is_counted_where_it_is_too_much_to_list(new_archive) -> None:
    shown = one(new_archive({**SAMPLE, **MANY}).build().page("browse/whole"), "#holdings-orphans")
    assert words_of(one(shown, "p.listing-total")).endswith("; the first 3 are here")
    assert len(shown.cssselect("ul.listing > li")) == TOO_LONG


def test_pages_without_headings_are_told(new_archive) -> None:
    archive = new_archive({**SAMPLE, "index.md": "# Test archive\n\n```{listing}\n:kind: news\n:pages:\n```\n"}).build()
    (told,) = [line for line in archive.warnings if "listing" in line]
    assert "index.md:3: WARNING: A listing with pages needs a group-by" in told
    assert told.endswith("[archive.unknown-listing]")
    assert rows_of(archive, "index") == ["Court delays", "Éclair again"]


@pytest.mark.parametrize("builder", ["singlehtml", "dirhtml", "text", "epub", "dummy", "archive-pdf"])
def test_other_builders_have_the_lists_and_no_broken_link(new_archive, builder: str) -> None:
    archive = new_archive(SAMPLE).build("-b", builder, "-W", "--keep-going")
    assert [line for line in archive.warnings if "epub" not in line.lower()] == []
    leaf = archive.out / "browse" / "countries" / "tr"
    assert leaf.with_suffix(".html").exists() is False
    assert (leaf / "index.html").exists() is (builder == "dirhtml")
    if builder == "text":
        countries = (archive.out / "browse" / "countries.txt").read_text("utf-8")
        assert "Türkiye" in countries
        assert "Still open" in countries


def test_addresses_that_are_folders_lead_from_page_to_page(new_archive) -> None:
    archive = new_archive(SAMPLE).build("-b", "dirhtml")
    for name in ("browse/countries", "browse/countries/tr", "campaigns/sinter"):
        for link in archive.page(f"{name}/index").cssselect("main a[href], .body a[href], nav a[href]"):
            path = link.get("href").partition("#")[0]
            if path and "//" not in path and not path.startswith("mailto:"):
                target = (archive.out / name / path).resolve()
                assert (target / "index.html").is_file() or target.is_file(), (name, path)
