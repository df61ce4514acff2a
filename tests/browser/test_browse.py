"""Browsing without a script: every list of the archive is whole, in order, and two clicks from home.

What the archive's own pages say in their front matter is the measure, not the code that lists.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from sphinx_archive.catalogue.addresses import anchor_of
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page
from tests.archives import words_of
from tests.browser.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from lxml.html import HtmlElement

    from sphinx_archive.records.fields import Record

DOCS = ROOT / "docs"
LARGEST = 500_000
# Listings whose values have pages; the kinds, names and terms have theirs by hand or by nature.
BY_VALUE = ("countries", "languages", "places", "decades", "years")


def _records() -> Iterator[Record]:
    for path in sorted(DOCS.glob("*/*.md")):
        page = read_page(path.relative_to(DOCS).as_posix(), path.read_bytes())
        if page.record:
            yield page.record


RECORDS = {record.key: record for record in _records()}
KEYS = {name: key for key, record in RECORDS.items() for name in (key, *record.aliases)}


def above(term: str) -> set[str]:
    """Return a term and all terms above it."""
    found, waiting = set(), [term]
    while waiting:
        key = KEYS[waiting.pop()]
        if key not in found:
            found.add(key)
            waiting += RECORDS[key].broader
    return found


def values(record: Record) -> Iterator[str]:
    """Yield the page of each value that a record has, without the ending of its file."""
    item = not KINDS[record.kind].is_authority
    yield from (f"browse/countries/{code.lower()}" for code in record.countries)
    yield from (f"browse/languages/{tag.lower()}" for tag in record.languages)
    yield from (f"browse/places/{anchor_of('place', place).removeprefix('place-')}" for place in record.places)
    years = record.date.value.years if record.date else ()
    yield from (f"browse/decades/{year // 10 * 10}s" for year in years)
    yield from (f"browse/years/{year}" for year in (years if item else {*years[:1], *years[-1:]}))
    if item and not years:
        yield from ("browse/years/undated", "browse/decades/undated")
    for key in (*record.organisations, *record.people):
        yield RECORDS[KEYS[key]].docname
    for key in record.subjects:
        yield from (RECORDS[term].docname for term in above(key))
    yield f"{KINDS[record.kind].folder}/index"


EXPECTED: dict[str, set[str]] = defaultdict(set)
for _record in RECORDS.values():
    for _page in values(_record):
        if _page != _record.docname:
            EXPECTED[_page].add(_record.docname)


def opened(site: Path, name: str) -> HtmlElement:
    return html.fromstring((site / f"{name}.html").read_bytes().decode("utf-8"))


def led_to(site: Path, name: str, links: Iterable[HtmlElement]) -> list[str]:
    """Return the pages to which links of a page lead, in order, without the ending of a file."""
    base = (site / name).parent
    paths = [urlsplit(link.get("href")) for link in links]
    found = [(base / unquote(path.path)).resolve() for path in paths if path.path and not path.scheme]
    return [path.relative_to(site).with_suffix("").as_posix() for path in found if path.suffix == ".html"]


def links_of(site: Path, name: str) -> list[str]:
    return led_to(site, name, opened(site, name).cssselect("a[href]"))


@pytest.fixture(scope="module")
def near(site: Path) -> set[str]:
    """Return the pages that two clicks reach from home."""
    once = {"index", *links_of(site, "index")}
    return once.union(*(links_of(site, name) for name in once))


def test_every_value_that_a_record_has_is_two_clicks_from_home(near: set[str]) -> None:
    assert len(EXPECTED) > 600
    assert set(EXPECTED) - near == set()


def test_the_whole_in_order_of_time_and_names_is_two_clicks_from_home(near: set[str]) -> None:
    assert {"browse/chronology", "organisations/index", "people/index", "subjects/index"} <= near


def test_every_page_of_a_value_belongs_to_a_value_and_lists_all_its_records(site: Path) -> None:
    for listing in BY_VALUE:
        folder = f"browse/{listing}"
        there = {path.relative_to(site).with_suffix("").as_posix() for path in (site / folder).glob("*.html")}
        assert there == {name for name in EXPECTED if name.startswith(f"{folder}/")}
        for name in there:
            listed = led_to(site, name, opened(site, name).cssselect(".listing > li a"))
            assert sorted(listed) == sorted(EXPECTED[name]), name


def test_pages_of_names_terms_and_kinds_list_all_their_records(site: Path) -> None:
    names = [name for name in EXPECTED if not name.startswith("browse/")]
    missing = {name: EXPECTED[name] - set(links_of(site, name)) for name in names}
    assert {name: lost for name, lost in missing.items() if lost} == {}


@pytest.mark.parametrize("listing", [*BY_VALUE, "organisations", "people", "subjects"])
def test_lists_are_in_order_of_date_and_counted_by_kind(site: Path, listing: str) -> None:
    when = {record.docname: record.date.value.sort_key for record in RECORDS.values() if record.date}
    folder = f"browse/{listing}" if listing in BY_VALUE else listing
    names = [name for name in EXPECTED if name.startswith(f"{folder}/") and not name.endswith("/index")]
    assert names
    for name in names:
        page = opened(site, name)
        assert page.cssselect("p.listing-total, p.listing-kind"), name
        for found in page.cssselect("ul.listing"):
            above_it = words_of(found.getprevious())
            if above_it[-1].isdigit():  # else it is a list of those who held an office
                titles = led_to(site, name, found.cssselect("li a"))
                dates = [when[title] for title in titles if title in when]
                assert all(earlier <= later for earlier, later in pairwise(dates)), name


def test_no_list_is_too_large(site: Path) -> None:
    sizes = {name: (site / f"{name}.html").stat().st_size for name in EXPECTED}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
