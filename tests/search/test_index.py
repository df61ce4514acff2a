"""What the search index holds, read from the files that a build writes."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.search.entries import BETWEEN_NAMES, BETWEEN_RECORDS
from sphinx_archive.search.places import other_names
from sphinx_archive.search.spelling import other_spellings
from tests.archives import Archive, campaign

if TYPE_CHECKING:
    from collections.abc import Callable

FEDERATION = """---
kind: organisation
acronyms: {en: IMF, es: FITIM}
alt-titles: {ja: 国際金属労連}
date: 1893/2012
sources:
  leaflet: {title: A leaflet on names, not-archived: kept on paper}
---
# International Metalworkers' Federation

It was founded in Zürich {source}`leaflet`.
"""
UNION = """---
kind: organisation
variants: [Birlesik Metal-Is]
date: 1993/..
countries: [TR]
sources:
  leaflet: {title: A leaflet, not-archived: kept on paper}
---
# Birleşik Metal-İş Çalışanları

A union {source}`leaflet`, of the {organisation}`imf`.
"""
LISTING = "# Campaigns\n\nAll of them.\n\n```{listing}\n:kind: campaign\n```\n"
HANDBOOK = "# Handbook\n\nHow to write a page.\n\n```python\nnot prose\n```\n"
PAGES = {
    "organisations/imf.md": FEDERATION,
    "organisations/birlesik-metal-is.md": UNION,
    "campaigns/index.md": LISTING,
    "campaigns/strike.md": campaign(
        "countries: [TR]\nplaces: [Gebze]\norganisations: [birlesik-metal-is]\n",
        "Workers of {organisation}`birlesik-metal-is` , and of [others](../organisations/imf.md), went on strike.",
    ),
    "handbook.md": HANDBOOK,
}


def fragments(archive: Archive) -> dict[str, dict[str, Any]]:
    """Return what the index shows of each page, by its address."""
    packed = (archive.out / "pagefind" / "fragment").glob("*.pf_fragment")
    texts = (gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd") for path in packed)
    return {found["url"]: found for found in map(json.loads, texts)}


def table(archive: Archive, name: str) -> Any:
    """Return a table that the build wrote; in those of facets, the rows of each value."""
    content = json.loads((archive.out / "pagefind/tables" / f"{name}.json").read_text("utf-8"))["content"]
    if not name.startswith("facets/"):
        return content
    return {value: [row - 1 for row in accumulate(steps)] for value, steps in content.items()}


def index_of(archive: Archive) -> dict[str, bytes]:
    return {name: content for name, content in archive.tree().items() if name.startswith("pagefind/")}


@pytest.fixture(scope="module")
def archive(new_archive: Callable[..., Archive]) -> Archive:
    return new_archive(PAGES).build()


def test_a_record_is_found_by_either_value_where_sources_disagree(new_archive: Callable[..., Archive]) -> None:
    front = (
        "figures:\n  dismissed:\n    value: about 394\n    sources: [leaflet-2009]\n    variants:\n"
        "      - value: '350'\n        sources: [leaflet-2009]\n"
    )
    held = new_archive({"campaigns/strike.md": campaign(front)}).build()
    assert fragments(held)["/campaigns/strike.html"]["content"].endswith("Dismissed: about 394; others say 350.")


def test_records_and_prose_are_found_and_lists_are_not(archive: Archive) -> None:
    assert set(fragments(archive)) == {
        "/organisations/imf.html",
        "/organisations/birlesik-metal-is.html",
        "/campaigns/strike.html",
        "/handbook.html",
    }


def test_passages_hold_the_author_s_words_only(archive: Archive) -> None:
    found = fragments(archive)
    assert found["/campaigns/strike.html"]["content"] == (
        "It began. Workers of Birleşik Metal-İş Çalışanları, and of others, went on strike."
    )
    assert found["/handbook.html"]["content"] == "How to write a page."


def test_a_result_can_show_kind_date_place_and_title(archive: Archive) -> None:
    meta = fragments(archive)["/campaigns/strike.html"]["meta"]
    shown = [meta[field] for field in ("title", "kind", "date", "place")]
    assert shown == ["A strike", "Campaign", "2009", "Gebze, Türkiye"]
    assert meta["key"] == "strike"


def test_names_find_the_record_and_the_records_that_name_it(archive: Archive) -> None:
    found = fragments(archive)
    assert found["/organisations/imf.html"]["meta"]["names"].split(BETWEEN_NAMES) == [
        "International Metalworkers' Federation", "国際金属労連", "IMF", "FITIM"
    ]  # fmt: skip
    others = found["/campaigns/strike.html"]["meta"]["others"].split(BETWEEN_RECORDS)
    assert [names.split(BETWEEN_NAMES) for names in others] == [["Birleşik Metal-İş Çalışanları", "Birlesik Metal-Is"]]


def test_towns_have_other_names() -> None:
    assert other_names("Gothenburg", frozenset({"sv"}))[0] == "Göteborg"
    assert set(other_names("Copenhagen", frozenset({"da", "de"}))) == {"København", "Kopenhagen"}
    assert other_names("Zurich", frozenset({"de"})) == ()  # the index folds accents by itself
    assert other_names("Sampletown", frozenset({"de"})) == ()


def test_facets_are_the_readers_values(archive: Archive) -> None:
    # Dates put the federation of 1893 first, the page without a date last.
    assert table(archive, "keys") == ["imf", "birlesik-metal-is", "strike", ""]
    has_strike = {
        facet: [value for value, rows in table(archive, f"facets/{facet}").items() if 2 in rows] for facet in FACETS
    }
    assert has_strike == {
        "kind": ["Campaign"],
        "decade": ["2000s"],
        "country": ["Türkiye"],
        "organisation": ["Birleşik Metal-İş Çalışanları"],
        "person": [],
        "subject": [],
        "language": [],
    }


def test_a_value_given_twice_counts_once(new_archive: Callable[..., Archive]) -> None:
    held = new_archive({"campaigns/strike.md": campaign("countries: [TR, TR]\nlanguages: [en, en]\n")}).build()
    assert table(held, "facets/country") == {"Türkiye": [0]}
    assert table(held, "facets/language") == {"English": [0]}


def test_common_words_of_the_archive_s_language_are_known_to_the_page(archive: Archive) -> None:
    (common,) = archive.page("search").xpath("//*[@id='archive-search']/@data-common-words")
    assert {"the", "of", "in"} <= set(common.split())
    assert "metal" not in common.split()


def test_other_spellings() -> None:
    assert other_spellings(["Göteborg", "IMF"]) == ()  # the index folds accents by itself
    assert other_spellings(["Metal Çalışanları", "Łódź"]) == ("Metal Calisanlari", "Lodz")
    assert other_spellings(["国際金属労連", "IGメタル"]) == ("際金属労連", "金属労連", "属労連", "労連", "タル")


def test_the_same_pages_give_the_same_bytes(archive: Archive, new_archive: Callable[..., Archive]) -> None:
    many = {f"campaigns/c{number}.md": campaign("countries: [TR, KR, SE]\n", f"Word{number}.") for number in range(40)}
    one, two = (new_archive({**PAGES, **many}).build(*jobs) for jobs in ((), ("-j", "2")))
    assert index_of(one) == index_of(two)
    assert len(index_of(one)) > 40


def test_nothing_is_written_again_when_nothing_changed(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(PAGES).build()
    folder = archive.out / "pagefind"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    archive.build("-E")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_a_changed_archive_has_the_index_of_a_new_one(new_archive: Callable[..., Archive]) -> None:
    changed = {
        "campaigns/strike.md": campaign("", "Another text."),
        "organisations/imf.md": FEDERATION.replace("FITIM", "FIOM"),
    }
    archive = new_archive(PAGES).build()
    archive.write(changed)
    (archive.docs / "handbook.md").unlink()
    archive.build()
    fresh = {name: text for name, text in {**PAGES, **changed}.items() if name != "handbook.md"}
    assert index_of(archive) == index_of(new_archive(fresh).build())
    assert "/handbook.html" not in fragments(archive)


def test_a_lost_stamp_or_half_an_index_is_made_again(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(PAGES).build()
    before = index_of(archive)
    (archive.out / "pagefind" / "made-from.txt").unlink()
    (archive.out / "pagefind" / "pagefind.js").write_text("half")
    archive.build()
    assert index_of(archive) == before


def test_other_formats_have_no_index(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(PAGES).build("-b", "text")
    assert not (archive.out / "pagefind").exists()


def test_pagefind_s_own_interfaces_stay_out(archive: Archive) -> None:
    assert not [name for name in index_of(archive) if "-ui" in name or "highlight" in name]


def test_only_the_search_page_loads_an_index(archive: Archive) -> None:
    for docname in ("index", "campaigns/strike", "handbook"):
        scripts = archive.page(docname).xpath("//script/@src")
        assert not [src for src in scripts if "pagefind" in src or "searchindex" in src or "search-start" in src]
    search = archive.page("search")
    assert not [src for src in search.xpath("//script/@src") if "searchindex" in src]
    facets = "kind decade country organisation person subject language"
    assert search.xpath("//*[@id='archive-search']/@data-facets") == [facets]
